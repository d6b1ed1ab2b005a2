"""One exact gesture down the page, and what each move of the thumb costs the main thread.

A *mouse* gesture: ``gestureSourceType`` ``touch`` answers OK in Chromium 156 and moves nothing.
"""

import contextlib

from playwright.async_api import Error as BrowserError

from mmaudit.gather.open_page import OpenPage, ScriptError

SPEED_PX_PER_S = 800
GESTURE_TIMEOUT_S = 8.0
# From this cost of a scroll event on a page may be called busy (``scroll_event_warn_ms`` in scoring.toml): then one
# gesture is not believed alone. Good pages take 0.5-0.8 ms.
COSTLY_MS = 5.0
MAX_REPEATS = 2


async def gesture(open_page: OpenPage, distance_px: float) -> None:
    """Scroll down by ``distance_px`` at a thumb's pace, in the middle of the screen."""
    device = open_page.device
    await open_page.send(
        "Input.synthesizeScrollGesture",
        timeout_s=GESTURE_TIMEOUT_S,
        x=device.width_px // 2,
        y=device.height_px // 2,
        yDistance=-distance_px,
        speed=SPEED_PX_PER_S,
        gestureSourceType="mouse",
    )


async def thread_seconds(open_page: OpenPage) -> float:
    """CPU time that the renderer's main thread has used so far."""
    await open_page.send("Performance.enable")
    answer = await open_page.send("Performance.getMetrics")
    return float(next((each["value"] for each in answer["metrics"] if each["name"] == "ThreadTime"), 0.0))


def cost_of(cpu_s: float, events: int) -> float | None:
    """CPU time in ms for each of ``events``; ``None`` without any."""
    return round(1000 * cpu_s / events, 2) if events else None


async def costs_of_repeats(
    open_page: OpenPage, first_ms: float | None, distance_px: float
) -> tuple[float, ...]:
    """What a scroll event costs in further gestures from the top, made until two of at most three were costly.

    Empty when the first was not. A page that does not get through another one has said enough.
    """
    costs: list[float] = []
    if first_ms is None or first_ms < COSTLY_MS:
        return ()
    with contextlib.suppress(BrowserError, ScriptError, TimeoutError):
        while len(costs) < MAX_REPEATS and not any(cost >= COSTLY_MS for cost in costs):
            cost = await cost_from_the_top(open_page, distance_px)
            if cost is None:
                break
            costs.append(cost)
    return tuple(costs)


async def cost_from_the_top(open_page: OpenPage, distance_px: float) -> float | None:
    """What a scroll event costs in one gesture from the page's top."""
    await open_page.run("scroll_to", 0)
    await open_page.run("scroll_start")
    before_s = await thread_seconds(open_page)
    await gesture(open_page, distance_px)
    cpu_s = await thread_seconds(open_page) - before_s
    return cost_of(cpu_s, (await open_page.run("scroll_stop"))["events"])
