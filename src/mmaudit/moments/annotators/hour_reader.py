"""Reads rules off the tokens of opening hours: days, then times, or the other way round."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import category

from mmaudit.moments.annotators.hour_patterns import DAYS
from mmaudit.moments.annotators.hour_spans import span, without_break
from mmaudit.moments.annotators.hour_tokens import Token

APPOINTMENT = '"by appointment"'
OFF = "off"
_ALWAYS = "00:00-24:00"
_GAP_TOKENS = 4
_SHORT_NAME = 2
_DAYS = ("day", "group", "day_ending")
_UNSAID = ("other", "and", "to", "between", "number")


@dataclass(slots=True, kw_only=True)
class Rule:
    """Days (OpenStreetMap syntax, empty: any) and times (ranges, ``off``, a comment) between two tokens."""

    days: str
    times: list[str]
    first: Token
    last: Token
    season: str = ""


@dataclass(slots=True)
class Reader:
    """Reads rules off a list of tokens. ``orphans`` counts ranges of times that belong to no days."""

    tokens: Sequence[Token]
    times_first: bool = False
    position: int = 0
    season: str = ""
    orphans: int = 0
    rules: list[Rule] = field(default_factory=list)

    def read(self) -> list[Rule]:
        """Read every rule."""
        while self.position < len(self.tokens):
            if not self._step():
                self.orphans += self._kind() == "time" and self._kind(1) == "to" and self._kind(2) == "time"
                self.position += 1
        return self.rules

    def _step(self) -> bool:
        begin = self.position
        if self._kind() in ("month", "date", "season"):
            return self._read_season()
        if self._kind() == "always":
            self.position += 1
            self._add("24/7", [], begin)
            return True
        if self._kind() in ("closed", "except"):
            return self._off_days(begin)
        if self.times_first:
            return self._times_before_days(begin)
        return self._days_before_times(begin) or self._times_before_days(begin)

    def _add(self, days: str, times: list[str], begin: int) -> None:
        first, last = self.tokens[begin], self.tokens[self.position - 1]
        self.rules.append(Rule(days=days, times=times, first=first, last=last, season=self.season))

    def _days_before_times(self, begin: int) -> bool:
        days = self._days()
        if days is None:
            return False
        # "We are open 9-5" names no Wednesday: after a short name the times follow at once.
        if self._is_short() and self._kind() == "other":
            self.position = begin
            return False
        self._skip_gap()
        # "We reply within 24 hours" names no days: words between make it a deadline.
        is_deadline = self._kind() == "all_day" and self.tokens[self.position - 1].kind == "other"
        times = self._times()
        if not times or is_deadline or self._kind() == "date":
            self.position = begin
            return False
        self._add(days, times, begin)
        self._read_break()
        return True

    def _is_short(self) -> bool:
        last = self.tokens[self.position - 1]
        return last.kind == "day" and last.raw.isascii() and len(last.raw) <= _SHORT_NAME

    def _times_before_days(self, begin: int) -> bool:
        """Read ``9am - 5pm Monday to Friday``."""
        times = self._times()
        # "5-10 working days" is how long something takes.
        is_plain = all(token.plain for token in self.tokens[begin : self.position] if token.kind == "time")
        if times and is_plain and self._kind() == "group":
            self.position = begin
            return False
        if times and times != [OFF]:
            self._skip_gap()
            days = self._days()
            # Days that carry times of their own belong to the next rule.
            if (
                days is not None
                and self._kind() != "closed"
                and (self.times_first or not self._times_follow())
            ):
                self._add(days, times, begin)
                return True
        self.position = begin
        return False

    def _off_days(self, begin: int) -> bool:
        """Read ``closed on Mondays`` and ``except Mondays``."""
        self.position += 1
        self._skip_gap(1)
        days = self._days(joined=True)
        if days is None or self._times_follow():
            self.position = begin
            return False
        self._add(days, [OFF], begin)
        return True

    def _read_break(self) -> None:
        """Take a lunch break out of the times just read."""
        here = self.position
        self._skip_gap(2)
        if self._kind() == "break":
            self.position += 1
            self._skip_gap(1)
            pause = self._range()
            if pause is not None:
                self.rules[-1].times = without_break(self.rules[-1].times, pause)
                self.rules[-1].last = self.tokens[self.position - 1]
                return
        self.position = here

    def _read_season(self) -> bool:
        """Read ``1 May - 30 September``; a single date tells of an event, whose days and times are skipped."""
        first = self.tokens[self.position]
        self.position += 1
        if first.kind == "season":
            self.season = first.value
            return True
        if self._kind() == "to" and self._kind(1) == first.kind and first.value:
            self.season = f"{first.value}-{self.tokens[self.position + 1].value}"
            self.position += 2
        elif first.kind == "date":
            self._skip_gap(1)
            self._days()
            self._skip_gap(1)
            self._times()
        return True

    def _times_follow(self) -> bool:
        here = self.position
        self._skip_gap()
        follows = bool(self._times())
        self.position = here
        return follows

    def _skip_gap(self, limit: int = _GAP_TOKENS) -> None:
        """Pass over a few words between days and times (``Monday: open from 9``)."""
        for _ in range(limit):
            if self._kind() in _UNSAID:
                self.position += 1

    def _kind(self, ahead: int = 0) -> str:
        at = self.position + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _days(self, *, joined: bool = False) -> str | None:
        """Read days; ``joined``: only those with a comma or a word between them."""
        parts: list[str] = []
        while (part := self._day_part(after_days=bool(parts))) is not None:
            parts.append(part)
            if self._kind() in ("and", "between") and self._kind(1) in _DAYS:
                self.position += 1
            elif joined or self._kind() not in _DAYS:
                break
        return self._without_exceptions(",".join(parts)) if parts else None

    def _without_exceptions(self, days: str) -> str:
        """Read ``daily except Monday``."""
        here = self.position
        self.position += self._kind() == "and" and self._kind(1) == "except"
        if self._kind() != "except":
            self.position = here
            return days
        self.position += 1
        self._skip_gap(1)
        left_out = self._days()
        if left_out is None:
            self.position = here
            return days
        gone = set(days_of(left_out))
        return ",".join(day for day in days_of(days) if day not in gone) or days

    def _day_part(self, *, after_days: bool) -> str | None:
        if self._kind() == "group":
            self.position += 1
            return self.tokens[self.position - 1].value
        if self._kind() != "day" and not (after_days and self._kind() == "day_ending"):
            return None
        first = self.tokens[self.position]
        self.position += 1
        last = self._range_end(first)
        if last is None or last.value == first.value:
            return first.value
        self.position = self.tokens.index(last, self.position) + 1
        return f"{first.value}-{last.value}"

    def _range_end(self, first: Token) -> Token | None:
        """Give the day that ends a range of days; ``to`` is Thursday in Finnish and a dash in English."""
        following = self.tokens[self.position : self.position + 2]
        if len(following) == 2 and following[1].kind in ("day", "day_ending"):
            to, last = following
            if to.kind == "to" or (to.kind == "day" and to.raw == "to" and first.raw != last.raw):
                return last
        if following and following[0].kind == "day" and (first.starts or following[0].ends):
            return following[0]
        return None

    def _times(self) -> list[str]:
        match self._kind():
            case "closed":
                found = [OFF]
            case "always" | "all_day":
                found = [_ALWAYS]
            case "appointment":
                found = [APPOINTMENT]
            case _:
                return self._ranges()
        self.position += 1
        return found

    def _ranges(self) -> list[str]:
        ranges: list[str] = []
        while (one := self._range()) is not None:
            ranges.append(one)
            if self._kind() in ("and", "to") and self._kind(1) == "time":
                self.position += 1
            elif self._kind() != "time":
                break
        return ranges

    def _range(self) -> str | None:
        for size in (3, 2):
            part = self.tokens[self.position : self.position + size]
            if len(part) == size and self._is_range(part):
                self.position += size
                return span(part[0], part[-1])
        return None

    def _is_range(self, part: Sequence[Token]) -> bool:
        start, end = part[0], part[-1]
        if start.kind != "time" or end.kind != "time" or self._is_sum(len(part)):
            return False
        if len(part) == 2:
            return start.starts or end.ends or self._are_columns(start, end)
        return part[1].kind == "to" or (part[1].kind == "and" and self._joins(part))

    def _is_sum(self, ahead: int) -> bool:
        """Say whether a sign of money or a percent sign follows: ``10-18 €``."""
        at = self.position + ahead
        raw = self.tokens[at].raw if at < len(self.tokens) else ""
        return len(raw) == 1 and (raw == "%" or category(raw) == "Sc")

    def _are_columns(self, start: Token, end: Token) -> bool:
        """Say whether two times stand in cells of their own: when it opens, when it closes."""
        apart = end.passage_index - start.passage_index == 1
        alone = self._kind(2) not in ("time", "to") or self._kind(4) not in ("time", "to")
        return apart and alone and not end.plain and start.value < end.value

    def _joins(self, part: Sequence[Token]) -> bool:
        """Say whether "and" (``between 9 and 5``) or a slash (``9.00/18.00``) makes a range."""
        near = self.tokens[max(0, self.position - 2) : self.position + 5]
        if any(token.kind == "between" for token in near):
            return True
        following = (self._kind(3), self._kind(4), self._kind(5))
        return part[1].raw == "/" and (following[0] != "to" or following == ("to", "time", "and"))


def days_of(text: str) -> list[str]:
    """Read ``Mo-We,Fr`` to its days in order; an empty list for anything else."""
    found: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return []
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += DAYS[start : end + 1] if start <= end else DAYS[start:] + DAYS[: end + 1]
    return found
