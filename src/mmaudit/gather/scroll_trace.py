"""How busy the main thread is while the page is scrolled: its processor time, asked for every fifth of a second."""

import asyncio
from collections.abc import Coroutine, Sequence
from itertools import pairwise
from typing import Any

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.scroll_trace import BusySpan, LongFrame, ScrollTrace, TracedShift

STEP_S = 0.2
# A span that is shorter says more of the clock than of the page.
LEAST_SPAN_S = 0.02
MAX_LONG_FRAMES = 20
MAX_SHIFTS = 50

Clock = tuple[float, float]  # seconds on the wall, seconds of the main thread


async def traced(open_page: OpenPage, work: Coroutine[Any, Any, None]) -> tuple[BusySpan, ...]:
    """Do ``work``; what the main thread did meanwhile."""
    task = asyncio.ensure_future(work)
    clocks: list[Clock] = []
    try:
        while not task.done():
            clocks.append(await clock(open_page))
            await asyncio.wait({task}, timeout=STEP_S)
        clocks.append(await clock(open_page))
    finally:
        if not task.done():
            task.cancel()
    await task
    return spans(clocks)


async def clock(open_page: OpenPage) -> Clock:
    """The time and the main thread's processor time, read together."""
    answer = await open_page.send("Performance.getMetrics")
    metrics = {each["name"]: float(each["value"]) for each in answer["metrics"]}
    return metrics.get("Timestamp", 0.0), metrics.get("ThreadTime", 0.0)


def spans(clocks: Sequence[Clock]) -> tuple[BusySpan, ...]:
    """The share of processor time between each two readings."""
    if not clocks:
        return ()
    begun = clocks[0][0]
    return tuple(
        BusySpan(
            start_ms=round(1000 * (before[0] - begun)),
            end_ms=round(1000 * (after[0] - begun)),
            busy_ratio=round(min(1.0, max(0.0, (after[1] - before[1]) / (after[0] - before[0]))), 2),
        )
        for before, after in pairwise(clocks)
        if after[0] - before[0] >= LEAST_SPAN_S
    )


def trace_of(seen: dict[str, Any], busy: tuple[BusySpan, ...], *, duration_ms: float) -> ScrollTrace:
    """The trace; ``seen`` is what ``js/scroll_stop.js`` kept."""
    begun = seen.get("started", 0.0)
    frames = sorted(seen.get("long", ()), key=lambda each: -each["blocking_ms"])[:MAX_LONG_FRAMES]
    return ScrollTrace(
        duration_ms=round(duration_ms),
        busy=busy,
        long_frames=tuple(
            LongFrame(
                time_ms=round(each["time_ms"] - begun),
                blocking_ms=round(each["blocking_ms"]),
                url=each["url"][:2000],
            )
            for each in frames
        ),
        shifts=tuple(
            TracedShift(time_ms=round(each["time_ms"] - begun), value=round(each["value"], 4))
            for each in seen["shifts"][:MAX_SHIFTS]
        ),
    )
