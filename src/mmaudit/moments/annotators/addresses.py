"""Street addresses by the patterns of countries, by ``<address>`` and by a cue before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mmaudit.moments.country import Country
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import UNSPACED, is_prose

SURE = 0.95
LIKELY = 0.7
HALF = 0.6
_LABELLED = 0.75
_TEXT_LIMIT = 600
_PROSE_CHARACTERS = 200
_HALF_CHARACTERS = 160
_LABEL_CHARACTERS = 28
_CUE_OFFSET = 40
_NEAR_PASSAGES = 2
_AFTER_CHARACTERS = 6
_FIELD_TAGS = frozenset({"label", "legend", "button", "option"})
_DIGIT = re.compile(r"\d")
_CUE_VALUE = re.compile(r"\s*[:：\-–]\s*(?P<value>[^\n|]{6,90})")
_NUMBERED_NAME = re.compile(r"[^\W\d]{3,}.{0,40}\d|\d.{0,40}[^\W\d]{3,}|[\u4e00-\u9fff]{2,}.{0,40}\d")
_COPYRIGHT = re.compile(r"\s{0,3}(?:©|\(c\))\s{0,3}(?:(?:19|20)\d\d\s?[-–]?\s?){0,2}", re.IGNORECASE)
# A number that measures something: a way, a time, a price.
_AMOUNT = re.compile(
    r"\d\s?(?:min|km|мин|км|phút|分钟|公里|分鐘|キロ|€|%|Kč|zł|kr|₽|руб)(?![^\W\d])|\d\s[hmglWV](?![^\W\d])|\d[,.][-–—]"
)
# What Chinese, Japanese and Korean addresses are made of.
_PLACE_SIGNS = re.compile(
    "[省市区區县縣镇鎮乡鄉村路街道号號楼樓室弄巷层層栋棟町丁番都府県郡州시군구동로길읍면리층호]"
)
_NO_ADDRESS = re.compile(r"https?:|www\.|[@©]|\d{1,3}(?:\.\d{1,3}){3}|\d[:.]\d\d\s?[-–—]\s?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A street (or a postcode with its city) at ``start``-``end``. ``confidence`` 0-1 by how it was found.

    ``is_partial``: it names no door: a postcode with its city, or a box at the post office.
    """

    passage: Passage
    start: int
    end: int
    text: str
    confidence: float
    is_partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A passage, what stands around it, and whether something says that it is an address."""

    passage: Passage
    near: Sequence[Passage]
    label: bool
    is_cued: bool


def find_addresses(
    passages: Sequence[Passage], *, countries: Sequence[Country], vocabulary: Vocabulary
) -> tuple[Address, ...]:
    """Find addresses; a street inside running prose without postcode, cue or ``<address>`` is doubtful.

    That of another firm, such as the one that hosts the site, is none.
    """
    found: list[Address] = []
    for position, passage in enumerate(passages):
        if not _may_be_one(passage, vocabulary) or _is_of_another(passage, vocabulary):
            continue
        place = _place(passages, position, vocabulary)
        address = (
            _by_street(place, countries, vocabulary)
            or _by_cue(place, countries, vocabulary)
            or _half(place, countries)
        )
        if address is not None:
            found.append(address)
    return tuple(found)


def _may_be_one(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Want a number, but for Chinese and Japanese after a word for address; the label of a field is none."""
    if passage.block.tag in _FIELD_TAGS or passage.text.rstrip(" *").endswith((":", "：")):
        return False
    if _DIGIT.search(passage.text[:_TEXT_LIMIT]):
        return True
    is_short = len(passage.text) <= _HALF_CHARACTERS and UNSPACED.search(passage.text) is not None
    return is_short and vocabulary.find("address", passage.lower) is not None


def _place(passages: Sequence[Passage], position: int, vocabulary: Vocabulary) -> _Place:
    passage = passages[position]
    before = passages[position - 1] if position else None
    label = (
        before is not None
        and len(before.text) <= _LABEL_CHARACTERS
        and vocabulary.find("address", before.lower) is not None
    )
    named = passage.block.tag == "address" or re.search(r"(?:^| )address\b", passage.block.path)
    return _Place(
        passage=passage,
        near=passages[max(0, position - 1) : position + 1 + _NEAR_PASSAGES],
        label=label,
        is_cued=bool(label or named or _has_cue(passage, vocabulary)),
    )


def _by_street(place: _Place, countries: Sequence[Country], vocabulary: Vocabulary) -> Address | None:
    passage = place.passage
    notice = _COPYRIGHT.match(passage.text)
    first = notice.end() if notice else 0
    for country in countries:
        match = country.street.search(passage.text, first, _TEXT_LIMIT)
        beside = match is not None and _is_beside_place(place, country)
        if match is None and country.weak is not None:
            match = country.weak.search(passage.text, 0, _TEXT_LIMIT)
            beside = match is not None and _is_beside_place(place, country)
            if not (beside or place.is_cued) or _is_label(match, passage, vocabulary):
                continue
            match = None if match is None or _is_amount(match) else match
        if match is None or (_is_amount(match) and not beside):
            continue
        sure = beside or place.is_cued
        if len(passage.text) > _PROSE_CHARACTERS and not sure:
            continue
        start = _after_label(match, passage, vocabulary)
        return _address(match, passage, start=start, confidence=SURE if sure else LIKELY)
    return None


def _is_label(match: re.Match[str] | None, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Say whether a street would be a word for address and a number, as "Address 2" in a form."""
    return match is not None and vocabulary.cues["address"].match(passage.lower, match.start()) is not None


def _is_amount(match: re.Match[str]) -> bool:
    """Say whether a street would be a thing and an amount: "Advanced 36 h", "Šunková 185,-"."""
    return _AMOUNT.search(match.string, match.start(), match.end() + _AFTER_CHARACTERS) is not None


def _after_label(match: re.Match[str], passage: Passage, vocabulary: Vocabulary) -> int:
    """Begin behind a word for address that a pattern took for a part of the street's name."""
    label = vocabulary.cues["address"].match(passage.lower, match.start(), match.end())
    number = _DIGIT.search(passage.text, match.start(), match.end())
    if label is None or number is None or passage.text[label.end() : number.start()].strip(" :.,") == "":
        return match.start()
    return label.end() + len(passage.text[label.end() :]) - len(passage.text[label.end() :].lstrip(" :："))


def _is_beside_place(place: _Place, country: Country) -> bool:
    pattern = country.postcode_city
    return pattern is not None and any(pattern.search(each.text, 0, _TEXT_LIMIT) for each in place.near)


def _by_cue(place: _Place, countries: Sequence[Country], vocabulary: Vocabulary) -> Address | None:
    """Take what follows "Address:", in this block or the next cell, when it holds a number and a letter."""
    text = place.passage.text
    start, end = 0, len(text)
    if not place.label or len(text) > _PROSE_CHARACTERS:
        cue = vocabulary.find("address", place.passage.lower)
        value = _CUE_VALUE.match(text, cue.end()) if cue and cue.start() <= _CUE_OFFSET else None
        if value is None:
            return None
        start, end = value.span("value")
    other = _first_other(place.passage.lower, start, end, vocabulary)
    end = end if other is None else other
    shown = text[start:end].strip(" ,;.")
    if _NO_ADDRESS.search(shown) or not _NUMBERED_NAME.search(shown):
        return None
    if vocabulary.find("hours", shown.lower()) or is_prose(shown) or _AMOUNT.search(shown):
        return None
    if UNSPACED.search(shown) and not _PLACE_SIGNS.search(shown):
        return None
    # "Address 2" beside "Address 1" is the next field of a form.
    if place.label and vocabulary.find("address", shown.lower()):
        return None
    if any(each.postcode_city is not None and each.postcode_city.fullmatch(shown) for each in countries):
        return None
    return Address(passage=place.passage, start=start, end=end, text=shown, confidence=_LABELLED)


def _first_other(lower: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Give where a telephone or a register code begins within ``start``-``end``."""
    matches = (vocabulary.cues[key].search(lower, start, end) for key in ("phone", "not_phone", "email"))
    return min((match.start() for match in matches if match), default=None)


def _half(place: _Place, countries: Sequence[Country]) -> Address | None:
    """Take a postcode with its city, or a box at the post office, where something says so."""
    if len(place.passage.text) > _HALF_CHARACTERS or "©" in place.passage.text:
        return None
    return next(_halves(place, countries), None)


def _halves(place: _Place, countries: Sequence[Country]) -> Iterator[Address]:
    for country in countries:
        patterns = [country.partial, country.postcode_city if place.is_cued else None]
        for pattern in patterns:
            match = pattern.search(place.passage.text) if pattern is not None else None
            if match is not None:
                yield _address(match, place.passage, confidence=HALF, is_partial=True)


def _address(
    match: re.Match[str],
    passage: Passage,
    *,
    confidence: float,
    start: int | None = None,
    is_partial: bool = False,
) -> Address:
    begin = match.start() if start is None else start
    return Address(
        passage=passage,
        start=begin,
        end=match.end(),
        text=passage.text[begin : match.end()].strip(" ,"),
        confidence=confidence,
        is_partial=is_partial,
    )


def _has_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    return bool(
        vocabulary.find("address", passage.lower)
        or vocabulary.find("address", passage.heading[:120])
        or vocabulary.find("contact", passage.heading[:120])
    )


def _is_of_another(passage: Passage, vocabulary: Vocabulary) -> bool:
    return bool(
        vocabulary.find("other_firm", passage.heading[:120])
        or vocabulary.cues["other_firm"].search(passage.lower, 0, _TEXT_LIMIT)
    )
