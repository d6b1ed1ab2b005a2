"""One navigation of one fresh browser context: load, measure, read. What it finds goes into ``Findings``."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page
from playwright.async_api import Error as BrowserError

from mmaudit.config.settings import Config
from mmaudit.gather.access import HeaderGiver, give_cookies
from mmaudit.gather.collectors import load
from mmaudit.gather.collectors.load import Recording
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.failures import failure
from mmaudit.gather.film import Screencast
from mmaudit.gather.findings import Findings
from mmaudit.gather.main_document import outcome, served_text
from mmaudit.gather.network_log import NetworkLog
from mmaudit.gather.open_page import OpenPage, ScriptError, script
from mmaudit.gather.page_watch import MAX_DIALOGS, PageWatch
from mmaudit.gather.pictures import PictureSink
from mmaudit.gather.plan import Step, steps
from mmaudit.gather.screenshot import first_screen
from mmaudit.gather.settle import Ending, settle
from mmaudit.gather.throttle import Link, slow_cpu
from mmaudit.model.failure import FailureCode
from mmaudit.model.snapshot import Section

COMMIT_TIMEOUT_S = 20.0
COMMAND_TIMEOUT_S = 6.0
CLOSE_TIMEOUT_S = 5.0
LOAD_SHARE = 0.55
MAX_NAVIGATIONS = 8


class StuckBrowserError(Exception):
    """The browser does not let go of a page: only killing it helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What every visit of a run is made with."""

    config: Config
    browser: Browser
    user_agent: str
    headless_shell: bool
    link: Link
    pictures: PictureSink


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit. ``is_first``: its page is read by the collectors; later runs measure the load alone."""

    equipment: Equipment
    findings: Findings
    is_first: bool
    site_wide: bool
    until: float

    async def make(self) -> None:
        """Do it. A page's faults land in the findings; ``StuckBrowserError`` when its context does not close."""
        async with open_context(self.equipment) as context:
            page = await limited(context.new_page(), COMMAND_TIMEOUT_S)
            cdp = await limited(context.new_cdp_session(page), COMMAND_TIMEOUT_S)
            open_page = OpenPage(
                job=self.findings.job,
                page=page,
                context=context,
                cdp=cdp,
                device=self.equipment.config.device,
                pictures=self.equipment.pictures,
                user_agent=self.equipment.user_agent,
                headless_shell=self.equipment.headless_shell,
            )
            frames = await open_page.send("Page.getFrameTree")
            main_frame = frames["frameTree"]["frame"]["id"]
            watch = PageWatch(page, cdp, main_frame)
            log = NetworkLog(cdp, main_frame)
            await unless_crashed(self._measure_and_read(open_page, watch, log), watch, self.findings)

    async def _measure_and_read(self, open_page: OpenPage, watch: PageWatch, log: NetworkLog) -> None:
        await prepare(open_page, self.equipment, watch, log)
        film = Screencast(open_page.cdp)
        await film.start()
        error = await navigate(open_page.page, self.findings.job.url)
        fault = outcome(log, error=error, downloads=watch.downloads)
        self._note_response(log)
        if fault is not None:
            self.findings.fail(fault)
            return
        ending = await settle(open_page, watch, log, limit_s=self._load_limit_s())
        shots = await film.stop()
        log.stop()
        self._note_response(log)
        fault = outcome(log, error="", downloads=0)
        if fault is not None:
            self.findings.fail(fault)
            return
        self._note_ending(ending, watch, log)
        await attempted(slow_cpu(open_page.cdp, 1), COMMAND_TIMEOUT_S)
        recording = Recording(log=log, shots=shots, settled=ending is Ending.SETTLED, keep_film=self.is_first)
        await self._collect_load(open_page, recording)
        if self.is_first:
            await self._read(await self._with_response(open_page, log))

    def _load_limit_s(self) -> float:
        return (self.until - time.monotonic()) * LOAD_SHARE

    def _note_response(self, log: NetworkLog) -> None:
        if self.is_first and log.main is not None:
            self.findings.http_status = log.main.hop.status
            self.findings.redirects = tuple(log.main.redirects)
            self.findings.final_url = log.main.hop.url

    def _note_ending(self, ending: Ending, watch: PageWatch, log: NetworkLog) -> None:
        findings = self.findings
        match ending:
            case Ending.HUNG:
                findings.fail(failure(FailureCode.PAGE_HUNG))
            case Ending.NEVER_LOADED:
                findings.warn(
                    "load_timeout: The page did not finish loading; it was stopped and read as it stood."
                )
            case Ending.RESTLESS:
                findings.warn("restless: The page never came to rest; it was measured for some seconds only.")
            case Ending.SETTLED:
                pass
        if log.navigations > 1:
            findings.warn(
                "client_redirect: The page went on to another page by itself; that one was measured."
            )
        if log.navigations > MAX_NAVIGATIONS:
            findings.fail(failure(FailureCode.REDIRECT_LOOP, f"{log.navigations} navigations"))
        if watch.dialogs >= MAX_DIALOGS:
            findings.warn("dialog_loop: The page opened dialogs without end; its scripts were stopped.")
        if watch.popups:
            findings.warn(f"popups: The page opened {watch.popups} windows by itself; they were closed.")

    async def _collect_load(self, open_page: OpenPage, recording: Recording) -> None:
        result = await self._guarded(Section.LOAD, lambda: load.collect(open_page, recording), limit_s=15.0)
        if result is not None:
            self.findings.loads.append(result)

    async def _with_response(self, open_page: OpenPage, log: NetworkLog) -> OpenPage:
        """``open_page`` with what the main document's response said."""
        main = log.main
        if main is None:
            return open_page
        charset, address = await place_of(open_page)
        served = await served_text(open_page.cdp, main, charset=charset)
        # The page may have changed its address without loading anything (history.pushState).
        self.findings.final_url = address or main.hop.url
        return replace(
            open_page,
            final_url=self.findings.final_url,
            http_status=main.hop.status,
            response_headers=main.headers,
            served_html=served.html,
            charset=served.charset,
            content_type=main.hop.mime_type,
        )

    async def _read(self, open_page: OpenPage) -> None:
        """Take the picture, then let each collector of the plan read, in its order."""
        with contextlib.suppress(BrowserError, ScriptError, TimeoutError):
            self.findings.screenshot = await first_screen(open_page)
        for step in steps(site_wide=self.site_wide):
            if step.lifts_network:
                await attempted(self.equipment.link.lift(open_page.cdp), COMMAND_TIMEOUT_S)
            section = await self._collected(step, open_page)
            # ``None`` without a fault is an answer too: this page names no AMP partner.
            if section is not None or step.section not in self.findings.unmeasured:
                self.findings.sections[step.section] = section

    async def _collected(self, step: Step, open_page: OpenPage) -> Any:  # noqa: ANN401 - one of the sections
        return await self._guarded(step.section, lambda: step.collect(open_page), limit_s=step.limit_s)

    async def _guarded(
        self, section: Section, collect: Callable[[], Awaitable[Any]], *, limit_s: float
    ) -> Any:  # noqa: ANN401 - one of the sections
        """What ``collect`` gives, or ``None`` with the reason noted: a broken collector costs its section alone."""
        left_s = min(limit_s, self.until - time.monotonic() - 1)
        if left_s <= 0:
            self.findings.unmeasured[section] = "There was no time left for it on this page."
            return None
        try:
            return await limited(collect(), left_s)
        except TimeoutError:
            self.findings.unmeasured[section] = "The page did not answer in time."
        except Exception as error:  # noqa: BLE001 - the guard of each collector: a site must not end its audit
            self.findings.unmeasured[section] = f"It could not be measured: {one_line(error)}"
        return None


@contextlib.asynccontextmanager
async def open_context(equipment: Equipment) -> AsyncIterator[BrowserContext]:
    """A fresh context as the device has it: cold cache, no workers, nothing from an earlier page."""
    config = equipment.config
    device = config.device
    context = await limited(
        equipment.browser.new_context(
            viewport={"width": device.width_px, "height": device.height_px},
            screen={"width": device.width_px, "height": device.height_px},
            device_scale_factor=device.scale,
            is_mobile=True,
            has_touch=True,
            user_agent=equipment.user_agent,
            accept_downloads=False,
            service_workers="allow",
            proxy=equipment.link.proxy,
            storage_state=config.access.storage_state,
        ),
        COMMAND_TIMEOUT_S * 2,
    )
    try:
        await give_cookies(context, config.access, config.start_url)
        yield context
    finally:
        # A close that never settles is known of Chromium: the next page needs a new browser then.
        if not await attempted(context.close(), CLOSE_TIMEOUT_S) and equipment.browser.is_connected():
            raise StuckBrowserError


async def prepare(open_page: OpenPage, equipment: Equipment, watch: PageWatch, log: NetworkLog) -> None:
    """All that must stand before the navigation begins."""
    watch.start()
    log.start()
    await open_page.send("Network.enable", maxTotalBufferSize=30_000_000, maxResourceBufferSize=10_000_000)
    await open_page.send("Page.enable")
    await open_page.send("Page.setLifecycleEventsEnabled", enabled=True)
    source = f"({script('observe').strip().rstrip(';')})()"
    await open_page.send("Page.addScriptToEvaluateOnNewDocument", source=source, worldName="mmaudit")
    await HeaderGiver(open_page.cdp, equipment.config.access, equipment.config.start_url).start()
    await slow_cpu(open_page.cdp, equipment.config.cpu_slowdown)
    await equipment.link.apply(open_page.cdp, equipment.config.network)


async def navigate(page: Page, url: str) -> str:
    """Go there; ``""``, or what the browser said against it."""
    try:
        await limited(
            page.goto(url, wait_until="commit", timeout=COMMIT_TIMEOUT_S * 1000), COMMIT_TIMEOUT_S + 2
        )
    except TimeoutError:
        return "net::ERR_TIMED_OUT"
    except BrowserError as error:
        text = str(error)
        return "net::ERR_TIMED_OUT" if "Timeout" in text and "net::" not in text else text
    return ""


async def unless_crashed(work: Awaitable[None], watch: PageWatch, findings: Findings) -> None:
    """Do ``work`` until the page crashes: after that, no command is ever answered."""
    task = asyncio.ensure_future(work)
    crash = asyncio.ensure_future(watch.crashed.wait())
    try:
        await asyncio.wait({task, crash}, return_when=asyncio.FIRST_COMPLETED)
        if watch.crashed.is_set():
            findings.fail(failure(FailureCode.PAGE_CRASHED))
        else:
            task.result()
    finally:
        crash.cancel()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task


async def place_of(open_page: OpenPage) -> tuple[str, str]:
    """The document's encoding and address as the browser has them now."""
    try:
        place = await open_page.run("place")
    except (BrowserError, ScriptError, TimeoutError):
        return "", ""
    return str(place["charset"]), str(place["url"])


def one_line(error: Exception) -> str:
    """What ``error`` says, on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]
