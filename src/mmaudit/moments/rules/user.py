"""Answers a user's own question: a link or structured data that fit, or a typed value close to one of its cues."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, link_hit, structured_hit, text_hit
from mmaudit.moments.question import UNCUED, AnswerType, UserRule
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules import do, go
from mmaudit.moments.rules.mention import is_sentence
from mmaudit.moments.rules.rule import Rule
from mmaudit.moments.rules.user_values import Value, nearest_value
from mmaudit.moments.vocabulary import words_pattern

_TYPED: Mapping[AnswerType, Rule] = {
    AnswerType.PHONE: go.phone,
    AnswerType.ADDRESS: go.address,
    AnswerType.HOURS: go.hours,
    AnswerType.STEPS: do.steps,
}
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
_Words = tuple[tuple[str, tuple[str, ...]], ...]


def answer_user_question(rule: UserRule, reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Give the evidence for a user's question; a free-form one has none (see ``moments.candidates``)."""
    banned = _pattern(rule.must_not)
    for seen in reading.links:
        fits = any(pattern.search(seen.link.url) for pattern in rule.links)
        if fits and not banned.search(seen.lower):
            yield link_hit(seen)
    for path in rule.structured:
        for value in path.values(findings.items):
            yield structured_hit(value, reading)
    if not any(rule.cues.values()) and rule.answer in UNCUED:
        hits = _TYPED[rule.answer](reading, findings)
        yield from (hit for hit in hits if not banned.search(hit.quote.lower()))
    for passage, match in _cued_passages(rule, reading, banned):
        yield from _near(rule, reading, findings, (passage, match), banned)


def _cued_passages(
    rule: UserRule, reading: Reading, banned: re.Pattern[str]
) -> Iterator[tuple[Passage, re.Match[str]]]:
    pattern = _pattern(rule.cues)
    for passage in reading.passages:
        if passage.zone.is_silent:
            continue
        match = pattern.search(passage.lower)
        if match and not banned.search(passage.lower):
            yield passage, match


def _pattern(words: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    return _compiled(tuple(sorted(words.items())))


@lru_cache(maxsize=512)
def _compiled(words: _Words) -> re.Pattern[str]:
    """Compile cues as stems ("charging point" finds "charging points"); without spaces they match anywhere."""
    plain = [word.lower().strip("* ") for _, each in words for word in each if word.strip("* ")]
    spaced = [word for word in plain if not _UNSPACED.search(word)]
    joined = [word for word in plain if word not in spaced]
    stems = [f"{word}*" for word in spaced]
    return re.compile(f"{words_pattern(stems, spaced=True)}|{words_pattern(joined, spaced=False)}")


def _near(
    rule: UserRule,
    reading: Reading,
    findings: Findings,
    cue: tuple[Passage, re.Match[str]],
    banned: re.Pattern[str],
) -> Iterator[Hit]:
    passage, match = cue
    value = nearest_value(rule, reading, findings, cue)
    if value is not None and not banned.search(value.passage.lower):
        yield _value_hit(value)
    elif rule.answer is AnswerType.LINK:
        for seen in reading.links:
            if seen.link.text.strip() and seen.link.text.strip() in passage.text:
                yield link_hit(seen, confidence=0.8)
    elif rule.answer is AnswerType.ANY and is_sentence(passage.text):
        yield text_hit(passage, start=match.start(), end=match.end(), confidence=0.7)
    else:
        yield text_hit(
            passage, start=match.start(), end=match.end(), confidence=0.4, status=AnswerStatus.PARTIAL
        )


def _value_hit(value: Value) -> Hit:
    return text_hit(
        value.passage, start=value.start, end=value.end, answer=value.answer, confidence=value.confidence
    )
