"""From the bytes of a saved page to text: there is no header any more that names their encoding."""

import codecs
import re
from functools import cache

import msgspec
from bs4.dammit import EncodingDetector

from mmaudit.moments.package_data import read_toml

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The file signatures (https://mimesniff.spec.whatwg.org/) of what is often saved beside pages.
_SIGNATURES = (b"%PDF-", b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"wOF")
_SAMPLE_BYTES = 1_000
_STRAY_ZEROS = 0.1
_MARKUP = re.compile(rb"\s*<[!?a-zA-Z]")
_LANG = re.compile(rb"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", re.IGNORECASE)
_LANG_BYTES = 10_000
# Of what is not the encoding that it claims more than every fiftieth character is wrong; a slip is a character or two.
_SLIPS = 50
# Python also calls "hex", "zlib" and "punycode" encodings.
_FAMILIES = re.compile(r"utf-8|cp\d|iso|koi8|gb|big5|euc|shift|mac|hz|johab|ptcp|tis")


class Encodings(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """``encodings/encodings.toml`` as it stands."""

    labels: dict[str, str]
    languages: dict[str, str]


def decode_page(data: bytes, *, lang: str = "") -> str:
    """Read bytes as text: by the byte order mark, as UTF-8, by the page's own word, by its language, as Windows-1252.

    What does not fit becomes U+FFFD; never raises.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    declared = _codec(EncodingDetector.find_declared_encoding(data, is_html=True) or "")
    if declared == "iso2022_jp":  # seven bits, so it would pass for UTF-8
        return data.decode(declared, "replace")
    text = data.decode("utf-8", "replace")
    if _is_utf8(text):
        return text
    names = (declared, _language_codec(data, lang), "cp1252")
    texts = (data.decode(name, "replace") for name in names if name)
    return next(
        (text for text in texts if text.count("\ufffd") * _SLIPS <= len(text)), data.decode("latin-1")
    )


def _is_utf8(text: str) -> bool:
    """Say whether it is UTF-8 but for slips, such as a character cut in two: other sets seldom give whole ones."""
    wrong = text.count("\ufffd")
    return not wrong or sum(1 for character in text if character > "\x7f") > 3 * wrong


def is_binary(data: bytes) -> bool:
    """Say whether bytes are no text: a picture, an archive, a PDF."""
    if data.startswith(tuple(bom for bom, _ in _BOMS)) or _wide_encoding(data):
        return False
    # A page may hold a stray zero, which browsers pass over.
    sample = data[:_SAMPLE_BYTES]
    most = len(sample) * _STRAY_ZEROS if _MARKUP.match(sample) else 0
    return data.startswith(_SIGNATURES) or sample.count(0) > most


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: in markup every other byte is zero."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) * 3 > half and not sample[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) * 3 > half and not sample[1::2].count(0) else ""


def _language_codec(data: bytes, lang: str) -> str:
    stated = _LANG.search(data, 0, _LANG_BYTES)
    name = (stated[1].decode("ascii") if stated else lang).lower()
    languages = _encodings().languages
    return languages.get(name) or languages.get(name.split("-")[0], "")


def _codec(label: str) -> str:
    """Python's name of an encoding, or an empty string when there is none that pages use."""
    name = label.strip().lower()
    try:
        codec = codecs.lookup(_encodings().labels.get(name, name)).name if name else ""
    except (LookupError, ValueError):
        return ""
    return codec if _FAMILIES.match(codec) else ""


@cache
def _encodings() -> Encodings:
    return read_toml("encodings/encodings.toml", Encodings)
