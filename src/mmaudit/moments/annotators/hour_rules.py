"""Writes opening hours short: ``Mo 09:00-18:00; Tu 09:00-18:00`` becomes ``Mo-Tu 09:00-18:00``."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import opening_hours

from mmaudit.moments.annotators.hour_patterns import DAYS
from mmaudit.moments.annotators.hour_reader import OFF, Rule, days_of

_HOLIDAYS = "PH"


def osm_of(rules: Sequence[Rule]) -> str | None:
    """Join rules to one OSM string that ``opening_hours`` accepts; later rules for the same days are dropped."""
    timed = [rule for rule in rules if rule.times and rule.times != [OFF]]
    if not timed:
        return "24/7" if any(rule.days == "24/7" for rule in rules) else None
    seasons: dict[str, dict[str, str]] = {}
    for rule in rules:
        if rule.times:
            seasons.setdefault(rule.season, {}).setdefault(rule.days, ",".join(rule.times))
    parts = []
    for season, days in seasons.items():
        text = compact(days)
        parts.append("; ".join(f"{season} {each}".strip() for each in text.split("; ")) if season else text)
    osm = "; ".join(parts)
    return osm if opening_hours.validate(osm) else None


def compact(rules: Mapping[str, str]) -> str:
    """Join rules (days → times, OpenStreetMap syntax), neighbouring days with equal times as one, Monday first.

    Holidays come last. Rules with other things than days of the week, or with a day twice, stay as they are.
    """
    week: dict[str, str] = {}
    holidays = ""
    for days, times in rules.items():
        parts = days.split(",")
        if _HOLIDAYS in parts:
            holidays = holidays or times
        listed = days_of(",".join(part for part in parts if part != _HOLIDAYS)) if days != _HOLIDAYS else []
        if (
            len(set(listed)) < len(listed)
            or (not listed and days != _HOLIDAYS)
            or not week.keys().isdisjoint(listed)
        ):
            return "; ".join(f"{days} {times}".strip() for days, times in rules.items())
        week.update(dict.fromkeys(listed, times))
    return "; ".join([*_runs(week), *([f"{_HOLIDAYS} {holidays}"] if holidays else [])])


def _runs(week: Mapping[str, str]) -> Iterator[str]:
    days_by_times: dict[str, list[str]] = {}
    for times, group in groupby(DAYS, key=week.get):
        if times is not None:
            days = list(group)
            run = days[0] if len(days) == 1 else f"{days[0]}-{days[-1]}"
            days_by_times.setdefault(times, []).append(run)
    for times, runs in days_by_times.items():
        yield f"{','.join(runs)} {times}"
