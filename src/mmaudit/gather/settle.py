"""When a load is over: the page has loaded, and network, main thread and largest paint have been quiet for 1 s."""

import asyncio
import time
from enum import StrEnum

from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import attempted
from mmaudit.gather.network_log import NetworkLog
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.page_watch import PageWatch

QUIET_S = 1.0
STEP_S = 0.1
# A page that has loaded and goes on (a carousel, polling, an advertisement) is measured this far and no further.
RESTLESS_S = 6.0
# A phone four times slower than this machine may honestly be busy for some seconds in one task.
HANG_S = 8.0
LATE_S = 1.0
STALLED_S = 10.0
PULSE_EVERY_S = 0.4
STOP_TIMEOUT_S = 1.5
UNPAINTED_S = 3.0
MAX_NAVIGATIONS = 8


class Ending(StrEnum):
    """How the wait for a load ended."""

    SETTLED = "settled"
    RESTLESS = "restless"
    NEVER_LOADED = "never_loaded"
    HUNG = "hung"
    WANDERING = "wandering"


class Pulse:
    """Feels whether the page's main thread still answers; one question at a time."""

    def __init__(self, open_page: OpenPage) -> None:
        self._page = open_page
        self._question: asyncio.Task[dict[str, float]] | None = None
        self._asked = 0.0
        self.answer: dict[str, float] = {}

    def feel(self) -> None:
        """Take the answer when it is there and ask again."""
        now = time.monotonic()
        if self._question is not None and self._question.done():
            self._take(self._question)
            self._question = None
        if self._question is None and now - self._asked >= PULSE_EVERY_S:
            self._asked = now
            self._question = asyncio.ensure_future(self._page.run("pulse", timeout_s=HANG_S * 4))

    def is_lost(self) -> bool:
        """Whether the last question has waited for more than ``HANG_S``."""
        return self._question is not None and time.monotonic() - self._asked > HANG_S

    def is_late(self) -> bool:
        """Whether the page is too busy to answer at once: it is seen then whether it hangs before anything else."""
        return self._question is not None and time.monotonic() - self._asked > LATE_S

    def stop(self) -> None:
        """Ask no more."""
        if self._question is not None and not self._question.cancel():
            self._take(self._question)

    def _take(self, question: "asyncio.Task[dict[str, float]]") -> None:
        # While one document makes room for the next there is no world to ask in: the next question will do.
        if not question.cancelled() and question.exception() is None:
            self.answer = question.result()


async def settle(open_page: OpenPage, watch: PageWatch, log: NetworkLog, *, limit_s: float) -> Ending:
    """Wait until the load is over, at most ``limit_s``; a page that hangs is stopped so that it can be read."""
    pulse = Pulse(open_page)
    try:
        ending = await wait(pulse, watch, log, limit_s=limit_s)
    finally:
        pulse.stop()
    if ending is Ending.HUNG:
        await stop_scripts(open_page)
    elif ending in (Ending.NEVER_LOADED, Ending.WANDERING):
        await attempted(open_page.cdp.send("Page.stopLoading"), STOP_TIMEOUT_S)
    return ending


async def wait(pulse: Pulse, watch: PageWatch, log: NetworkLog, *, limit_s: float) -> Ending:
    """Look every ``STEP_S`` whether one of the endings has come."""
    begun = time.monotonic()
    loaded_at: float | None = None
    while True:
        now = time.monotonic()
        pulse.feel()
        loaded_at = (loaded_at or now) if watch.loaded.is_set() else None
        loaded_for_s = None if loaded_at is None else now - loaded_at
        ending = ending_now(pulse, log, loaded_for_s=loaded_for_s, left_s=begun + limit_s - now)
        if ending is not None:
            return ending
        await asyncio.sleep(STEP_S)


def ending_now(pulse: Pulse, log: NetworkLog, *, loaded_for_s: float | None, left_s: float) -> Ending | None:
    """The ending that has come, if one has. ``loaded_for_s`` is ``None`` before the load event."""
    if pulse.is_lost():
        return Ending.HUNG
    if pulse.is_late() and left_s > -HANG_S:
        return None
    if log.navigations > MAX_NAVIGATIONS:
        return Ending.WANDERING
    if loaded_for_s is None:
        return Ending.NEVER_LOADED if left_s < 0 or is_stalled(pulse, log) else None
    if is_quiet(pulse, log, loaded_for_s=loaded_for_s):
        return Ending.SETTLED
    return Ending.RESTLESS if loaded_for_s > RESTLESS_S or left_s < 0 else None


def is_stalled(pulse: Pulse, log: NetworkLog) -> bool:
    """Whether the page has shown itself and waits for answers that do not come."""
    return bool(pulse.answer.get("painted")) and time.monotonic() - log.last_activity > STALLED_S


def is_quiet(pulse: Pulse, log: NetworkLog, *, loaded_for_s: float) -> bool:
    """Whether nothing has happened for ``QUIET_S``; a page that has not painted gets ``UNPAINTED_S`` to do so."""
    if loaded_for_s < QUIET_S or log.in_flight() or time.monotonic() - log.last_activity < QUIET_S:
        return False
    answer = pulse.answer
    if not answer or not answer["ready"]:
        return False
    if not answer["painted"]:
        return loaded_for_s >= UNPAINTED_S
    return answer["now"] - max(answer["largest_ms"], answer["busy_until_ms"]) >= QUIET_S * 1000


async def stop_scripts(open_page: OpenPage) -> bool:
    """End a script that never ends, for good; tell whether the page answers again.

    Chromium takes both commands while the main thread is busy: they interrupt it.
    """
    cdp = open_page.cdp
    await attempted(cdp.send("Emulation.setScriptExecutionDisabled", {"value": True}), STOP_TIMEOUT_S)
    await attempted(cdp.send("Runtime.terminateExecution"), STOP_TIMEOUT_S)
    return await answers(open_page)


async def answers(open_page: OpenPage) -> bool:
    """Whether the page's main thread answers within ``STOP_TIMEOUT_S``."""
    try:
        await open_page.run("pulse", timeout_s=STOP_TIMEOUT_S)
    except (BrowserError, ScriptError, TimeoutError):
        return False
    return True
