"""Shortens opening hours: ``Mo 09:00-18:00; Tu 09:00-18:00`` becomes ``Mo-Tu 09:00-18:00``."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from mmaudit.moments.annotators.hour_tokens import DAYS


def compact(rules: Mapping[str, str]) -> str:
    """Join rules (days → times, OpenStreetMap syntax), neighbouring days with equal times as one, Monday first.

    Rules with other things than days of the week, or with a day twice, stay as they are.
    """
    week: dict[str, str] = {}
    for days, times in rules.items():
        listed = _days(days)
        if not listed or not week.keys().isdisjoint(listed):
            return "; ".join(f"{days} {times}".strip() for days, times in rules.items())
        week.update(dict.fromkeys(listed, times))
    return "; ".join(_runs(week))


def _days(text: str) -> list[str]:
    """Read ``Mo-We,Fr`` to its days in order; an empty list for anything else."""
    found: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return []
        start, end = DAYS.index(first), DAYS.index(last or first)
        span = DAYS[start : end + 1] if start <= end else DAYS[start:] + DAYS[: end + 1]
        found += span
    return found if len(set(found)) == len(found) else []


def _runs(week: Mapping[str, str]) -> Iterator[str]:
    days_by_times: dict[str, list[str]] = {}
    for times, group in groupby(DAYS, key=week.get):
        if times is not None:
            days = list(group)
            run = days[0] if len(days) == 1 else f"{days[0]}-{days[-1]}"
            days_by_times.setdefault(times, []).append(run)
    for times, runs in days_by_times.items():
        yield f"{','.join(runs)} {times}"
