"""Answers that are a sentence with a cue: parking, transit, delivery, returns."""

import re
from collections.abc import Iterator

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.hit import Hit, link_hit, text_hit
from mmaudit.moments.link_texts import all_link_texts, is_only_links
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.words import UNSPACED

_SENTENCE_CHARACTERS = 25
_CJK_SENTENCE_CHARACTERS = 8


def is_sentence(text: str) -> bool:
    """Say whether a text says something, beyond naming a thing."""
    return len(text) >= (_CJK_SENTENCE_CHARACTERS if UNSPACED.search(text) else _SENTENCE_CHARACTERS)


def cued(reading: Reading, key: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Find the passages that hold a cue, but for those in cookie notices, code and filler."""
    for passage in reading.passages:
        if not passage.zone.is_silent and (match := reading.vocabulary.find(key, passage.lower)):
            yield passage, match


def sentences(reading: Reading, key: str, *, confidence: float) -> Iterator[Hit]:
    """Quote sentences with a cue; headings and lines of links are none."""
    link_texts = all_link_texts(reading)
    for passage, match in cued(reading, key):
        named = passage.block.heading_level or passage.zone == "nav" or not is_sentence(passage.text)
        if not named and not is_only_links(passage.text, link_texts):
            yield text_hit(passage, start=match.start(), end=match.end(), confidence=confidence)


def promising_links(reading: Reading, key: str) -> Iterator[Hit]:
    """Quote links that promise the answer elsewhere."""
    for seen in reading.links:
        if 0 < len(seen.lower) <= 60 and reading.vocabulary.find(key, seen.lower):
            yield link_hit(seen, status=AnswerStatus.LINKED, confidence=0.5)
