"""When a load is over: network, main thread and largest paint have been quiet for 1 s.

The figures stand before that on a page whose first screen is complete and that only fetches pictures further
down: ``Ending.SHOWN``.
"""

import asyncio
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import attempted
from mmaudit.gather.main_document import is_broken
from mmaudit.gather.network_log import NetworkLog
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.page_watch import MAX_DIALOGS, PageWatch

QUIET_S = 1.0
STEP_S = 0.1
URGENT_STEP_S = 0.03
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
# Unpacked. No phone shows such a document; Chromium would read a compressed bomb to its end.
MAX_DOCUMENT_BYTES = 50_000_000


# What ``js/pulse.js`` says.
Answer = dict[str, Any]


class Ending(StrEnum):
    """How the wait for a load ended."""

    SETTLED = "settled"
    SHOWN = "shown"
    RESTLESS = "restless"
    NEVER_LOADED = "never_loaded"
    HUNG = "hung"
    WANDERING = "wandering"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """How the wait ended, and when on the page's clock (ms since its navigation; ``None``: it never told)."""

    ending: Ending
    at_ms: float | None


class Clock:
    """Time as the wait sees it, in seconds."""

    def now(self) -> float:
        """The clock of ``NetworkLog``."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Let the others go on."""
        await asyncio.sleep(seconds)


class Pulse:
    """Feels whether the page's main thread still answers; one question at a time."""

    def __init__(self, open_page: OpenPage, clock: Clock) -> None:
        self._page = open_page
        self._clock = clock
        self._question: asyncio.Task[Answer] | None = None
        self._asked = 0.0
        self.answer: Answer = {}

    def feel(self, *, looks: bool, is_urgent: bool) -> None:
        """Take the answer when it is there and ask again, at once when it is urgent.

        ``looks``: ask for the first screen too.
        """
        now = self._clock.now()
        if self._question is not None and self._question.done():
            self._take(self._question)
            self._question = None
        if self._question is None and (is_urgent or now - self._asked >= PULSE_EVERY_S):
            self._asked = now
            self._question = asyncio.ensure_future(self._page.run("pulse", looks, timeout_s=HANG_S * 4))

    def is_lost(self) -> bool:
        """Whether the last question has waited for more than ``HANG_S``."""
        return self._question is not None and self._clock.now() - self._asked > HANG_S

    def is_late(self) -> bool:
        """Whether the page is too busy to answer at once: it is seen then whether it hangs before anything else."""
        return self._question is not None and self._clock.now() - self._asked > LATE_S

    def stop(self) -> None:
        """Ask no more."""
        if self._question is not None and not self._question.cancel():
            self._take(self._question)

    def _take(self, question: "asyncio.Task[Answer]") -> None:
        # While one document makes room for the next there is no world to ask in: the next question will do.
        if not question.cancelled() and question.exception() is None:
            self.answer = question.result()


async def settle(
    open_page: OpenPage, watch: PageWatch, log: NetworkLog, *, limit_s: float, to_the_end: bool
) -> Rest:
    """Wait until the load is over, at most ``limit_s``; a page that hangs is stopped so that it can be read.

    ``to_the_end``: wait for the load event; otherwise only until the figures stand.
    """
    clock = Clock()
    load = LoadUnderWay(pulse=Pulse(open_page, clock), watch=watch, log=log, clock=clock)
    ending = await load.wait(limit_s=limit_s, to_the_end=to_the_end)
    if ending is Ending.HUNG:
        is_back = await stop_scripts(open_page)
        # It was the dialogs that held it up, and they are at an end.
        ending = Ending.NEVER_LOADED if is_back and watch.dialogs >= MAX_DIALOGS else ending
    elif ending in (Ending.NEVER_LOADED, Ending.WANDERING, Ending.TOO_LARGE):
        await attempted(open_page.cdp.send("Page.stopLoading"), STOP_TIMEOUT_S)
    return Rest(ending=ending, at_ms=load.pulse.answer.get("now"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadUnderWay:
    """What tells how far a load has come."""

    pulse: Pulse
    watch: PageWatch
    log: NetworkLog
    clock: Clock

    async def wait(self, *, limit_s: float, to_the_end: bool) -> Ending:
        """Look again and again whether one of the endings has come."""
        begun = self.clock.now()
        loaded_at: float | None = None
        try:
            while True:
                now = self.clock.now()
                loaded_at = (loaded_at or now) if self.watch.loaded.is_set() else None
                loaded_for_s = None if loaded_at is None else now - loaded_at
                # From then on all that is missing may be the page's own word that it is at rest.
                is_urgent = loaded_for_s is not None and loaded_for_s >= QUIET_S
                self.pulse.feel(looks=not to_the_end and self._is_still(), is_urgent=is_urgent)
                ending = self._ending(loaded_for_s=loaded_for_s, left_s=begun + limit_s - now)
                if ending is not None:
                    return ending
                if not to_the_end and loaded_for_s is None and self._is_shown():
                    return Ending.SHOWN
                await self.clock.sleep(URGENT_STEP_S if is_urgent else STEP_S)
        finally:
            self.pulse.stop()

    def _ending(self, *, loaded_for_s: float | None, left_s: float) -> Ending | None:
        """The ending that has come, if one has. ``loaded_for_s`` is ``None`` before the load event."""
        if self._is_too_large():
            return Ending.TOO_LARGE
        if self.pulse.is_lost():
            return Ending.HUNG
        if self.pulse.is_late() and left_s > -HANG_S:
            return None
        if self.log.navigations > MAX_NAVIGATIONS:
            return Ending.WANDERING
        if loaded_for_s is None:
            return Ending.NEVER_LOADED if left_s < 0 or self._is_broken() or self._is_stalled() else None
        if self._is_quiet(loaded_for_s):
            return Ending.SETTLED
        return Ending.RESTLESS if loaded_for_s > RESTLESS_S or left_s < 0 else None

    def _is_too_large(self) -> bool:
        """Whether the document alone has grown beyond ``MAX_DOCUMENT_BYTES``."""
        return self.log.document_bytes > MAX_DOCUMENT_BYTES

    def _is_broken(self) -> bool:
        """Whether the document itself did not come whole: nothing more will."""
        return self.log.main is not None and is_broken(self.log.main)

    def _is_still(self) -> bool:
        """Whether nothing that the first screen can depend on has moved on the network for ``QUIET_S``."""
        return not self.log.in_flight_critical() and self._since(self.log.last_critical_activity) >= QUIET_S

    def _is_shown(self) -> bool:
        """Whether LCP, first screen and main thread have been still for ``QUIET_S``, whatever else comes."""
        answer = self.pulse.answer
        if not answer.get("shown") or not answer["largest_ms"] or not self._is_still():
            return False
        if self.log.is_waiting_for(answer["backgrounds"]):
            return False
        return rested_ms(answer) >= QUIET_S * 1000

    def _is_stalled(self) -> bool:
        """Whether the page has shown itself and waits for answers that do not come."""
        return bool(self.pulse.answer.get("painted")) and self._since(self.log.last_activity) > STALLED_S

    def _is_quiet(self, loaded_for_s: float) -> bool:
        """Whether nothing has happened for ``QUIET_S``; a page that has not painted gets ``UNPAINTED_S`` to do so."""
        answer, log = self.pulse.answer, self.log
        if loaded_for_s < QUIET_S or log.in_flight() or self._since(log.last_activity) < QUIET_S:
            return False
        if not answer or not answer["ready"]:
            return False
        if not answer["painted"]:
            return loaded_for_s >= UNPAINTED_S
        return rested_ms(answer) >= QUIET_S * 1000

    def _since(self, moment: float) -> float:
        return self.clock.now() - moment


def rested_ms(answer: Answer) -> float:
    """For how long, when the page gave ``answer``, nothing larger was painted and no long task ended."""
    return float(answer["now"] - max(answer["largest_ms"], answer["busy_until_ms"]))


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
