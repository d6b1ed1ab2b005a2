"""Opening hours as people write them, normalised to OpenStreetMap's syntax and checked by ``opening_hours``.

Syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import opening_hours

from mmaudit.moments.annotators.hour_rules import compact
from mmaudit.moments.annotators.hour_tokens import DAYS, Token, tokenise
from mmaudit.moments.reading import Passage
from mmaudit.moments.structured import Item
from mmaudit.moments.vocabulary import Vocabulary

RULE_LIMIT = 14
_TEXT_LIMIT = 700
_GAP_TOKENS = 3
_MAYBE_TIME = re.compile(r"\d")
_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours that begin in ``passage`` at ``start``-``end``; ``osm`` like ``Mo-Fr 09:00-18:00; Sa off``."""

    passage: Passage
    start: int
    end: int
    osm: str
    has_days: bool


@dataclass(slots=True)
class _Rule:
    days: str
    times: list[str]
    first: Token
    last: Token


@dataclass(slots=True)
class _Reader:
    """Reads rules off a list of tokens: days, then times (or the other way round)."""

    tokens: list[Token]
    position: int = 0
    rules: list[_Rule] = field(default_factory=list)

    def read(self) -> list[_Rule]:
        """Read every rule."""
        while self.position < len(self.tokens):
            if not self._rule():
                self.position += 1
        return self.rules

    def _rule(self) -> bool:
        begin = self.position
        first = self.tokens[begin]
        if first.kind == "always":
            self.position += 1
            self.rules.append(_Rule(days="24/7", times=[], first=first, last=first))
            return True
        days = self._days()
        if days is None:
            return self._times_before_days(begin)
        self._skip_gap()
        times = self._times()
        if not times:
            self.position = begin
            return False
        self.rules.append(_Rule(days=days, times=times, first=first, last=self.tokens[self.position - 1]))
        return True

    def _times_before_days(self, begin: int) -> bool:
        """Read ``9am - 5pm Monday to Friday``."""
        times = self._times()
        if times and times != ["off"]:
            self._skip_gap()
            days = self._days()
            # Days that carry times of their own belong to the next rule.
            if days is not None and not self._time_follows():
                last = self.tokens[self.position - 1]
                self.rules.append(_Rule(days=days, times=times, first=self.tokens[begin], last=last))
                return True
        self.position = begin
        return False

    def _time_follows(self) -> bool:
        here = self.position
        self._skip_gap()
        follows = bool(self._times())
        self.position = here
        return follows

    def _skip_gap(self) -> None:
        """Pass over a few words between days and times (``Monday: open from 9``)."""
        for _ in range(_GAP_TOKENS):
            if self._kind() in ("other", "and", "to"):
                self.position += 1

    def _kind(self, ahead: int = 0) -> str:
        at = self.position + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _days(self) -> str | None:
        parts: list[str] = []
        while (part := self._day_part()) is not None:
            parts.append(part)
            if self._kind() == "and" and self._kind(1) in ("day", "group"):
                self.position += 1
            elif self._kind() not in ("day", "group"):
                break
        return ",".join(parts) or None

    def _day_part(self) -> str | None:
        if self._kind() == "group":
            self.position += 1
            return self.tokens[self.position - 1].value
        if self._kind() != "day":
            return None
        first = self.tokens[self.position].value
        self.position += 1
        if self._kind() == "to" and self._kind(1) == "day":
            last = self.tokens[self.position + 1].value
            self.position += 2
            return first if first == last else f"{first}-{last}"
        return first

    def _times(self) -> list[str]:
        if self._kind() == "closed":
            self.position += 1
            return ["off"]
        if self._kind() == "always":
            self.position += 1
            return ["00:00-24:00"]
        ranges: list[str] = []
        while (one := self._range()) is not None:
            ranges.append(one)
            if self._kind() == "and" and self._kind(1) == "time":
                self.position += 1
            elif self._kind() != "time":
                break
        return ranges

    def _range(self) -> str | None:
        if (self._kind(), self._kind(1), self._kind(2)) != ("time", "to", "time"):
            return None
        start, end = self.tokens[self.position], self.tokens[self.position + 2]
        self.position += 3
        return _span(start, end)


def normalise_hours(text: str, vocabulary: Vocabulary, *, alone: bool = False) -> str | None:
    """Read hours to OSM syntax; ``None`` when there are none. ``alone``: times without days are hours too."""
    tokens = tokenise(text, vocabulary.lexicons)
    found = osm_of(_Reader(tokens=tokens).read())
    return found or (osm_of(_dayless(tokens)) if alone else None)


def find_hours(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Hours, ...]:
    """Find opening hours, also where each day stands in its own cell or line."""
    found: list[Hours] = []
    for group in _groups(passages, vocabulary):
        tokens = [
            t
            for p in group
            for t in tokenise(p.text[:_TEXT_LIMIT], vocabulary.lexicons, passage_index=p.index)
        ]
        rules = _Reader(tokens=tokens).read()[:RULE_LIMIT]
        osm = osm_of(rules)
        has_days = osm is not None
        if osm is None and any(_has_cue(passage, vocabulary) for passage in group):
            rules = _dayless(tokens)
            osm = osm_of(rules)
        if osm is not None:
            timed = frozenset(t.passage_index for t in tokens if t.kind in ("time", "always"))
            found.append(_hours(osm, rules, group, timed=timed, has_days=has_days))
    return tuple(found)


def osm_of(rules: Sequence[_Rule]) -> str | None:
    """Join rules to one OSM string that ``opening_hours`` accepts; later rules for the same days are dropped."""
    if not any(rule.times != ["off"] for rule in rules):
        return None
    if any(rule.days == "24/7" for rule in rules):
        return "24/7"
    texts: dict[str, str] = {}
    for rule in rules:
        texts.setdefault(rule.days, ",".join(rule.times))
    osm = compact(texts)
    return osm if opening_hours.validate(osm) else None


def osm_of_specifications(item: Item) -> str | None:
    """Read ``openingHoursSpecification``: one rule for each specification with days and times."""
    rules: dict[str, str] = {}
    for each in item.items("openingHoursSpecification"):
        named = [name.rsplit("/", 1)[-1][:2].capitalize() for name in each.texts("dayOfWeek")]
        named += [day.first("name").rsplit("/", 1)[-1][:2].capitalize() for day in each.items("dayOfWeek")]
        days = ",".join(dict.fromkeys(day for day in named if day in DAYS))
        opens, closes = each.first("opens")[:5], each.first("closes")[:5]
        if days and opens and closes:
            rules.setdefault(days, f"{opens.zfill(5)}-{closes.zfill(5)}")
    osm = compact(rules)
    return osm if osm and opening_hours.validate(osm) else None


def _hours(
    osm: str, rules: Sequence[_Rule], group: Sequence[Passage], *, timed: frozenset[int], has_days: bool
) -> Hours:
    """Quote the passage that holds most of the rules, and times: a lone day says nothing."""
    ends = [token.passage_index for rule in rules for token in (rule.first, rule.last)]
    shown = [passage for passage in group if passage.index in ends]
    best = max(shown, key=lambda passage: (passage.index in timed, ends.count(passage.index)))
    here = [t for rule in rules for t in (rule.first, rule.last) if t.passage_index == best.index]
    start = min(token.start for token in here)
    return Hours(passage=best, start=start, end=max(t.end for t in here), osm=osm, has_days=has_days)


def _groups(passages: Sequence[Passage], vocabulary: Vocabulary) -> Iterator[list[Passage]]:
    """Give runs of neighbouring passages that may state hours together (cells of a table, lines of a list)."""
    run: list[Passage] = []
    for passage in passages:
        fits = _may_hold_hours(passage, vocabulary)
        if run and (not fits or passage.zone is not run[-1].zone or len(run) >= 40):
            yield from _if_any_time(run)
            run = []
        if fits:
            run.append(passage)
    yield from _if_any_time(run)


def _if_any_time(run: list[Passage]) -> Iterator[list[Passage]]:
    if run and any(_MAYBE_TIME.search(passage.text) or "24" in passage.text for passage in run):
        yield run


def _may_hold_hours(passage: Passage, vocabulary: Vocabulary) -> bool:
    kinds = (
        {token.kind for token in tokenise(passage.text[:_TEXT_LIMIT], vocabulary.lexicons)}
        if (len(passage.text) <= _SHORT or _MAYBE_TIME.search(passage.text))
        else set()
    )
    if {"time", "to"} <= kinds or "always" in kinds:
        return True
    return len(passage.text) <= _SHORT and bool(kinds & {"day", "group", "closed"})


def _has_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    if len(passage.text) > 160:
        return False
    return bool(vocabulary.find("hours", passage.lower) or vocabulary.find("hours", passage.heading[:120]))


def _dayless(tokens: Sequence[Token]) -> list[_Rule]:
    """Read a time range without days, as after "Opening hours:"; bare numbers do not count."""
    for at in range(len(tokens) - 2):
        start, middle, end = tokens[at : at + 3]
        if (start.kind, middle.kind, end.kind) == ("time", "to", "time") and not (start.plain and end.plain):
            return [_Rule(days="", times=[_span(start, end)], first=start, last=end)]
    return []


def _span(start: Token, end: Token) -> str:
    """Write ``HH:MM-HH:MM``, adding twelve hours where the text leaves them out (``9 - 5``)."""
    opens, closes = _minutes(start), _minutes(end)
    if end.half == "pm" and not start.half and _twelve_hour(start) and opens + 720 < closes:
        opens += 720
    if not end.half and closes <= opens and 60 <= closes <= 720 and 300 <= opens <= 780:
        closes += 720
    return f"{_clock(opens)}-{_clock(closes)}"


def _twelve_hour(token: Token) -> bool:
    return int(token.value[:2]) <= 12


def _minutes(token: Token) -> int:
    hour, minute = int(token.value[:2]), int(token.value[3:])
    if token.half == "pm" and hour < 12:
        hour += 12
    elif token.half == "am" and hour == 12:
        hour = 0
    return hour * 60 + minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
