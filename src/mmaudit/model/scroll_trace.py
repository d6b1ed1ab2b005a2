"""What the main thread did while the page was scrolled, in ms since the scroll began."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BusySpan:
    """From ``start_ms`` to ``end_ms`` the main thread computed for ``busy_ratio`` (0-1) of the time."""

    start_ms: float
    end_ms: float
    busy_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LongFrame:
    """A frame that took over 50 ms (https://w3c.github.io/long-animation-frames/); ``url``: its longest script's."""

    time_ms: float
    blocking_ms: float
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedShift:
    """A layout shift of ``value`` while the page was scrolled."""

    time_ms: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrollTrace:
    """One scroll of ``duration_ms`` over time."""

    duration_ms: float
    busy: tuple[BusySpan, ...] = ()
    long_frames: tuple[LongFrame, ...] = ()
    shifts: tuple[TracedShift, ...] = ()
