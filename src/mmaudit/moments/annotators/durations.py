"""Lengths of time: ``45 min``, ``2 tundi``, ``30 分钟``, ISO 8601 ``PT1H30M``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import words_pattern

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}
_NUMBER = r"(?P<n>\d{1,3}(?:[.,]\d)?|½|半)(?:\s?(?:-|–|—|~|to)\s?\d{1,3})?\s?(?:个|個)?"
_ISO = re.compile(
    r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,5}(?:\.\d+)?S)?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time at ``start``-``end`` of a passage, in minutes."""

    passage: Passage
    start: int
    end: int
    minutes: float


def find_durations(passages: Sequence[Passage], lexicons: tuple[Lexicon, ...]) -> tuple[Duration, ...]:
    """Find numbers with a unit of time."""
    pattern = _pattern(lexicons)
    return tuple(
        Duration(passage=passage, start=match.start(), end=match.end(), minutes=_minutes(match))
        for passage in passages
        for match in pattern.finditer(passage.lower)
    )


def iso_minutes(text: str) -> float | None:
    """Read an ISO 8601 duration; ``None`` when it is none or zero."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return float(days * 1440 + hours * 60 + minutes) or None


def _minutes(match: re.Match[str]) -> float:
    unit = next(key for key in _MINUTES if match.group(key))
    raw = match.group("n").replace(",", ".")
    return _MINUTES[unit] * (0.5 if raw in "½半" else float(raw))


@lru_cache(maxsize=64)
def _pattern(lexicons: tuple[Lexicon, ...]) -> re.Pattern[str]:
    units = []
    for field in msgspec.structs.fields(lexicons[0].durations):
        words = [
            words_pattern((w.lower() for w in getattr(each.durations, field.name)), spaced=False)
            + (r"(?!\w)" if each.spaced else "")
            for each in lexicons
        ]
        units.append(f"(?P<{field.name}>{'|'.join(words)})")
    return re.compile(rf"(?<![\d.,:]){_NUMBER}(?:{'|'.join(units)})")
