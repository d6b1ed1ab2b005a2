"""The phone: hand it a page, it comes back with a snapshot, whatever the page does."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import TracebackType

from playwright.async_api import Browser, StorageState
from playwright.async_api import Error as BrowserError

from mmaudit.config.masking import Masker
from mmaudit.config.settings import Config
from mmaudit.errors import MmauditError
from mmaudit.gather.allowance import CLOSING_S, Allowance
from mmaudit.gather.amp_engine import AmpEngine
from mmaudit.gather.amp_source import AmpSource
from mmaudit.gather.browser import BrowserChoice
from mmaudit.gather.calibration import calibrate
from mmaudit.gather.equipment import Equipment, StuckBrowserError
from mmaudit.gather.failures import failure
from mmaudit.gather.findings import Findings
from mmaudit.gather.launch import LaunchedBrowser, launch
from mmaudit.gather.loads import CONTENDED_WARNING, is_lifted_early, tell_failed_load
from mmaudit.gather.login import Login, log_in
from mmaudit.gather.memory import is_worn_out, within_memory
from mmaudit.gather.navigation import PageGoneError
from mmaudit.gather.open_page import never
from mmaudit.gather.pictures import PictureSink
from mmaudit.gather.turn import Machine, Turn
from mmaudit.gather.visit import Visit, one_line
from mmaudit.link import Reach, reach_of
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import PageJob
from mmaudit.model.report import Calibration
from mmaudit.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneInfo:
    """What measured: the browser and how it ran."""

    version: str
    path: str
    user_agent: str
    sandboxed: bool
    notes: tuple[str, ...] = ()


class Phone:
    """An emulated phone; ``async with`` starts its browser and leaves no process behind.

    It visits one page at a time. Phones that share a ``machine`` take turns to measure.
    """

    def __init__(
        self,
        config: Config,
        choice: BrowserChoice,
        pictures: PictureSink,
        *,
        reach: Reach | None = None,
        machine: Machine | None = None,
    ) -> None:
        self._config = config
        self._choice = choice
        self._pictures = pictures
        self._reach = reach or reach_of(config.start_url, allow_private=config.allow_private)
        self._machine = machine or Machine()
        self._masker = Masker(config.access)
        self._turn = self._machine.new_turn()
        self._allowance = Allowance(config.page_deadline_s)
        self._amp = AmpEngine(AmpSource(config.amp_validator))
        self._launched: LaunchedBrowser | None = None
        self._about: PhoneInfo | None = None
        self._pages = 0
        self._goes_back = False
        self.may_open: Callable[[str], bool] = never
        """Whether a page that an audited one links to may be opened beside it; nothing may, until somebody knows."""
        self.is_kept_out: Callable[[str], bool] = never
        """Whether robots.txt keeps robots away from it."""

    @property
    def about(self) -> PhoneInfo:
        """What measures; known once the phone is on."""
        if self._about is None:
            raise RuntimeError("The phone is not switched on: use it in 'async with'.")
        return self._about

    def twin(self) -> "Phone":
        """Another phone like this one, with a browser of its own that starts with its first visit."""
        twin = Phone(self._config, self._choice, self._pictures, reach=self._reach, machine=self._machine)
        twin._about = self.about
        twin._amp = AmpEngine(self._amp.source)
        return twin

    async def __aenter__(self) -> "Phone":
        if self._about is not None:
            return self
        launched = await self._browser()
        version = launched.browser.version
        self._about = PhoneInfo(
            version=version,
            path=self._choice.path or self._choice.channel or "",
            user_agent=self._config.device.user_agent.replace("{major}", version.split(".")[0]),
            sandboxed=launched.sandboxed,
            notes=launched.notes,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop(by_force=kind is not None)

    async def calibrate(self) -> Calibration | None:
        """Measure what this machine's processor does now, at full speed and slowed down as the run asks."""
        launched = await self._browser()
        return await calibrate(launched.browser, slowdown=self._config.cpu_slowdown)

    async def log_in(self, login: Login) -> StorageState:
        """What ``login`` leaves in the browser; ``CannotRunError`` when it fails."""
        return await log_in(await self._equipment(), login)

    async def visit(
        self, job: PageJob, *, site_wide: bool, turn: Turn | None = None, goes_back: bool = False
    ) -> Snapshot:
        """Visit ``job`` as often as the run asks; ``site_wide``: do also what is done once per site.

        Never raises for what a page does. The first visit is read, the later ones measure the load alone.
        ``goes_back``: it is also left and come back to. ``turn`` is over as soon as the page has loaded, and taken
        again for every further load.
        """
        self._turn = turn or self._machine.new_turn()
        self._goes_back = goes_back
        try:
            # What came from the command line stays with us, even when a page prints it.
            return self._masker.record(await self._all_loads(job, site_wide=site_wide))
        finally:
            self._turn.over()
            self._pages += 1
            if self._launched is not None and is_worn_out(self._group, pages=self._pages):
                await self._stop(by_force=False)

    @property
    def _group(self) -> int | None:
        return self._launched.pid if self._launched else None

    async def _all_loads(self, job: PageJob, *, site_wide: bool) -> Snapshot:
        await self._begin(site_wide=site_wide)
        findings = Findings(job=job, keep_film=True)
        await self._run(findings, is_first=True, site_wide=site_wide)
        await self._to_the_end_if_lifted_early(findings)
        await self._once_more_if_contended(findings, is_busy=False)
        for number in range(1, self._config.runs):
            if findings.failure is not None:
                break
            await self._repeat(findings, number + 1)
        if any(load.contended for load in findings.loads):
            findings.warn(CONTENDED_WARNING)
        return findings.snapshot()

    async def _begin(self, *, site_wide: bool = False) -> None:
        """Wait for the page's turn; its time begins with it."""
        await self._turn.take()
        self._allowance.begin(site_wide=site_wide)

    async def _has_turn_for_another(self) -> bool:
        """Wait for the turn to load the page again; false when its time is up, or will be by then."""
        if self._allowance.allows_another:
            await self._turn.take()
        return self._allowance.allows_another

    async def _to_the_end_if_lifted_early(self, findings: Findings) -> None:
        """Load the page again over a link that stays slow when its largest paint came after the link was opened."""
        is_early = findings.failure is None and any(is_lifted_early(load) for load in findings.loads)
        if is_early and await self._has_turn_for_another():
            again = Findings(job=findings.job, keep_film=findings.keep_film)
            await self._run(again, is_first=False, site_wide=False, to_the_end=True)
            findings.loads = again.loads or findings.loads
            tell_failed_load(findings, again, number=2)

    async def _repeat(self, findings: Findings, number: int) -> None:
        """One more load of the same page; when it fails, the page keeps what the others measured."""
        again = Findings(job=findings.job)
        await self._begin()
        await self._run(again, is_first=False, site_wide=False)
        await self._to_the_end_if_lifted_early(again)
        is_busy = any(load.contended for load in findings.loads)
        await self._once_more_if_contended(again, is_busy=is_busy)
        findings.loads += again.loads
        tell_failed_load(findings, again, number=number)

    async def _once_more_if_contended(self, findings: Findings, *, is_busy: bool) -> None:
        """Put a quiet load in the place of a contended one, if the page has one to give.

        ``is_busy``: an earlier load of the page stayed contended; the machine is not asked again.
        """
        is_over = is_busy or not self._config.repeat_contended or findings.failure is not None
        is_contended = any(load.contended for load in findings.loads)
        if findings.loads and not is_contended:
            self._machine.note_quiet_load()
        if is_over or not is_contended or self._machine.is_busy_for_good:
            return
        again = Findings(job=findings.job, keep_film=findings.keep_film)
        # A load that went to its end is not replaced by one whose link was opened on the way.
        to_the_end = all(load.lifted_ms is None for load in findings.loads)
        if not await self._has_turn_for_another():
            return
        await self._machine.quiet()
        await self._run(again, is_first=False, site_wide=False, to_the_end=to_the_end)
        quiet = [load for load in again.loads if not load.contended]
        self._machine.note_repeat(is_quiet=bool(quiet))
        if quiet:
            findings.loads = quiet

    async def _run(
        self, findings: Findings, *, is_first: bool, site_wide: bool, to_the_end: bool = False
    ) -> None:
        """One visit under its deadline, which is held from outside: what hangs is killed with its browser."""
        limit_s = self._allowance.left_s
        try:
            async with asyncio.timeout(limit_s):
                visit = Visit(
                    equipment=await self._equipment(),
                    findings=findings,
                    is_first=is_first,
                    site_wide=site_wide,
                    until=time.monotonic() + limit_s - CLOSING_S,
                    turn=self._turn,
                    goes_back=self._goes_back,
                    to_the_end=to_the_end or self._config.wait_for_load or not self._config.network.down_kbps,
                )
                await within_memory(visit.make(), self._group, findings)
        except TimeoutError:
            await self._give_up(findings, failure(FailureCode.PAGE_HUNG, f"after {limit_s:.0f} s"))
        except StuckBrowserError:
            if not findings.loads and findings.failure is None:
                findings.fail(failure(FailureCode.PAGE_HUNG))
            await self._stop(by_force=True)
        except (BrowserError, PageGoneError) as error:
            await self._blame(findings, error)
        except MmauditError:
            # A full disk or a browser that does not start any more is no page's fault.
            raise
        except Exception as error:  # noqa: BLE001 - the guard of each page: a site must not end its audit
            await self._give_up(findings, failure(FailureCode.INTERNAL, one_line(error)))

    async def _blame(self, findings: Findings, error: BrowserError | PageGoneError) -> None:
        """Tell a dead browser from a page that went away and from a call that failed."""
        if self._launched is None or await is_dead(self._launched.browser):
            reason = failure(FailureCode.BROWSER_CRASHED)
        elif isinstance(error, PageGoneError):
            reason = failure(FailureCode.PAGE_CRASHED)
        else:
            reason = failure(FailureCode.INTERNAL, one_line(error))
        await self._give_up(findings, reason)

    async def _give_up(self, findings: Findings, reason: Failure) -> None:
        """End this visit's browser: the next visit gets a new one."""
        findings.fail(reason)
        await self._stop(by_force=True)

    async def _equipment(self) -> Equipment:
        launched = await self._browser()
        return Equipment(
            config=self._config,
            browser=launched.browser,
            user_agent=self.about.user_agent,
            headless_shell=self._choice.headless_shell,
            reach=self._reach,
            pictures=self._pictures,
            may_open=self.may_open,
            is_kept_out=self.is_kept_out,
            validate_amp=partial(self._amp.validate, launched.browser),
        )

    async def _browser(self) -> LaunchedBrowser:
        """The running browser, or a new one when it died."""
        if self._launched is not None and not self._launched.browser.is_connected():
            await self._stop(by_force=True)
        if self._launched is None:
            self._launched = await launch(self._choice, sandbox=self._config.sandbox)
            self._pages = 0
        return self._launched

    async def _stop(self, *, by_force: bool) -> None:
        launched, self._launched = self._launched, None
        if launched is not None:
            await (launched.kill() if by_force else launched.close())


async def is_dead(browser: Browser) -> bool:
    """Whether ``browser`` is gone; a page's end is told a moment before its browser's."""
    for _ in range(20):
        if not browser.is_connected():
            return True
        await asyncio.sleep(0.05)
    return False
