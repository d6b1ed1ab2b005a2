"""Up to three harmless taps after scrolling: how long the page takes to answer a finger."""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import msgspec
from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import attempted
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.responses import Timing, response_of
from mmaudit.gather.stay_put import StayPut, staying_put
from mmaudit.gather.throttle import slow_cpu
from mmaudit.model.snapshot import Interaction, TrialTaps

MAX_TAPS = 3
MAX_TARGETS = 12
# All taps of a page together; a handler that takes longer is told as one that did not answer.
BUDGET_S = 2.0
# A tap that cannot have this much is not begun.
LEAST_S = 0.8
# How long the browser may take to tell of a tap once the page is idle again.
PATIENCE_S = 0.5
MARGIN_S = 0.1
BARS_PX = 200
RESTORE_TIMEOUT_S = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that can be tapped without risk (see ``js/taps_find.js``)."""

    selector: str
    label: str
    kind: str


async def collect(open_page: OpenPage) -> TrialTaps:
    """Tap what only opens and closes, with the processor slowed down as for the load; back to the top at the end."""
    targets = msgspec.convert(await open_page.run("taps_find", MAX_TARGETS), tuple[Target, ...])
    if not targets:
        await open_page.run("taps_stop")
        return TrialTaps()
    await show_all_of_the_screen(open_page)
    async with staying_put(open_page) as stay:
        try:
            await slow_cpu(open_page.cdp, open_page.cpu_slowdown)
            interactions = await tap_all(open_page, stay, targets)
            if not all(each.answered for each in interactions):
                await attempted(open_page.cdp.send("Runtime.terminateExecution"), RESTORE_TIMEOUT_S)
        finally:
            await attempted(slow_cpu(open_page.cdp, 1), RESTORE_TIMEOUT_S)
        await attempted(open_page.run("taps_stop"), RESTORE_TIMEOUT_S)
    return TrialTaps(interactions=interactions)


async def show_all_of_the_screen(open_page: OpenPage) -> None:
    """Make the window higher than the emulated screen.

    The window is made as high as the screen, its bars included: what changes in the lowest 90 px of the page is
    never shown then, and a tap that changes nothing else is never answered (Chromium 156).
    """
    window = await open_page.send("Browser.getWindowForTarget")
    height = max(window["bounds"].get("height", 0), open_page.device.height_px + BARS_PX)
    await open_page.send("Browser.setWindowBounds", windowId=window["windowId"], bounds={"height": height})


async def tap_all(open_page: OpenPage, stay: StayPut, targets: Sequence[Target]) -> tuple[Interaction, ...]:
    """Tap one target after the other, until one wants to leave the page, does not answer, or time is up."""
    until = time.monotonic() + BUDGET_S
    made: list[Interaction] = []
    for index, target in enumerate(targets):
        if len(made) == MAX_TAPS or until - time.monotonic() < LEAST_S:
            break
        try:
            interaction = await tap(open_page, stay, target, index=index, until=until)
        except (BrowserError, ScriptError, TimeoutError):
            # What was learned so far stays; a page that was never tapped is not measured.
            if not made:
                raise
            break
        if interaction is not None:
            made.append(interaction)
            if interaction.navigated or not interaction.answered:
                break
    return tuple(made)


async def tap(
    open_page: OpenPage, stay: StayPut, target: Target, *, index: int, until: float
) -> Interaction | None:
    """One tap, if the target can still be met; ``None`` when it cannot, or when the browser tells nothing of it.

    The browser times a tap by the next frame: one that changes nothing on the screen may have none.
    """
    place = await open_page.run("tap_aim", index, timeout_s=until - time.monotonic())
    if place is None:
        return None
    begun, wanted = time.monotonic(), stay.wanted
    try:
        await touch(open_page, place, until=until)
        left_s = until - time.monotonic()
        # An idle page speaks before the time is up: only a busy one has not answered.
        patience_ms = max(0.0, min(PATIENCE_S, left_s - MARGIN_S)) * 1000
        seen = await open_page.run("tap_read", patience_ms, timeout_s=left_s)
    except TimeoutError:
        waited_ms = round((time.monotonic() - begun) * 1000)
        navigated = stay.wanted > wanted
        return Interaction(**asdict(target), duration_ms=waited_ms, navigated=navigated, answered=False)
    timings, navigated = msgspec.convert(seen, tuple[Timing, ...], strict=False), stay.wanted > wanted
    if timings:
        return Interaction(**asdict(target), **asdict(response_of(timings)), navigated=navigated)
    return Interaction(**asdict(target), duration_ms=None, navigated=True) if navigated else None


async def touch(open_page: OpenPage, place: dict[str, float], *, until: float) -> None:
    """A finger goes down at ``place`` and up again."""
    for kind, points in (("touchStart", [place]), ("touchEnd", [])):
        left_s = until - time.monotonic()
        await open_page.send("Input.dispatchTouchEvent", timeout_s=left_s, type=kind, touchPoints=points)
