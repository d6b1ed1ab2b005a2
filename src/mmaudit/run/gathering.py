"""From a configuration to a full run folder: crawl and visit until the pages or the patience end."""

import asyncio
import contextlib
import hashlib
import json
import os
import time
import uuid
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from mmaudit.config.settings import Config
from mmaudit.crawl.crawl import Crawl
from mmaudit.crawl.fetch import Fetcher
from mmaudit.crawl.field_data import ask_field_data
from mmaudit.crawl.one_of_each_kind import OneOfEachKind
from mmaudit.gather.browser import BrowserChoice, find_browser
from mmaudit.gather.login import load_login
from mmaudit.gather.phone import Phone, PhoneInfo
from mmaudit.gather.turn import Machine, Turn
from mmaudit.link import LinkProxy, Reach, reach_of
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.report import Run, RunStatus
from mmaudit.model.snapshot import ScrollPart, Snapshot
from mmaudit.run.captured import audited_pages
from mmaudit.run.events import BrowserReady, LinksChecked, Listener, PageFinished, PageStarted, Phase
from mmaudit.run.second_chances import SecondChances
from mmaudit.run.side_by_side import Work, visit_all
from mmaudit.store import RunFolder
from mmaudit.version import __version__

MAX_ATTEMPTS = 2
# Measured: the first byte comes 1.85 times as late as the round trips say.
CERTIFICATES_NOTE = (
    "Certificates were not checked. Chromium connects twice to a server whose certificate it does not trust: the "
    "times of such a site are longer than visitors will see."
)

T = TypeVar("T")


class StopError(Exception):
    """The caller asked to stop: what was gathered is kept."""


def fingerprint(config: Config) -> str:
    """What two runs must share so that their figures may stand in one report. Holds no secret."""
    access = config.access
    parts = (
        config.start_url,
        config.device,
        config.network,
        config.cpu_slowdown,
        config.runs,
        config.crawl.include,
        config.crawl.exclude,
        config.crawl.obey_robots,
        config.crawl.urls,
        config.crawl.sitemap_only,
        config.crawl.all_languages,
        config.ignore_https_errors,
        config.scroll,
        bool(
            access.headers or access.cookies or access.username or access.storage_state or access.login_script
        ),
    )
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


async def gather_site(config: Config, folder: RunFolder, *, listener: Listener, stop: asyncio.Event) -> None:
    """Visit the site's pages into ``folder`` and note there how it was done.

    When ``stop`` is set the visit under way is given up and the run is marked interrupted.
    """
    begun = time.monotonic()
    choice = find_browser(config.browser_path)
    reach = reach_of(config.start_url, allow_private=config.allow_private)
    machine = Machine()
    config = await logged_in(config, choice, folder, reach)
    async with (
        Phone(config, choice, folder, reach=reach, machine=machine) as phone,
        LinkProxy(reach) as link,
        contextlib.AsyncExitStack() as others,
    ):
        listener(BrowserReady(browser=f"{choice.product} {phone.about.version}", notes=phone.about.notes))
        run = replace(describe_run(config, phone.about), calibration=await phone.calibrate())
        folder.save_run(replace(run, status=RunStatus.INTERRUPTED), start_url=config.start_url)
        # A machine with a single core has none for a second page.
        width = 1 if os.cpu_count() == 1 else config.side_by_side
        twins = [await others.enter_async_context(phone.twin()) for _ in range(width - 1)]
        instruments = Instruments(phones=(phone, *twins), machine=machine, link=link)
        gathering = Gathering(config, folder, instruments, listener, stop)
        try:
            await gathering.whole_site()
        except StopError:
            run = replace(run, status=RunStatus.INTERRUPTED)
    run = replace(run, duration_s=round(time.monotonic() - begun, 1))
    folder.save_run(run, start_url=gathering.home_url)


async def logged_in(config: Config, choice: BrowserChoice, folder: RunFolder, reach: Reach) -> Config:
    """``config`` with what the user's login script left in a browser; nothing of it is written to a file."""
    if config.access.login_script is None:
        return config
    login = load_login(config.access.login_script)
    async with Phone(config, choice, folder, reach=reach) as phone:
        stored = json.dumps(await phone.log_in(login))
    return replace(config, access=replace(config.access, storage_state=stored))


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """What a run measures with: one phone reads its page while the other loads the next.

    ``link`` is the unshaped one of the tool's own requests.
    """

    phones: tuple[Phone, ...]
    machine: Machine
    link: LinkProxy


class Gathering:
    """One crawl with its phones, of which one at a time measures a load."""

    def __init__(
        self,
        config: Config,
        folder: RunFolder,
        instruments: Instruments,
        listener: Listener,
        stop: asyncio.Event,
    ) -> None:
        self._config = config
        self._folder = folder
        self._phones = instruments.phones
        self._machine = instruments.machine
        self._link = instruments.link
        self._tell = listener
        self._stop = stop
        self._chances = SecondChances()
        self._kinds = OneOfEachKind()
        self._visited = 0
        self._last_visit = float("-inf")
        self.home_url = config.start_url
        """Where the start page really is, once its redirects are known."""

    async def whole_site(self) -> None:
        """Every page that the crawl names, then what can be learned of the site around them."""
        about, config = self._phones[0].about, self._config
        async with Fetcher(
            about.user_agent,
            config.access,
            config.start_url,
            link=self._link,
            checks_certificates=not config.ignore_https_errors,
        ) as fetcher:
            self._tell(Phase(text="Reading robots.txt and sitemaps"))
            crawl = await self._or_stop(Crawl.open(config, fetcher, self._folder.frontier))
            for phone in self._phones:
                phone.may_open, phone.is_kept_out = crawl.may_open, crawl.is_kept_out
            self._go_on_after(crawl.visited)
            self.home_url = crawl.home_url
            await self._all_pages(crawl)
            self._tell(Phase(text="Checking links"))
            capture = await self._or_stop(
                crawl.finish(fetcher, lambda done, total: self._tell(LinksChecked(done=done, total=total)))
            )
            self._folder.save_capture(capture)
            if config.field_source is not None:
                self._tell(Phase(text="Asking for field data"))
                asking = ask_field_data(
                    config.field_source, home_url=self.home_url, pages=audited_pages(self._folder)
                )
                self._folder.save_capture(replace(capture, field_data=await self._or_stop(asking)))

    def _go_on_after(self, visited: tuple[str, ...]) -> None:
        """Count what an earlier process did, as if it had been this one."""
        self._visited = len(visited)
        for url in visited:
            self._kinds.picks(url)
        if visited:
            self._tell(Phase(text=f"Going on: {len(visited)} pages were visited before"))

    async def _all_pages(self, crawl: Crawl) -> None:
        """Visit every page."""

        def record(snapshot: Snapshot) -> None:
            crawl.record(snapshot)
            self.home_url = crawl.home_url

        work = Work(
            next_job=crawl.next_job,
            visit=lambda job: self._page(job, crawl),
            record=record,
            goes_alone=self._goes_alone,
            comes_first=lambda job: job.found_by is FoundBy.START,
        )
        await self._or_stop(visit_all(work, width=len(self._phones)))

    def _goes_alone(self, job: PageJob) -> bool:
        """Whether no other page may be under way beside ``job``: it may be what ended an earlier run."""
        return self._folder.attempts(job.url) > 0

    async def _page(self, job: PageJob, crawl: Crawl) -> Snapshot:
        self._visited += 1
        number = self._visited
        expected = max(number, min(number + crawl.queued, self._config.crawl.max_pages))
        pause_s = crawl.crawl_delay_s or 0.0
        stored = self._folder.snapshot(job.url) if self._config.resume else None
        is_resumed = stored is not None
        if stored is None:
            async with self._machine.turn() as turn:
                await asyncio.sleep(max(0.0, self._last_visit + pause_s - time.monotonic()))
                self._last_visit = time.monotonic()
                self._tell(PageStarted(url=job.url, number=number, expected=expected))
                stored = await self._visit(job, number=number, turn=turn)
            self._folder.save_snapshot(stored)
        self._tell(
            PageFinished(
                url=job.url,
                number=number,
                expected=expected,
                seconds=stored.duration_s,
                failure=stored.failure,
                resumed=is_resumed,
            )
        )
        return stored

    async def _visit(self, job: PageJob, *, number: int, turn: Turn) -> Snapshot:
        if self._folder.begin(job.url) > MAX_ATTEMPTS:
            message = "The audit ended twice while it visited this page; it is not tried again."
            failure = Failure(code=FailureCode.BROWSER_CRASHED, message=message)
            return Snapshot(job=job, final_url=job.url, http_status=None, failure=failure)
        try:
            return await self._with_chances(job, number=number, turn=turn)
        except asyncio.CancelledError:
            # Stopped from outside: no page is to blame.
            self._folder.take_back(job.url)
            raise

    async def _with_chances(self, job: PageJob, *, number: int, turn: Turn) -> Snapshot:
        phone = self._phones[number % len(self._phones)]
        site_wide = job.found_by is FoundBy.START
        goes_back = ScrollPart.BACK in self._config.scroll and self._kinds.picks(job.url)
        snapshot = await phone.visit(job, site_wide=site_wide, turn=turn, goes_back=goes_back)
        tried = 1
        while (pause_s := self._chances.pause_s(snapshot, tried=tried)) is not None:
            self._tell(Phase(text=f"Trying a page once more in {pause_s:.0f} s"))
            await asyncio.sleep(pause_s)
            snapshot = await phone.visit(job, site_wide=site_wide, turn=turn, goes_back=goes_back)
            tried += 1
        return snapshot

    async def _or_stop(self, work: Awaitable[T]) -> T:
        """The result of ``work``, or ``StopError`` as soon as the caller asks to stop."""
        task = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            raise StopError
        finally:
            stopped.cancel()
            if not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


def describe_run(config: Config, about: PhoneInfo) -> Run:
    """How this run measures, for the report's method section."""
    return Run(
        id=uuid.uuid4().hex[:12],
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
        duration_s=0.0,
        mmaudit=__version__,
        chromium=about.version,
        device=config.device.name,
        network=config.network,
        cpu_slowdown=config.cpu_slowdown,
        runs=config.runs,
        status=RunStatus.COMPLETE,
        browser_path=about.path,
        user_agent=about.user_agent,
        sandboxed=about.sandboxed,
        notes=(*about.notes, *((CERTIFICATES_NOTE,) if config.ignore_https_errors else ())),
    )
