"""Rules of "do" beside the steps: how hard and dear it is, what if it fails, tools to load, to print or keep it."""

from collections.abc import Iterator

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, control_hit, link_hit, structured_hit, text_hit
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules.mention import cued

_LABEL_CHARACTERS = 80
_BUTTON_CHARACTERS = 40


def difficulty_cost(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a label such as "Difficulty: easy" or "Estimated cost", or what the data says of it."""
    for passage, match in cued(reading, "difficulty"):
        if passage.in_main and len(passage.text) <= _LABEL_CHARACTERS:
            # A label alone says it in its neighbour.
            told = passage if match.end() + 2 < len(passage.lower) else _after(reading, passage)
            if told is not None:
                yield text_hit(told, confidence=0.7)
    for item in findings.items:
        costs = [each.first("value", "price") for each in item.items("estimatedCost")]
        for text in (*item.texts("estimatedCost", "educationalLevel"), *filter(None, costs)):
            yield structured_hit(text, reading)


def _after(reading: Reading, passage: Passage) -> Passage | None:
    following = reading.passages[passage.index + 1 : passage.index + 2]
    return next((each for each in following if 0 < len(each.text.strip()) <= _LABEL_CHARACTERS), None)


def troubleshoot(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find what to do when it fails: a heading or a question about it with text beneath, or a link to one."""
    del findings
    for passage, _ in cued(reading, "trouble"):
        below = _after_heading(reading, passage)
        if passage.in_main and passage.block.heading_level and below is not None:
            yield text_hit(below, confidence=0.75)
        elif passage.in_main and len(passage.text) > _LABEL_CHARACTERS:
            yield text_hit(passage, status=AnswerStatus.PARTIAL, confidence=0.5)
    for seen in reading.links:
        if seen.zone.is_own and len(seen.lower) <= _LABEL_CHARACTERS and _has(reading, "trouble", seen.lower):
            yield link_hit(seen, status=AnswerStatus.LINKED, confidence=0.5)


def _after_heading(reading: Reading, heading: Passage) -> Passage | None:
    below = reading.passages[heading.index + 1 : heading.index + 2]
    return next((each for each in below if each.in_main and not each.block.heading_level), None)


def download_tool(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a calculator, a template or a file to load in the page's own content."""
    for seen in reading.links:
        if (
            seen.zone.is_own
            and len(seen.lower) <= _LABEL_CHARACTERS
            and _has(reading, "download", seen.lower)
        ):
            yield link_hit(seen, confidence=0.7)
    for control in reading.controls:
        if control.zone.is_own and _has(reading, "download", control.lower[:_BUTTON_CHARACTERS]):
            yield control_hit(control, confidence=0.7)
    for item in findings.items:
        if item.first("name") and {"SoftwareApplication", "WebApplication"} & set(item.types):
            yield structured_hit(item.first("name"), reading)


def print_save(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a button or link that prints or keeps the page."""
    del findings
    for control in reading.controls:
        if control.zone.is_own and _has(reading, "print_save", control.lower[:_BUTTON_CHARACTERS]):
            yield control_hit(control, confidence=0.75)
    for seen in reading.links:
        if (
            seen.zone.is_own
            and len(seen.lower) <= _BUTTON_CHARACTERS
            and _has(reading, "print_save", seen.lower)
        ):
            yield link_hit(seen, confidence=0.75)


def _has(reading: Reading, key: str, lower: str) -> bool:
    return reading.vocabulary.find(key, lower) is not None
