"""The geometry of the charts: inline SVG that prints, needs no script and is told in words beside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

DIAL_RADIUS = 52
AXIS_UNITS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """An arc of ``stroke-dasharray``; all lengths in units of a 120 × 120 view box."""

    radius: int
    filled: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar on an axis of 1000 units, with the end of the good zone when there is one."""

    width: str
    good_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the time axis; ``at`` in percent of its width."""

    at: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a bar of 1000 units. ``name`` says how it looks."""

    start: str
    width: str
    name: str


def stretches(shares: Sequence[float], *, names: Sequence[str]) -> tuple[Stretch, ...]:
    """``shares`` of a whole, one after the other; what is left of it stays empty."""
    ends = [min(AXIS_UNITS, round(AXIS_UNITS * end)) for end in accumulate(shares)]
    starts = [0, *ends]
    return tuple(
        Stretch(start=str(start), width=str(end - start), name=name)
        for start, end, name in zip(starts, ends, names, strict=False)
        if end > start
    )


def dial(score: float | None) -> Dial:
    """The arc of a score 0-100."""
    whole = 2 * math.pi * DIAL_RADIUS
    share = 0.0 if score is None else max(0.0, min(100.0, score)) / 100
    return Dial(radius=DIAL_RADIUS, filled=f"{whole * share:.1f}", whole=f"{whole:.1f}")


def bar(value: float, *, full: float, good: float | None = None) -> Bar:
    """``value`` on an axis that ends at ``full``."""
    return Bar(width=_units(value, full), good_until=None if good is None else _units(good, full))


def axis_end(values: list[float]) -> float:
    """A round end (1, 2, 3, 4, 5, 6, 8 × 10ⁿ) at or above the largest value; 1000 without values."""
    largest = max(values, default=0.0)
    if largest <= 0:
        return 1000.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next(step * power for step in (1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= largest)


def quarter_marks(full: float) -> list[tuple[str, float]]:
    """Five marks from 0 to ``full``: place in percent, value."""
    return [(f"{25 * step}", full * step / 4) for step in range(5)]


def _units(value: float, full: float) -> str:
    return f"{AXIS_UNITS * max(0.0, min(1.0, value / full if full else 0.0)):.0f}"
