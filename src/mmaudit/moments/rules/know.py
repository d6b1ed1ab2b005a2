"""Rules of "know": what it is, questions and answers, who is behind it, how fresh it is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, structured_hit, text_hit
from mmaudit.moments.marks import load_marks
from mmaudit.moments.reading import Reading
from mmaudit.moments.rules.mention import cued, is_sentence, promising_links
from mmaudit.moments.words import count_words
from mmaudit.moments.zones import is_named

_ABOUT_CHARACTERS = 700
_ABOUT_HEADING = 40
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NUMBERING = re.compile(r"^[\d.\s]+")
# At the beginning and after no letter: mis-decoded text is full of "Ã©", and bibliographies of others' rights.
_COPYRIGHT = re.compile(r"[^©]{0,25}(?<![^\W_])©[^\n]{0,40}?[^\W\d_]{3,}[^\n]{0,60}")
_LINK_SHARE = 3
DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d\s?[-./年]\s?[01]?\d\s?[-./月]\s?[0-3]?\d|[0-3]?\d\s?[./-]\s?[01]?\d\s?[./-]\s?(?:19|20)\d\d"
    r"|[0-3]?\d\.?\s[^\W\d]{3,14}\.?,?\s(?:19|20)\d\d|[^\W\d]{3,14}\.?\s[0-3]?\d,?\s(?:19|20)\d\d)(?!\d)"
)


def what(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the sentence that says what this is; the description alone is seen by nobody on the page."""
    definition = findings.definition
    if definition is not None:
        status = AnswerStatus.ANSWERED if definition.names_subject else AnswerStatus.PARTIAL
        confidence = 0.6 if definition.is_lead else 0.85
        yield text_hit(definition.passage, confidence=confidence, status=status)
    if reading.page.description.strip():
        hit = structured_hit(reading.page.description, reading, confidence=0.4)
        yield hit if hit.selector else replace(hit, status=AnswerStatus.PARTIAL)


def faq(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find questions with their answers beneath."""
    confidence = 0.9 if len(findings.question_answers) >= 3 else 0.7
    for pair in findings.question_answers:
        answer = pair.answer.text.strip()[:200]
        hit = text_hit(pair.question, answer=answer, confidence=confidence)
        yield replace(hit, collapsed=pair.answer.block.collapsed or hit.collapsed)
    for item in findings.items:
        if "Question" in item.types and any(item.items("acceptedAnswer", "suggestedAnswer")):
            yield structured_hit(item.first("name", "text") or "Question", reading)
    yield from promising_links(reading, "faq")


def who(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a sentence on who they are, an author or an organisation; a link "About us" promises it.

    A cue within a sentence counts with a year ("since 1987"): "learn more about" says nothing of them. A line
    of copyright only names somebody.
    """
    for passage, match in cued(reading, "about"):
        in_text = (
            passage.in_main and not passage.block.heading_level and len(passage.text) <= _ABOUT_CHARACTERS
        )
        if in_text and is_sentence(passage.text) and _YEAR.search(passage.text):
            yield text_hit(passage, start=match.start(), end=match.end(), confidence=0.6)
    for passage in reading.passages:
        if passage.in_main and is_sentence(passage.text) and _is_about(passage.heading, reading):
            yield text_hit(passage, confidence=0.75)
            break
    for passage in reading.passages:
        if passage.in_main and is_named(passage.block.path, "author") and count_words(passage.text) >= 2:
            yield text_hit(passage, confidence=0.6)
    for passage in reading.passages:
        notice = _COPYRIGHT.match(passage.text)
        if notice and not passage.zone.is_silent:
            hit = text_hit(passage, start=notice.start(), end=notice.end(), confidence=0.4)
            yield replace(hit, status=AnswerStatus.PARTIAL)
    for item in findings.items:
        is_someone = any(
            load_marks().is_type(name, kind) for name in item.types for kind in ("organization", "place")
        )
        name = item.first("legalName", "name")
        if is_someone and name:
            yield structured_hit(name, reading, confidence=0.6)
    for hit in promising_links(reading, "about"):
        if _is_about(hit.quote.lower(), reading):
            yield hit


def _is_about(heading: str, reading: Reading) -> bool:
    """Say whether a heading or link announces who they are and little else; a number may stand before it."""
    bare = _NUMBERING.sub("", heading).strip()
    cue = reading.vocabulary.find("about", bare)
    if cue is None or len(bare) > _ABOUT_HEADING:
        return False
    return cue.start() == 0 or _LINK_SHARE * (cue.end() - cue.start()) >= len(bare)


def fresh(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the date of publication or of the last change."""
    yield from find_dates(reading)
    for item in findings.items:
        for text in item.texts("dateModified", "datePublished", "article:modified_time"):
            yield structured_hit(text[:10], reading, answer=text[:40], confidence=0.7)


def find_dates(reading: Reading) -> Iterator[Hit]:
    """Find visible dates of publication or of the last change."""
    for passage, match in cued(reading, "updated"):
        date = DATE.search(passage.text, match.start(), match.end() + 80)
        if date and passage.is_own:
            yield text_hit(passage, start=match.start(), end=date.end(), answer=date.group(), confidence=0.85)
    for passage in reading.passages:
        if passage.block.tag == "time" and passage.is_own and DATE.search(passage.text):
            yield text_hit(passage, answer=passage.text.strip()[:40], confidence=0.8)
