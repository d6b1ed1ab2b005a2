"""Answers a user's own question: a link that fits, or a typed value close to one of its cues."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, link_hit, text_hit
from mmaudit.moments.question import AnswerType, UserRule
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules import do, go
from mmaudit.moments.rules.mention import is_sentence
from mmaudit.moments.rules.rule import Rule
from mmaudit.moments.vocabulary import words_pattern

_TYPED: Mapping[AnswerType, Rule] = {
    AnswerType.PHONE: go.phone,
    AnswerType.ADDRESS: go.address,
    AnswerType.HOURS: go.hours,
    AnswerType.STEPS: do.steps,
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def answer_user_question(rule: UserRule, reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Give the evidence for a user's question."""
    for seen in reading.links:
        if any(pattern.search(seen.link.url) for pattern in rule.links):
            yield link_hit(seen)
    cued = _cued_passages(rule, reading)
    if not any(rule.cues.values()) and rule.answer in _TYPED:
        yield from _TYPED[rule.answer](reading, findings)
    for passage, start, end in cued:
        yield from _near(rule, reading, findings, passage, start, end)


def _cued_passages(rule: UserRule, reading: Reading) -> list[tuple[Passage, int, int]]:
    pattern = _cues(tuple((lang, words) for lang, words in sorted(rule.cues.items())))
    found = []
    for passage in reading.passages:
        match = pattern.search(passage.lower)
        if match:
            found.append((passage, match.start(), match.end()))
    return found


@lru_cache(maxsize=512)
def _cues(cues: Sequence[tuple[str, tuple[str, ...]]]) -> re.Pattern[str]:
    """Compile cues as stems ("charging point" finds "charging points"); without spaces they match anywhere."""
    words = [word.lower().strip("* ") for _, each in cues for word in each if word.strip("* ")]
    spaced = [word for word in words if not re.search(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]", word)]
    joined = [word for word in words if word not in spaced]
    stems = [f"{word}*" for word in spaced]
    return re.compile(f"{words_pattern(stems, spaced=True)}|{words_pattern(joined, spaced=False)}")


def _near(
    rule: UserRule, reading: Reading, findings: Findings, passage: Passage, start: int, end: int
) -> Iterator[Hit]:
    low, high = passage.index - rule.near, passage.index + rule.near
    values = [each for each in _values(rule.answer, findings) if low <= each[0].index <= high]
    if rule.answer is AnswerType.NUMBER:
        values = [
            (near, match.start(), match.end(), match.group())
            for near in reading.passages[max(0, passage.index) : high + 1]
            if (match := _NUMBER.search(near.text)) is not None
        ][:1]
    for near, at, to, value in sorted(values, key=lambda each: abs(each[0].index - passage.index))[:1]:
        yield text_hit(near, start=at, end=to, answer=value, confidence=0.85)
    if rule.answer is AnswerType.LINK:
        for seen in reading.links:
            if seen.link.text.strip() and seen.link.text.strip() in passage.text:
                yield link_hit(seen, confidence=0.8)
    elif rule.answer is AnswerType.ANY and is_sentence(passage.text):
        yield text_hit(passage, start=start, end=end, confidence=0.7)
    else:
        yield text_hit(passage, start=start, end=end, confidence=0.4, status=AnswerStatus.PARTIAL)


def _values(kind: AnswerType, findings: Findings) -> list[tuple[Passage, int, int, str]]:
    match kind:
        case AnswerType.PHONE:
            return [(each.passage, each.start, each.end, each.e164) for each in findings.phones]
        case AnswerType.ADDRESS:
            return [(each.passage, each.start, each.end, each.text) for each in findings.addresses]
        case AnswerType.HOURS:
            return [(each.passage, each.start, each.end, each.osm) for each in findings.hours]
        case AnswerType.MONEY:
            return [(each.passage, each.start, each.end, each.text) for each in findings.money]
        case AnswerType.DURATION:
            return [
                (each.passage, each.start, each.end, f"{each.minutes:g} min") for each in findings.durations
            ]
        case AnswerType.STEPS:
            return [
                (each.passages[0], 0, len(each.passages[0].text), f"{len(each.passages)} steps")
                for each in findings.steps
            ]
        case AnswerType.ANY | AnswerType.NUMBER | AnswerType.LINK:
            return []
