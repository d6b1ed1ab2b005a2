"""What the processor's factor means on this machine: a fixed piece of work in a blank page, at full speed and slowed.

Lighthouse takes a like figure (``core/lib/page-functions.js``, ``computeBenchmarkIndex``), at full speed alone.
"""

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.open_page import script
from mmaudit.gather.throttle import slow_cpu
from mmaudit.model.report import Calibration

COMMAND_TIMEOUT_S = 5.0
BUDGET_S = 0.8
MIN_ROUNDS = 3
# Full speed and slowed take turns, so that what else the machine does meets both.
FAST_PIECES = 4
SLOW_PIECES = 3
WARM_UP_PIECES = 12


@dataclass(slots=True, kw_only=True)
class Timings:
    """What each piece of work took, in ms, at full speed and slowed."""

    fast_ms: list[float] = field(default_factory=list)
    slow_ms: list[float] = field(default_factory=list)


async def calibrate(browser: Browser, *, slowdown: float) -> Calibration | None:
    """Measure the machine in about a second and a half; ``None`` when the browser does not let itself be measured."""
    try:
        context = await limited(browser.new_context(), COMMAND_TIMEOUT_S)
    except (BrowserError, TimeoutError):
        return None
    try:
        page = await limited(context.new_page(), COMMAND_TIMEOUT_S)
        cdp = await limited(context.new_cdp_session(page), COMMAND_TIMEOUT_S)
        return calibration_of(await timed(cdp, slowdown=slowdown), asked=slowdown)
    except (BrowserError, TimeoutError):
        return None
    finally:
        with contextlib.suppress(BrowserError):
            await attempted(context.close(), COMMAND_TIMEOUT_S)


async def timed(cdp: CDPSession, *, slowdown: float) -> Timings:
    """Rounds of work until the budget is spent."""
    timings = Timings()
    await work(cdp, WARM_UP_PIECES)
    until, rounds = time.monotonic() + BUDGET_S, 0
    while rounds < MIN_ROUNDS or time.monotonic() < until:
        timings.fast_ms += await work(cdp, FAST_PIECES)
        if slowdown > 1:
            await slow_cpu(cdp, slowdown)
            timings.slow_ms += await work(cdp, SLOW_PIECES)
            await slow_cpu(cdp, 1)
        rounds += 1
    return timings


async def work(cdp: CDPSession, pieces: int) -> list[float]:
    """What ``pieces`` took. The first is left out: a change of speed takes effect while it is done."""
    source = script("workload").strip().rstrip(";")
    request = {"expression": f"({source})({pieces})", "returnByValue": True}
    answer = await limited(cdp.send("Runtime.evaluate", request), COMMAND_TIMEOUT_S)
    took: list[float] = answer["result"].get("value") or []
    return took[1:]


def calibration_of(timings: Timings, *, asked: float) -> Calibration | None:
    """The figures of ``timings``; ``None`` without any."""
    if not timings.fast_ms or median(timings.fast_ms) <= 0:
        return None
    slowed = median(timings.slow_ms) / median(timings.fast_ms) if timings.slow_ms else None
    return Calibration(
        pieces_per_s=round(1000 / median(timings.fast_ms), 1),
        spread_ratio=round(spread_of(timings.fast_ms), 3),
        asked_slowdown=asked,
        slowdown=None if slowed is None else round(slowed, 2),
        slowdown_spread_ratio=round(spread_of(timings.slow_ms), 3) if timings.slow_ms else None,
    )


def spread_of(values: Sequence[float]) -> float:
    """The middle half of ``values`` as a part of their median."""
    if len(values) < 2:
        return 0.0
    low, _, high = quantiles(values, n=4)
    return (high - low) / median(values)
