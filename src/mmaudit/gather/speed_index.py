"""Speed Index: how soon the screen looks as it will (https://developer.chrome.com/docs/lighthouse/performance/speed-index).

The method is speedline's: the histogram of each colour channel, white left out, says how far a frame has
come from the first frame to the last; the index is the area above that curve.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """One frame: its time since the navigation and the 768 counts of its three channels."""

    time_ms: float
    histogram: tuple[int, ...]


def completeness(histogram: Sequence[int], *, first: Sequence[int], last: Sequence[int]) -> float:
    """How far (0-1) ``histogram`` has come from ``first`` to ``last``; 1 when those two do not differ."""
    total = match = 0
    for now, begun, ended in zip(histogram, first, last, strict=True):
        wanted = abs(ended - begun)
        total += wanted
        match += min(abs(now - begun), wanted)
    return match / total if total else 1.0


def progress(glimpses: Sequence[Glimpse]) -> tuple[float, ...]:
    """The completeness of each of ``glimpses``, which are in order of time."""
    if not glimpses:
        return ()
    first, last = glimpses[0].histogram, glimpses[-1].histogram
    return tuple(completeness(glimpse.histogram, first=first, last=last) for glimpse in glimpses)


def speed_index_ms(glimpses: Sequence[Glimpse]) -> float | None:
    """The Speed Index of ``glimpses``; ``None`` without a frame from after the navigation's start.

    The first frame is the screen before the page came; when no frame ever differs from it, the index is 0.
    """
    if not glimpses or glimpses[-1].time_ms <= 0:
        return None
    shares = progress(glimpses)
    index, before_ms, share = 0.0, 0.0, 0.0
    for glimpse, reached in zip(glimpses, shares, strict=True):
        now_ms = max(0.0, glimpse.time_ms)
        index += (now_ms - before_ms) * (1 - share)
        before_ms, share = now_ms, reached
    return index


def visually_complete_ms(glimpses: Sequence[Glimpse]) -> float | None:
    """When the screen first looked as it did at the end."""
    for glimpse, reached in zip(glimpses, progress(glimpses), strict=True):
        if reached >= 1.0 and glimpse.time_ms > 0:
            return glimpse.time_ms
    return None
