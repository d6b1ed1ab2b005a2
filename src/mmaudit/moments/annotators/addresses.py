"""Street addresses by the patterns of countries, by ``<address>`` and by a cue before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.moments.country import Country
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_TEXT_LIMIT = 500
_DIGIT = re.compile(r"\d")
_NEAR_PASSAGES = 2
_CUE_VALUE = re.compile(r"\s*[:：\-–]\s*(?P<value>[^\n|]{6,90})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A street (or a postcode with its city) at ``start``-``end``. ``confidence`` 0-1 by how it was found."""

    passage: Passage
    start: int
    end: int
    text: str
    confidence: float


def find_addresses(
    passages: Sequence[Passage], *, countries: Sequence[Country], vocabulary: Vocabulary
) -> tuple[Address, ...]:
    """Find addresses; a street inside running prose without postcode, cue or ``<address>`` is doubtful."""
    found: list[Address] = []
    for position, passage in enumerate(passages):
        if _DIGIT.search(passage.text[:_TEXT_LIMIT]) is None:
            continue
        address = _by_street(passage, passages, position, countries, vocabulary)
        address = address or _by_cue(passage, vocabulary) or _by_postcode(passage, countries, vocabulary)
        if address is not None:
            found.append(address)
    return tuple(found)


def _by_street(
    passage: Passage,
    passages: Sequence[Passage],
    position: int,
    countries: Sequence[Country],
    vocabulary: Vocabulary,
) -> Address | None:
    for country in countries:
        match = country.street.search(passage.text, 0, _TEXT_LIMIT)
        if match is None:
            continue
        near = passages[max(0, position - 1) : position + 1 + _NEAR_PASSAGES]
        place = any(
            country.postcode_city and country.postcode_city.search(p.text, 0, _TEXT_LIMIT) for p in near
        )
        sure = place or _is_address_element(passage) or _has_cue(passage, vocabulary)
        if len(passage.text) > 200 and not sure:
            continue
        return Address(
            passage=passage,
            start=match.start(),
            end=match.end(),
            text=match.group().strip(" ,"),
            confidence=0.95 if sure else 0.7,
        )
    return None


def _by_cue(passage: Passage, vocabulary: Vocabulary) -> Address | None:
    """Take what follows "Address:" when it holds a number and a letter."""
    cue = vocabulary.find("address", passage.lower)
    if cue is None or cue.start() > 40:
        return None
    value = _CUE_VALUE.match(passage.text, cue.end())
    if value is None or "http" in value["value"] or "@" in value["value"]:
        return None
    if not re.search(r"[^\W\d]{3,}.{0,40}\d|\d.{0,40}[^\W\d]{3,}", value["value"]):
        return None
    start, end = value.span("value")
    return Address(passage=passage, start=start, end=end, text=value["value"].strip(), confidence=0.75)


def _by_postcode(passage: Passage, countries: Sequence[Country], vocabulary: Vocabulary) -> Address | None:
    if len(passage.text) > 160:
        return None
    for country in countries:
        match = country.postcode_city and country.postcode_city.search(passage.text)
        if match and (_is_address_element(passage) or _has_cue(passage, vocabulary)):
            text = match.group().strip()
            return Address(passage=passage, start=match.start(), end=match.end(), text=text, confidence=0.6)
    return None


def _is_address_element(passage: Passage) -> bool:
    return passage.block.tag == "address" or re.search(r"(?:^| )address\b", passage.block.path) is not None


def _has_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    return bool(
        vocabulary.find("address", passage.lower)
        or vocabulary.find("address", passage.heading[:120])
        or vocabulary.find("contact", passage.heading[:120])
    )
