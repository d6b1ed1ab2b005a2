"""One navigation of one fresh browser context: load, measure, read. What it finds goes into ``Findings``."""

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from playwright.async_api import Error as BrowserError

from mmaudit.gather.collectors import load
from mmaudit.gather.collectors.load import Lift, Recording
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.equipment import Equipment, open_context
from mmaudit.gather.failures import failure
from mmaudit.gather.film import Screencast
from mmaudit.gather.findings import Findings
from mmaudit.gather.main_document import heard_out, outcome, served_text
from mmaudit.gather.main_thread import MainThread
from mmaudit.gather.navigation import navigate, place_of, prepare, unless_crashed
from mmaudit.gather.network_log import NetworkLog
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.page_watch import MAX_DIALOGS, PageWatch
from mmaudit.gather.plan import steps
from mmaudit.gather.retry_after import retry_after_s
from mmaudit.gather.screens import has_late_popup, places_at_fault, screen_now, screens_at
from mmaudit.gather.settle import MAX_DOCUMENT_BYTES, Ending, answers, settle, stop_scripts
from mmaudit.gather.throttle import slow_cpu
from mmaudit.gather.turn import Turn
from mmaudit.link import OPEN, LinkFault, LinkProxy
from mmaudit.model.failure import FailureCode
from mmaudit.model.scroll import LEFT_OUT
from mmaudit.model.snapshot import Section

ANSWER_TIMEOUT_S = 20.0
COMMAND_TIMEOUT_S = 6.0
# Of a page's time. The rest is for reading it, which takes some six seconds; 4.6 MB take 23 s on slow 4G.
LOAD_SHARE = 0.7
LOAD_READ_LIMIT_S = 15.0
SCREENS_LIMIT_S = 3.0
MAX_HOSTS_TOLD = 5

ONCE_PER_TEMPLATE = "Measured on one page of each kind."

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit. ``is_first``: its page is read by the collectors; later runs measure the load alone.

    ``to_the_end``: the link stays slow until the load event, not only until the figures stand.
    ``turn`` is over when the page has loaded. ``goes_back``: leave the page and come back to it, last of all.
    """

    equipment: Equipment
    findings: Findings
    is_first: bool
    site_wide: bool
    until: float
    to_the_end: bool
    turn: Turn
    goes_back: bool = False

    async def make(self) -> None:
        """Do it. A page's faults land in the findings; ``StuckBrowserError`` when its context does not close."""
        equipment = self.equipment
        async with (
            LinkProxy(equipment.reach, equipment.config.network) as link,
            open_context(equipment, proxy=link.address) as context,
        ):
            page = await limited(context.new_page(), COMMAND_TIMEOUT_S)
            cdp = await limited(context.new_cdp_session(page), COMMAND_TIMEOUT_S)
            open_page = OpenPage(
                job=self.findings.job,
                page=page,
                context=context,
                cdp=cdp,
                device=equipment.config.device,
                pictures=equipment.pictures,
                user_agent=equipment.user_agent,
                headless_shell=equipment.headless_shell,
                cpu_slowdown=equipment.config.cpu_slowdown,
                access=equipment.config.access,
                scroll_parts=equipment.config.scroll,
                may_open=equipment.may_open,
                is_kept_out=equipment.is_kept_out,
                validate_amp=equipment.validate_amp,
                cut_link=link.cut,
                ledger=link.ledger,
            )
            frames = await open_page.send("Page.getFrameTree")
            main_frame = frames["frameTree"]["frame"]["id"]
            watch = PageWatch(page, cdp, main_frame)
            log = NetworkLog(cdp, main_frame, link.ledger)
            work = self._measure_and_read(open_page, watch, log, link)
            await unless_crashed(work, watch, self.findings)

    async def _measure_and_read(
        self, open_page: OpenPage, watch: PageWatch, log: NetworkLog, link: LinkProxy
    ) -> None:
        await prepare(open_page, self.equipment, watch, log)
        film, thread = Screencast(open_page.cdp), MainThread(open_page.cdp)
        await film.start()
        await thread.start()
        answer_limit_s = min(ANSWER_TIMEOUT_S, self.until - time.monotonic() - 1)
        error = await navigate(open_page.page, self.findings.job.address, limit_s=answer_limit_s)
        if error:
            await heard_out(log)
        fault = outcome(log, error=error, downloads=watch.downloads)
        self._note_response(log)
        if fault is not None:
            self.findings.fail(fault)
            return
        rest = await settle(open_page, watch, log, limit_s=self._load_limit_s(), to_the_end=self.to_the_end)
        shots, tasks = await film.stop(), await thread.stop()
        shaped_bytes = link.ledger.down_bytes
        link.reshape(OPEN)
        await attempted(slow_cpu(open_page.cdp, 1), COMMAND_TIMEOUT_S)
        ending = rest.ending if rest.ending is not Ending.SHOWN else await self._rest(open_page, watch, log)
        log.stop()
        self._note_response(log)
        fault = outcome(log, error="", downloads=0)
        if fault is not None:
            self.findings.fail(fault)
            return
        self._note_ending(ending, watch, log)
        self._note_blocked(link)
        if ending in (Ending.WANDERING, Ending.TOO_LARGE):
            return
        recording = Recording(
            log=log,
            ledger=link.ledger,
            lift=Lift(at_ms=rest.at_ms, shaped_bytes=shaped_bytes, network=self.equipment.config.network)
            if rest.ending is Ending.SHOWN and rest.at_ms is not None
            else None,
            shots=shots,
            settled=ending is Ending.SETTLED,
            keep_film=self.findings.keep_film,
            thread_tasks=tasks,
        )
        await self._collect_load(open_page, recording)
        self.turn.over()
        if self.is_first:
            is_stopped = self.findings.failure is not None
            await self._read(await self._with_response(open_page, log), is_stopped=is_stopped)

    async def _rest(self, open_page: OpenPage, watch: PageWatch, log: NetworkLog) -> Ending:
        """Let what remains of the load come over the open link."""
        rest = await settle(open_page, watch, log, limit_s=self._load_limit_s(), to_the_end=True)
        # The figures stood before: that the rest of the page never rests takes nothing from them.
        return Ending.SETTLED if rest.ending is Ending.RESTLESS else rest.ending

    def _load_limit_s(self) -> float:
        return (self.until - time.monotonic()) * LOAD_SHARE

    def _note_response(self, log: NetworkLog) -> None:
        if self.is_first and log.main is not None:
            self.findings.http_status = log.main.hop.status
            self.findings.redirects = tuple(log.main.redirects)
            self.findings.retry_after_s = retry_after_s(log.main.headers.get("retry-after", ""))
            if log.main.hop.url.startswith(("http://", "https://")):
                self.findings.final_url = log.main.hop.url

    def _note_ending(self, ending: Ending, watch: PageWatch, log: NetworkLog) -> None:
        findings = self.findings
        match ending:
            case Ending.HUNG:
                is_asking = watch.dialogs >= MAX_DIALOGS
                findings.fail(failure(FailureCode.DIALOG_LOOP if is_asking else FailureCode.PAGE_HUNG))
            case Ending.NEVER_LOADED:
                findings.warn(
                    "load_timeout: The page did not finish loading; it was stopped and read as it stood."
                )
            case Ending.RESTLESS:
                findings.warn("restless: The page never came to rest; it was measured for some seconds only.")
            case Ending.WANDERING:
                findings.fail(failure(FailureCode.NAV_UNSTABLE, f"{log.navigations} navigations"))
            case Ending.TOO_LARGE:
                findings.fail(
                    failure(FailureCode.TOO_LARGE, f"more than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
                )
            case Ending.SETTLED | Ending.SHOWN:
                pass
        if log.navigations > 1:
            findings.warn(
                "client_redirect: The page went on to another page by itself; that one was measured."
            )
        if watch.dialogs >= MAX_DIALOGS:
            findings.warn("dialog_loop: The page opened dialogs without end; its scripts were stopped.")
        if watch.popups:
            findings.warn(f"popups: The page opened {watch.popups} windows by itself; they were closed.")

    def _note_blocked(self, link: LinkProxy) -> None:
        blocked = [each.host for each in link.ledger.hosts() if LinkFault.BLOCKED in each.faults]
        if blocked:
            hosts = ", ".join(blocked[:MAX_HOSTS_TOLD])
            self.findings.warn(
                f"private_addresses: The page asked private addresses that were not named: {hosts}. They were not "
                "reached; --allow-private opens them."
            )

    async def _collect_load(self, open_page: OpenPage, recording: Recording) -> None:
        work = load.collect(open_page, recording)
        collected = await self._guarded(open_page, Section.LOAD, work, limit_s=LOAD_READ_LIMIT_S)
        if collected:
            self.findings.loads.append(collected[0])

    async def _with_response(self, open_page: OpenPage, log: NetworkLog) -> OpenPage:
        """``open_page`` with what the main document's response said."""
        main = log.main
        if main is None:
            return open_page
        charset, address = await place_of(open_page)
        served = await served_text(open_page.cdp, main, charset=charset)
        # The page may have changed its address without loading anything (history.pushState).
        self.findings.final_url = address if address.startswith("http") else main.hop.url
        return replace(
            open_page,
            final_url=self.findings.final_url,
            http_status=main.hop.status,
            response_headers=main.headers,
            served_html=served.html,
            charset=served.charset,
            content_type=main.hop.mime_type,
        )

    async def _read(self, open_page: OpenPage, *, is_stopped: bool) -> None:
        """Take the picture, then let each collector of the plan read, in its order."""
        with contextlib.suppress(BrowserError, ScriptError, TimeoutError):
            self.findings.screens.append(await screen_now(open_page))
        for step in steps(site_wide=self.site_wide, is_stopped=is_stopped):
            if step.once_per_template and not self.goes_back:
                self.findings.unmeasured[step.section] = ONCE_PER_TEMPLATE
                continue
            if not step.is_wanted(open_page.scroll_parts):
                self.findings.unmeasured[step.section] = LEFT_OUT
                continue
            collected = await self._guarded(
                open_page, step.section, step.collect(open_page), limit_s=step.limit_s
            )
            if collected:
                self.findings.sections[step.section] = collected[0]
            if collected and step.section is Section.SCROLL:
                await self._show_faults(open_page)

    async def _show_faults(self, open_page: OpenPage) -> None:
        """Pictures of what is at fault below the first screen; the page was scrolled there already."""
        sections, screens = self.findings.sections, self.findings.screens
        with contextlib.suppress(BrowserError, ScriptError, TimeoutError):
            layout, scroll = sections.get(Section.LAYOUT), sections.get(Section.SCROLL)
            places = places_at_fault(layout, scroll, first=screens[0].shown) if screens else ()
            async with asyncio.timeout(min(SCREENS_LIMIT_S, max(0, self.until - time.monotonic() - 1))):
                screens.extend(await screens_at(open_page, places, with_popups=has_late_popup(scroll)))

    async def _guarded(
        self, open_page: OpenPage, section: Section, work: Coroutine[Any, Any, T], *, limit_s: float
    ) -> tuple[T] | None:
        """What ``work`` gives, or ``None`` with the reason noted: a broken collector costs its section alone."""
        left_s = min(limit_s, self.until - time.monotonic() - 1)
        if left_s <= 0:
            work.close()
            self.findings.unmeasured[section] = "There was no time left for it on this page."
            return None
        try:
            return (await limited(work, left_s),)
        except TimeoutError:
            self.findings.unmeasured[section] = "The page did not answer in time."
            await self._stop_if_hung(open_page)
        except Exception as error:  # noqa: BLE001 - the guard of each collector: a site must not end its audit
            self.findings.unmeasured[section] = f"It could not be measured: {one_line(error)}"
        return None

    async def _stop_if_hung(self, open_page: OpenPage) -> None:
        """Free the next collectors of a script that began to run for ever after the load."""
        if not await answers(open_page):
            await stop_scripts(open_page)
            self.findings.warn(
                "hung_later: The page stopped responding after it had loaded; its scripts were stopped."
            )


def one_line(error: Exception) -> str:
    """What ``error`` says, on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]
