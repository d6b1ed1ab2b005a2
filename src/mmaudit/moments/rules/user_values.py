"""The typed value that stands nearest to a cue of a user's question."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mmaudit.moments.findings import Findings
from mmaudit.moments.question import AnswerType, UserRule
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules.know import DATE
from mmaudit.moments.rules.mention import is_sentence

_NUMBER = re.compile(r"(?<![\d.,A-Za-z])\d+(?:[.,]\d+)*")
_YES_MARK = re.compile("[✓✔☑✅]")
_NO_MARK = re.compile("[✗✘☒❌]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value at ``start``-``end`` of a passage; ``answer`` is its normalised form."""

    passage: Passage
    start: int
    end: int
    answer: str
    confidence: float = 0.85


def nearest_value(
    rule: UserRule, reading: Reading, findings: Findings, cue: tuple[Passage, re.Match[str]]
) -> Value | None:
    """Choose the value of the wanted type within ``rule.near`` blocks: in the cue's own block, below it, above it."""
    passage, match = cue
    values = [
        each
        for each in _values(rule, reading, findings, cue)
        if abs(each.passage.index - passage.index) <= rule.near
    ]
    return min(values, key=lambda each: _distance(each, passage, match.end()), default=None)


def _distance(value: Value, passage: Passage, cue_end: int) -> tuple[int, bool, int]:
    """Rank a value: blocks away, below before above, and in the cue's block after the cue before it."""
    below = value.passage.index - passage.index
    if below:
        return abs(below), below < 0, value.start
    return 0, value.start < cue_end, abs(value.start - cue_end)


def _values(
    rule: UserRule, reading: Reading, findings: Findings, cue: tuple[Passage, re.Match[str]]
) -> Iterable[Value]:
    match rule.answer:
        case AnswerType.NUMBER:
            return _matches(_NUMBER, _around(rule, reading, cue[0]))
        case AnswerType.DATE:
            return _matches(DATE, _around(rule, reading, cue[0]))
        case AnswerType.YESNO:
            return _yes_or_no(reading, cue[0])
        case _:
            return _found(rule.answer, findings)


def _around(rule: UserRule, reading: Reading, passage: Passage) -> tuple[Passage, ...]:
    return reading.passages[max(0, passage.index - rule.near) : passage.index + rule.near + 1]


def _matches(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Iterator[Value]:
    for passage in passages:
        for match in pattern.finditer(passage.text):
            yield Value(passage=passage, start=match.start(), end=match.end(), answer=match.group())


def _yes_or_no(reading: Reading, passage: Passage) -> Iterator[Value]:
    """Take a word or mark of denial beside the cue for "no"; a word of assent, or a sentence without either, for "yes"."""
    words = reading.vocabulary
    denied = words.find("no", passage.lower) or _NO_MARK.search(passage.text)
    affirmed = words.find("yes", passage.lower) or _YES_MARK.search(passage.text)
    said = denied or affirmed
    if said is None and not is_sentence(passage.text):
        return
    yield Value(
        passage=passage,
        start=said.start() if said else 0,
        end=said.end() if said else len(passage.text),
        answer="no" if denied else "yes",
        confidence=0.75 if said else 0.6,
    )


def _found(kind: AnswerType, findings: Findings) -> Iterator[Value]:
    match kind:
        case AnswerType.PHONE:
            for phone in findings.phones:
                yield Value(passage=phone.passage, start=phone.start, end=phone.end, answer=phone.e164)
        case AnswerType.ADDRESS:
            for address in findings.addresses:
                yield Value(
                    passage=address.passage, start=address.start, end=address.end, answer=address.text
                )
        case AnswerType.HOURS:
            for hours in findings.hours:
                yield Value(passage=hours.passage, start=hours.start, end=hours.end, answer=hours.osm)
        case AnswerType.MONEY:
            for money in findings.money:
                yield Value(passage=money.passage, start=money.start, end=money.end, answer=money.text)
        case AnswerType.DURATION:
            for time in findings.durations:
                yield Value(
                    passage=time.passage, start=time.start, end=time.end, answer=f"{time.minutes:g} min"
                )
        case AnswerType.STEPS:
            for steps in findings.steps:
                first, count = steps.passages[0], len(steps.passages)
                yield Value(passage=first, start=0, end=len(first.text), answer=f"{count} steps")
