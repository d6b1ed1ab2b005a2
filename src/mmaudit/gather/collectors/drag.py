"""One drag of a finger: does the page follow it, and how soon does it answer?

The mouse gesture of the scroll pass cannot tell: it ignores ``touch-action`` and touch handlers. Real touch events can,
and each call waits until the page has dealt with the event.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import attempted
from mmaudit.gather.open_page import OpenPage
from mmaudit.gather.stay_put import staying_put
from mmaudit.gather.touch_listeners import blocking_listeners
from mmaudit.model.snapshot import Drag, DragKind

DISTANCE_PX = 500
# The browser takes the first 15 px of a touch for a tap, and rounds: a page must have some way to go.
LEAST_ROOM_PX = 150
STEPS = 14
STEP_S = 0.008
# A page that never answers a touch is seen as such after this.
LIMIT_S = 4.0
# The finger's pace is lost before it is lifted: what the page moves then is the drag, not a fling.
REST_S = 0.12
RELEASE_TIMEOUT_S = 0.5
# Good pages answer in 51 ms at most, on a machine with a load of 31.
SLOW_ACK_MS = 60
# Measured on pages made for it: native 0.97-1.07 of the finger's way, prevented 0, by script 0 and 1.0, inner 0 and 1.0.
FOLLOWED = 0.8
MOVES_A_BOX = (DragKind.INNER, DragKind.BY_SCRIPT)
STOOD_STILL = 0.2


async def drag(open_page: OpenPage, *, room_px: float, has_box: bool) -> Drag | None:
    """Drag from the top and, where the page does not follow, once more further down the page.

    ``room_px``: how far the page can go; ``has_box``: a box that scrolls fills the screen. ``None`` when there is too
    little of both to judge. A map or a carousel may lie under the finger: the page is to blame only when it does not
    follow at either place.
    """
    if room_px < LEAST_ROOM_PX:
        found = await one_drag(open_page, room_px=room_px) if has_box else None
        return found if found is not None and found.kind in MOVES_A_BOX else None
    first = await explained(open_page, await one_drag(open_page, room_px=room_px))
    further_px = min(open_page.device.height_px * 1.5, room_px - LEAST_ROOM_PX)
    if first.kind is DragKind.NATIVE or further_px <= 0:
        return first
    await open_page.run("scroll_to", further_px)
    again = await one_drag(open_page, room_px=room_px - further_px)
    return replace(first, kind=DragKind.CAUGHT) if again.kind is DragKind.NATIVE else first


async def explained(open_page: OpenPage, found: Drag) -> Drag:
    """``found`` with the listeners that a touch waits for, where it had to wait or the page did not follow."""
    if found.kind is DragKind.NATIVE and (found.ack_ms is None or found.ack_ms < SLOW_ACK_MS):
        return found
    try:
        return replace(found, listeners=await blocking_listeners(open_page))
    except (BrowserError, TimeoutError):
        return found


async def one_drag(open_page: OpenPage, *, room_px: float) -> Drag:
    """Drag up in the middle of the screen by 500 px, or by what the screen has; the page may not go anywhere.

    What the page does is compared with the way of the finger, or with all the way that the page has.
    """
    device = open_page.device
    x, below = device.width_px / 2, device.height_px * 0.8
    distance = min(DISTANCE_PX, below - device.height_px * 0.1)
    acks: list[float] = []
    async with staying_put(open_page):
        await open_page.run("drag_start", x, below)
        try:
            async with asyncio.timeout(LIMIT_S):
                await touch(open_page, "touchStart", x, below)
                for step in range(1, STEPS + 1):
                    acks.append(await touch(open_page, "touchMove", x, below - distance * step / STEPS))
                    await asyncio.sleep(STEP_S)
                await asyncio.sleep(REST_S)
        except TimeoutError:
            acks.append(LIMIT_S * 1000)
        finally:
            release = open_page.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
            await attempted(release, RELEASE_TIMEOUT_S)
        seen = await open_page.run("drag_stop")
    way_px = min(distance, room_px) if room_px >= LEAST_ROOM_PX else distance
    return drag_of(seen, distance=way_px, ack_ms=median(acks) if acks else None)


async def touch(open_page: OpenPage, kind: str, x: float, y: float) -> float:
    """One touch event; how long the page took to deal with it, in ms."""
    began = time.monotonic()
    await open_page.send("Input.dispatchTouchEvent", type=kind, touchPoints=[{"x": x, "y": y}])
    return (time.monotonic() - began) * 1000


def drag_of(seen: Mapping[str, float | str], *, distance: float, ack_ms: float | None) -> Drag:
    """What the drag says, from what ``drag_stop.js`` read."""
    scrolled, moved = (float(seen[name]) / distance for name in ("scrolled", "moved"))
    return Drag(
        kind=kind_of(
            scrolled, moved, prevented=bool(seen["prevented"]), touch_action=str(seen["touch_action"])
        ),
        scrolled_ratio=round(scrolled, 2),
        moved_ratio=round(moved, 2),
        ack_ms=None if ack_ms is None else round(ack_ms, 1),
        selector=str(seen["selector"]),
    )


def kind_of(scrolled: float, moved: float, *, prevented: bool, touch_action: str) -> DragKind:
    """The class of a drag by how far the page scrolled and how far it moved, as shares of the finger's way."""
    if scrolled >= FOLLOWED:
        return DragKind.NATIVE
    if moved >= FOLLOWED:
        return DragKind.BY_SCRIPT if prevented else DragKind.INNER
    if max(scrolled, moved) > STOOD_STILL:
        return DragKind.PARTLY
    if prevented:
        return DragKind.PREVENTED
    return DragKind.FORBIDDEN if touch_action != "auto" else DragKind.STUCK
