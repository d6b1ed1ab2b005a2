"""Brings together the passages that may state opening hours together: cells of a table, lines of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mmaudit.moments.annotators.hour_patterns import telling_beginnings
from mmaudit.moments.annotators.hour_tokens import Token, tokenise
from mmaudit.moments.calendar import Calendar
from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.reading import Passage
from mmaudit.moments.words import is_prose

_TEXT_LIMIT = 1_500
_GROUP_LIMIT = 60
_SHORT = 60
_LABEL = 24
_COLUMNS = 3
_WEEK_LINES = 4
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
# Hours, not prices: two digits of minutes, a half of the day, or two numbers with a dash between.
_CLOCK = re.compile(r"\d\s?(?:[:.h]\s?[0-5]\d|[ap]\.?m|[-–—~]\s?\d)|[⁰٠-٩۰-۹०-९০-৯]")
_CLOCK_CHARACTERS = 160
_TELLING = frozenset({"day", "group", "closed", "season", "appointment", "all_day", "break", "always"})
_TIMES = frozenset({"time", "to", "and"})
_ENTRY = frozenset({"time", "closed", "all_day", "appointment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A passage with its tokens."""

    passage: Passage
    tokens: tuple[Token, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its tokens."""
        return frozenset(token.kind for token in self.tokens)

    @property
    def is_telling(self) -> bool:
        """Say whether it may be a part of opening hours."""
        kinds = self.kinds
        if {"time", "to"} <= kinds or "always" in kinds or {"time", "between"} <= kinds:
            return True
        if len(self.passage.text) > _SHORT:
            return False
        months = "to" in kinds and bool(kinds & {"month", "date"})
        return months or bool(kinds & _TELLING) or (bool(kinds) and kinds <= _TIMES)


def group_lines(
    passages: Sequence[Passage], lexicons: tuple[Lexicon | Calendar, ...]
) -> Iterator[list[Line]]:
    """Give runs of neighbouring lines that may state hours together, one short label between two at most."""
    run: list[Line] = []
    label: Line | None = None
    for passage in passages:
        line = _line(passage, lexicons)
        if run and (_is_apart(line, run) or len(run) >= _GROUP_LIMIT):
            yield from _if_any_time(run)
            run, label = [], None
        if line.is_telling:
            run += [line] if label is None else [label, line]
            label = None
        elif run and label is None and len(passage.text) <= _LABEL and not _DIGIT.search(passage.text):
            label = line
        elif run:
            yield from _if_any_time(run)
            run, label = [], None
    yield from _if_any_time(run)


def _is_apart(line: Line, run: Sequence[Line]) -> bool:
    """Say whether it tells of something else: it stands elsewhere, or is a sentence with times behind a week's lines."""
    if line.passage.zone is not run[-1].passage.zone:
        return True
    return len(run) >= _WEEK_LINES and "time" in line.kinds and is_prose(line.passage.text)


def _if_any_time(run: list[Line]) -> Iterator[list[Line]]:
    if any(line.kinds & {"time", "always", "all_day", "appointment"} for line in run):
        yield run


def _line(passage: Passage, lexicons: tuple[Lexicon | Calendar, ...]) -> Line:
    tokens: list[Token] = []
    if _is_worth_it(passage, lexicons):
        text = passage.text[:_TEXT_LIMIT]
        tokens = tokenise(text, lexicons, passage_index=passage.index)
    return Line(passage=passage, tokens=tuple(tokens))


def _is_worth_it(passage: Passage, lexicons: tuple[Lexicon | Calendar, ...]) -> bool:
    """Sieve quickly: a page has thousands of blocks, and few tell hours."""
    lower = passage.lower[:_TEXT_LIMIT]
    if len(lower) <= _CLOCK_CHARACTERS and _CLOCK.search(lower):
        return True
    if len(lower) > _SHORT and not _DIGIT.search(lower):
        return False
    beginnings = telling_beginnings(lexicons)
    if any(word in lower for word in _unspaced(beginnings)):
        return True
    return not beginnings.isdisjoint(word[:3] for word in _WORD.findall(lower))


@lru_cache(maxsize=64)
def _unspaced(beginnings: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in beginnings if _JOINED.search(word))


def tells_a_clock(passage: Passage) -> bool:
    """Say whether a short block tells times, or may name the day of such a block."""
    return len(passage.text) <= _SHORT or bool(_CLOCK.search(passage.lower[:_CLOCK_CHARACTERS]))


def tokens_in_order(lines: Sequence[Line]) -> list[Token]:
    """Give all tokens; where all days come first and their times after them, each day before its times."""
    return [token for line in _by_day(list(lines)) for token in line.tokens]


def _by_day(lines: list[Line]) -> list[Line]:
    days = _run_of_days(lines)
    if len(days) < _COLUMNS:
        return lines
    at = lines.index(days[0])
    entries = [line for line in lines[at + len(days) :] if line.kinds & _ENTRY]
    rows, rest = divmod(len(entries), len(days))
    if rest or not rows or any("day" in line.kinds for line in entries):
        return lines
    sorted_lines = lines[:at]
    for column, day in enumerate(days):
        sorted_lines += [day, *entries[column :: len(days)]]
    return sorted_lines


def _run_of_days(lines: Sequence[Line]) -> list[Line]:
    """Find the first run of lines that are one day each, longer than one."""
    run: list[Line] = []
    for line in lines:
        if line.tokens and line.kinds <= {"day", "to", "group"}:
            run.append(line)
        elif len(run) >= _COLUMNS:
            return run
        else:
            run = []
    return run
