"""The scroll pass: one exact gesture down the page, then jumps from screen to screen."""

import time
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from playwright.async_api import Error as BrowserError

from mmaudit.gather.collectors.drag import drag
from mmaudit.gather.collectors.overlays import cover, later_cover
from mmaudit.gather.gesture import cost_of, costs_of_repeats, gesture, thread_seconds
from mmaudit.gather.load_metrics import cumulative_layout_shift
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.scroll_trace import trace_of, traced
from mmaudit.model.scroll_trace import BusySpan
from mmaudit.model.snapshot import Anchor, Drag, LateItem, LayoutShift, Scroll, ScrollPart, WayUp

GESTURE_PX = 1600
LATE_WAIT_MS = 100
STILL_WAIT_MS = 500
MAX_JUMPS = 5
JUMP_SCREENS = 0.9
END_WAIT_MS = 400
MAX_ANCHORS = 10
PAST_THE_END_PX = 10_000_000
# On shorter pages nobody misses a way back up.
LONG_SCREENS = 3


async def collect(open_page: OpenPage) -> Scroll:
    """How the page scrolls. It ends at the top again; a page that fits the screen has nothing to scroll."""
    top = await cover(open_page, "top")
    start = await open_page.run("scroll_start")
    room = start["height"] - start["screen"] - start["y"]
    if room <= 1:
        await open_page.run("scroll_stop")
        has_box = start["has_box"] and ScrollPart.DRAG in open_page.scroll_parts
        found = await dragged(open_page, room_px=0.0, has_box=has_box)
        later = await later_cover(open_page, may_wait=False)
        return Scroll(
            moved_px=0, duration_ms=0, cls=0, screens=1.0, covered_ratio_top=top.ratio, covered_ratio_scrolled=top.ratio,
            covered_ratio_later=later.ratio if later else None, later_ms=later.since_load_ms if later else None,
            overlays=(*top.overlays, *(later.overlays if later else ())), drag=found, locked_px=start["locked_px"],
            left_out=left_out(open_page),
        )  # fmt: skip
    wanted = frozenset(open_page.scroll_parts)
    busy: tuple[BusySpan, ...] = ()
    distance_px = min(GESTURE_PX, room * start["scale"])
    began, cpu_before = time.monotonic(), await thread_seconds(open_page)
    if ScrollPart.GESTURE in wanted:
        busy = await traced(open_page, gesture(open_page, distance_px))
    else:
        # With time for what appears when the page has moved.
        await open_page.run("late_content", min(GESTURE_PX, room), LATE_WAIT_MS)
    duration_ms = (time.monotonic() - began) * 1000
    cpu_s = await thread_seconds(open_page) - cpu_before
    seen = await open_page.run("scroll_stop")
    scrolled = await cover(open_page, "scrolled")
    up = await way_up(open_page) if room > LONG_SCREENS * start["screen"] else None
    cost_ms = cost_of(cpu_s, seen["events"])
    repeats_ms = await costs_of_repeats(open_page, cost_ms, distance_px) if busy else ()
    is_late_wanted = ScrollPart.LATE in wanted
    late = await late_content(open_page, start["height"], start["screen"]) if is_late_wanted else []
    shifts = msgspec.convert(seen["shifts"], tuple[LayoutShift, ...], strict=False)
    grows = await grows_at_its_end(open_page) if ScrollPart.END in wanted else False
    tried = await anchors(open_page)
    # A script may cancel the wheel and let fingers pass: only a finger tells that nothing moves the page.
    is_drag_wanted = ScrollPart.DRAG in wanted or not seen["moved"]
    followed = await dragged(open_page, room_px=room, has_box=start["has_box"]) if is_drag_wanted else None
    later = await later_cover(open_page, may_wait=is_late_wanted)
    return Scroll(
        moved_px=seen["moved"],
        duration_ms=round(duration_ms),
        cls=round(cumulative_layout_shift(shifts), 4),
        shifts=shifts,
        thread_ms_per_event=cost_ms,
        repeats_ms_per_event=repeats_ms,
        late_frames_ratio=seen["late_ratio"],
        blocking_ms=seen["blocking"],
        covered_ratio_top=top.ratio,
        covered_ratio_scrolled=scrolled.ratio,
        covered_ratio_later=later.ratio if later else None,
        later_ms=later.since_load_ms if later else None,
        overlays=(*top.overlays, *scrolled.overlays, *(later.overlays if later else ())),
        late_content_ratio=max((jump["ratio"] for jump in late), default=0.0),
        late_content_still_ratio=max(late, key=ratio_of).get("still") if late else None,
        late_items=worst_items(late),
        screens=round(start["height"] / max(1, start["screen"]), 1),
        grows=grows,
        anchors=tried,
        drag=followed,
        left_out=left_out(open_page),
        trace=trace_of(seen, busy, duration_ms=duration_ms) if busy else None,
        way_up=up,
    )


def left_out(open_page: OpenPage) -> tuple[ScrollPart, ...]:
    """The parts that this run leaves out."""
    return tuple(part for part in ScrollPart if part not in open_page.scroll_parts)


@cache
def way_up_marks() -> list[str]:
    """What ``way_up.toml`` says."""
    return list(msgspec.toml.decode(files("mmaudit.gather").joinpath("way_up.toml").read_bytes())["marks"])


async def way_up(open_page: OpenPage) -> WayUp | None:
    """What leads back to the top from here; ``None`` also when the page does not answer."""
    try:
        found = await open_page.run("way_up", way_up_marks())
    except (BrowserError, ScriptError, TimeoutError):
        return None
    return msgspec.convert(found, WayUp | None)


async def anchors(open_page: OpenPage) -> tuple[Anchor, ...]:
    """Where the first links to places within the page lead; nothing when the page does not answer."""
    try:
        await open_page.run("scroll_to", 0)
        if ScrollPart.ANCHORS not in open_page.scroll_parts:
            return ()
        found = await open_page.run("anchors", MAX_ANCHORS)
        await open_page.run("scroll_to", 0)
    except (BrowserError, ScriptError, TimeoutError):
        return ()
    return msgspec.convert(found, tuple[Anchor, ...])


async def dragged(open_page: OpenPage, *, room_px: float, has_box: bool) -> Drag | None:
    """The drag of a finger, last, from the top; ``None`` when it says nothing."""
    try:
        found = await drag(open_page, room_px=room_px, has_box=has_box)
        await open_page.run("scroll_to", 0)
    except (BrowserError, ScriptError, TimeoutError):
        return None
    return found


async def late_content(open_page: OpenPage, height: float, screen: float) -> list[dict[str, Any]]:
    """Jump down the page and look what is missing 100 ms after each jump, and where something is, after 600 ms."""
    step, jumps = screen * JUMP_SCREENS, []
    for number in range(1, MAX_JUMPS + 1):
        if (number - 1) * step + screen >= height:
            break
        jump = await open_page.run("late_content", number * step, LATE_WAIT_MS)
        if jump["ratio"] > 0:
            jump["still"] = (await open_page.run("late_content", number * step, STILL_WAIT_MS))["ratio"]
        jumps.append(jump)
    return jumps


async def grows_at_its_end(open_page: OpenPage) -> bool:
    """Whether the page becomes longer twice in a row when its end is reached; then back to the top."""
    height = await height_at_the_end(open_page)
    for _ in range(2):
        before, height = height, await height_at_the_end(open_page)
        if height <= before:
            break
    await open_page.run("scroll_to", 0)
    return bool(height > before)


async def height_at_the_end(open_page: OpenPage) -> float:
    """How long the page is, in CSS px, some time after its end was reached."""
    return float((await open_page.run("late_content", PAST_THE_END_PX, END_WAIT_MS))["height"])


def ratio_of(jump: dict[str, Any]) -> float:
    """The share of the screen that was missing after a jump."""
    return float(jump["ratio"])


def worst_items(jumps: list[dict[str, Any]]) -> tuple[LateItem, ...]:
    """What was missing on the worst screen."""
    worst = max(jumps, key=lambda jump: jump["ratio"], default=None)
    return msgspec.convert(worst["items"], tuple[LateItem, ...], strict=False) if worst else ()
