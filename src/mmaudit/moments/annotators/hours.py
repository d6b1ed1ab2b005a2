"""Opening hours as people write them, normalised to OpenStreetMap's syntax and checked by ``opening_hours``.

Syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import opening_hours

from mmaudit.moments.annotators.hour_grids import Grid, find_grids
from mmaudit.moments.annotators.hour_groups import Line, group_lines, tells_a_clock, tokens_in_order
from mmaudit.moments.annotators.hour_patterns import DAYS
from mmaudit.moments.annotators.hour_reader import APPOINTMENT, OFF, Reader, Rule
from mmaudit.moments.annotators.hour_rules import compact, osm_of
from mmaudit.moments.annotators.hour_spans import is_longer_than, span
from mmaudit.moments.annotators.hour_tokens import Token, tokenise
from mmaudit.moments.calendar import Calendar, calendars_named
from mmaudit.moments.reading import Passage
from mmaudit.moments.structured import Item
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import is_prose

RULE_LIMIT = 21
_CUE_CHARACTERS = 160
_HEADING_CHARACTERS = 120
# A shop opens for longer; a class, a service or a visit on one day lasts an hour or two.
_EVENT_MINUTES = 120
# Nobody opens for less.
_BREAK_MINUTES = 29
_TOLD_WORDS = 12
_DATED = re.compile(r"\d{1,2}/\d{1,2}\s?[(（]")
_ALWAYS_CHARACTERS = 24
_SHORT_NAME = 2
_GLUED = re.compile(r"(?<=:)(?=\d)")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours that begin in ``passage`` at ``start``-``end``; ``osm`` like ``Mo-Fr 09:00-18:00; Sa off``.

    ``has_cue``: a word such as "opening hours" stands with them or in the heading above.
    """

    passage: Passage
    start: int
    end: int
    osm: str
    has_days: bool
    has_cue: bool = True


def normalise_hours(text: str, vocabulary: Vocabulary, *, alone: bool = False) -> str | None:
    """Read hours to OSM syntax; ``None`` when there are none. ``alone``: times without days are hours too."""
    tokens = tokenise(text, vocabulary.lexicons)
    rules = _read(tokens).rules
    found = osm_of(rules)
    return found or (osm_of(_with_days_off(_dayless(tokens), rules)) if alone else None)


def find_hours(
    passages: Sequence[Passage], vocabulary: Vocabulary, *, calendars: tuple[Calendar, ...] = ()
) -> tuple[Hours, ...]:
    """Find opening hours, also where each day stands in its own cell or line.

    ``calendars``: that of the page's language where it has no lexicon.
    """
    clocks = (passage.lower for passage in passages if tells_a_clock(passage))
    named = () if calendars else calendars_named(clocks, vocabulary.lexicons)
    lexicons = (*vocabulary.lexicons, *calendars, *named)
    grids = list(find_grids(passages, lexicons))
    spoken_for = frozenset().union(*(grid.blocks for grid in grids))
    others = [passage for passage in passages if passage.index not in spoken_for]
    found = [
        *(_hours_of_grid(grid, vocabulary) for grid in grids),
        *(_hours_of(lines, vocabulary) for lines in group_lines(others, lexicons)),
    ]
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.passage.index))


def _hours_of_grid(grid: Grid, vocabulary: Vocabulary) -> Hours | None:
    """The hours of a grid, quoted by the times that head its first row."""
    osm = compact({day: ",".join(times) if times else OFF for day, times in grid.times.items()})
    if not opening_hours.validate(osm):
        return None
    text = grid.passage.text
    has_cue = _has_cue(grid.passage, vocabulary)
    return Hours(passage=grid.passage, start=0, end=len(text), osm=osm, has_days=True, has_cue=has_cue)


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


def _read(tokens: Sequence[Token]) -> Reader:
    """Read with days first, or with times first where that explains more."""
    readers = [Reader(tokens), Reader(tokens, times_first=True)]
    for reader in readers:
        reader.read()
        del reader.rules[RULE_LIMIT:]
    return max(readers, key=lambda reader: len(reader.rules) - reader.orphans)


def _hours_of(lines: Sequence[Line], vocabulary: Vocabulary) -> Hours | None:
    tokens = tokens_in_order(lines)
    reader = _read(tokens)
    has_cue = any(_has_cue(line.passage, vocabulary) for line in lines)
    rules, osm = reader.rules, osm_of(reader.rules)
    has_days = osm is not None
    if osm is None and has_cue and not any(_is_other(line.passage, vocabulary) for line in lines):
        rules = _with_days_off(_dayless(tokens), rules)
        osm = osm_of(rules)
    elif not has_cue and not _is_believable(reader, lines, vocabulary):
        return None
    return None if osm is None else _quote(osm, rules, lines, has_days=has_days, has_cue=has_cue)


def _is_believable(reader: Reader, lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Without a word such as "opening hours": tell a shop's week from classes, events, deliveries, timetables."""
    timed = [rule for rule in reader.rules if rule.times and rule.times != [OFF]]
    if any(_is_other(line.passage, vocabulary) for line in lines) or reader.orphans > len(timed):
        return False
    if not timed:
        return all(_is_about_being_there(line) for line in lines)
    if len(timed) == 1 and (_may_be_a_sum(timed[0]) or _is_told_of(timed[0], lines)):
        return False
    ranges = [each for rule in timed for each in rule.times if each != APPOINTMENT]
    if any(is_longer_than(each, _EVENT_MINUTES) for each in ranges):
        return True
    return len(ranges) > 1 and all(is_longer_than(each, _BREAK_MINUTES) for each in ranges)


def _may_be_a_sum(rule: Rule) -> bool:
    """Say whether a rule is one short name and bare numbers: "Fr. 10-20" are francs as well."""
    return len(rule.first.raw.strip(".")) <= _SHORT_NAME and rule.days in DAYS and rule.last.plain


def _is_told_of(rule: Rule, lines: Sequence[Line]) -> bool:
    """Say whether a sentence tells what happened on one day, from when to when, or a date names it: "3/9 (Thu)"."""
    return rule.days in DAYS and any(
        is_prose(line.passage.text, words=_TOLD_WORDS) or _DATED.search(line.passage.text) for line in lines
    )


def _is_about_being_there(line: Line) -> bool:
    """Say whether "24/7" tells when they are there: it stands nearly alone, or is said in words."""
    always = [token for token in line.tokens if token.kind == "always"]
    others = len(line.passage.text) - sum(token.end - token.start for token in always)
    in_words = any(_LETTERS.search(token.raw) for token in always)
    return others <= _ALWAYS_CHARACTERS or in_words or not always


def _quote(osm: str, rules: Sequence[Rule], lines: Sequence[Line], *, has_days: bool, has_cue: bool) -> Hours:
    """Quote the passage that holds most of the rules, and times: a lone day says nothing."""
    timed = {
        line.passage.index for line in lines if line.kinds & {"time", "always", "all_day", "appointment"}
    }
    kept = [rule for rule in rules if rule.times] or rules
    ends = [token.passage_index for rule in kept for token in (rule.first, rule.last)]
    shown = [line.passage for line in lines if line.passage.index in ends]
    best = max(shown, key=lambda passage: (passage.index in timed, ends.count(passage.index)))
    here = [t for rule in kept for t in (rule.first, rule.last) if t.passage_index == best.index]
    start, end = min(token.start for token in here), max(token.end for token in here)
    return Hours(passage=best, start=start, end=end, osm=osm, has_days=has_days, has_cue=has_cue)


def _has_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    text = _GLUED.sub(" ", passage.lower[:_CUE_CHARACTERS])
    return _promises_hours(text, vocabulary) or _promises_hours(
        passage.heading[:_HEADING_CHARACTERS], vocabulary
    )


def _promises_hours(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a word for opening hours stands there, and not within others: "delivery hours" are none."""
    others = list(vocabulary.cues["not_hours"].finditer(text))
    return any(
        not any(
            other.start() <= cue.start() < other.end() and len(other[0]) > len(cue[0]) for other in others
        )
        for cue in vocabulary.cues["hours"].finditer(text)
    )


def _is_other(passage: Passage, vocabulary: Vocabulary) -> bool:
    return bool(
        vocabulary.cues["not_hours"].search(passage.lower, 0, _CUE_CHARACTERS)
        or vocabulary.find("not_hours", passage.heading[:_HEADING_CHARACTERS])
    )


def _with_days_off(dayless: Sequence[Rule], rules: Sequence[Rule]) -> list[Rule]:
    """Join the times of any day and the days without: ``10:00-18:00; We off``."""
    return [*dayless, *(rule for rule in rules if rule.times == [OFF])] if dayless else []


def _dayless(tokens: Sequence[Token]) -> list[Rule]:
    """Read a time range without days, as after "Opening hours:"; bare numbers do not count."""
    for at in range(len(tokens) - 2):
        start, middle, end = tokens[at : at + 3]
        between = middle.kind == "and" and at > 0 and tokens[at - 1].kind == "between"
        is_range = start.kind == end.kind == "time" and (middle.kind == "to" or between)
        if is_range and not (start.plain and end.plain):
            return [Rule(days="", times=[span(start, end)], first=start, last=end)]
    appointment = next((token for token in tokens if token.kind == "appointment"), None)
    if appointment is None:
        return []
    return [Rule(days="", times=[APPOINTMENT], first=appointment, last=appointment)]
