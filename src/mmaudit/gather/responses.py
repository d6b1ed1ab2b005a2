"""From the browser's event timings to how long a page took to answer a tap.

https://w3c.github.io/event-timing/; the parts are those of https://web.dev/articles/inp.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Event timings are given in steps of 8 ms: entries whose frames are no further apart belong to one frame.
STEP_MS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One event of a tap, in ms since the navigation; ``duration_ms`` ends with the next frame."""

    start_ms: float
    duration_ms: float
    processing_start_ms: float
    processing_end_ms: float

    @property
    def frame_ms(self) -> float:
        """When the frame after the event was shown."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answer to one tap: ``duration_ms`` and its three parts."""

    duration_ms: float
    input_delay_ms: float
    processing_ms: float
    presentation_ms: float


def response_of(timings: Sequence[Timing]) -> Response:
    """The slowest of a tap's events (one at least) is its answer; the handlers before the same frame share it."""
    slowest = max(timings, key=lambda each: each.duration_ms)
    together = [each for each in timings if abs(each.frame_ms - slowest.frame_ms) <= STEP_MS]
    # The frame's end is rounded and can lie before the handlers' exact times.
    begun = min(slowest.frame_ms, max(slowest.start_ms, min(each.processing_start_ms for each in together)))
    ended = min(slowest.frame_ms, max(begun, max(each.processing_end_ms for each in together)))
    return Response(
        duration_ms=slowest.duration_ms,
        input_delay_ms=round(begun - slowest.start_ms, 1),
        processing_ms=round(ended - begun, 1),
        presentation_ms=round(slowest.frame_ms - ended, 1),
    )
