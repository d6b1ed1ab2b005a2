"""Makes text that came from a site harmless and visible. Every output passes its strings through ``clean``."""

import re

# Half of a pair without its other half: no encoding can carry it.
_SURROGATES = re.compile("[\ud800-\udfff]")
# C0 without TAB and LF, DEL, C1: terminals obey them (8-bit CSI is U+009B, OSC is U+009D).
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Embeddings, overrides and isolates reorder what stands around them: https://www.unicode.org/reports/tr9/
# LRM, RLM and ALM stay: honest right-to-left text uses them and they move nothing beyond a neighbour.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SEPARATORS = re.compile("[\u2028\u2029]")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"\s+")

ELLIPSIS = "…"


def clean(text: str, limit: int = 2000) -> str:
    """``text`` without anything that acts: at most ``limit`` characters, controls as ``\\x1b`` or ``\\u202e``.

    TAB and LF stay, CR LF becomes LF. Cleaning twice changes nothing more.
    """
    text = _cut(text, limit).replace("\r\n", "\n")
    text = _SURROGATES.sub("\ufffd", text)
    text = _NONCHARACTERS.sub("\ufffd", text)
    text = _CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    text = _REORDERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _cut(_SEPARATORS.sub("\n", text), limit)


def clean_line(text: str, limit: int = 300) -> str:
    """``clean`` on a single line: every run of white space is one space."""
    # Twice the limit is read: white space may vanish, and a megabyte of it must not be searched.
    return clean(_SPACES.sub(" ", clean(text, 4 * limit)).strip(), limit)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + ELLIPSIS
