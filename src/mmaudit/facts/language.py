"""Which language is a page in: its own declaration, unless its text clearly says otherwise."""

from functools import cache
from importlib.resources import files

import msgspec
from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this the detector guesses: menus and product names look like any language.
MIN_BYTES = 200
SAMPLE_CHARS = 20_000
# A declaration is overruled only by a sure detector; without one, the likelier half is enough.
SURE = 0.9
LIKELY = 0.5


class _Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    primary: dict[str, str]


@cache
def primary_names() -> dict[str, str]:
    """Other codes of a language → the subtag that pages use, from ``languages.toml``."""
    raw = files("mmaudit.facts").joinpath("languages.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Languages).primary


@cache
def identifier() -> LanguageIdentifier:
    """The detector with its model (half a second to load), its scores being shares of 1."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def primary_subtag(tag: str) -> str:
    """``zh`` of ``zh-Hans-CN`` or ``zh_CN`` (BCP 47); empty when ``tag`` is no language."""
    first = tag.strip().replace("_", "-").split("-")[0].lower()
    named = primary_names().get(first, first)
    return named if named.isascii() and named.isalpha() and 2 <= len(named) <= 3 else ""


def detect(text: str, *, min_bytes: int = MIN_BYTES) -> tuple[str, float]:
    """The language of ``text`` and how sure that is (0-1); ``("", 0)`` when there is too little of it."""
    sample = " ".join(text[:SAMPLE_CHARS].split())
    # Bytes, not characters: a Chinese character says as much as three letters.
    if len(sample.encode("utf-8", "replace")) < min_bytes:
        return "", 0.0
    shares: dict[str, float] = {}
    for lang, share in identifier().rank(sample.encode("utf-8", "replace").decode("utf-8")):
        name = primary_subtag(lang)
        shares[name] = shares.get(name, 0.0) + float(share)
    best = max(shares, key=lambda name: shares[name])
    return best, shares[best]


def page_language(declared: str, text: str) -> str:
    """The primary language subtag of a page with ``html lang`` ``declared`` and visible ``text``, or ``""``."""
    named = primary_subtag(declared)
    detected, share = detect(text)
    if share >= (SURE if named else LIKELY):
        return detected
    return named
