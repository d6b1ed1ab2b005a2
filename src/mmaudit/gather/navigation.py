"""Going to a page: what must stand before, the one navigation itself, and what may end it."""

import asyncio
import contextlib
from collections.abc import Awaitable

from playwright.async_api import Error as BrowserError
from playwright.async_api import Page

from mmaudit.gather.access import HeaderGiver
from mmaudit.gather.collectors import coverage, permissions
from mmaudit.gather.deadline import limited
from mmaudit.gather.equipment import Equipment
from mmaudit.gather.failures import failure
from mmaudit.gather.findings import Findings
from mmaudit.gather.network_log import NetworkLog
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.page_watch import PageWatch
from mmaudit.gather.throttle import slow_cpu
from mmaudit.model.failure import FailureCode


async def prepare(open_page: OpenPage, equipment: Equipment, watch: PageWatch, log: NetworkLog) -> None:
    """All that must stand before the navigation begins."""
    watch.start()
    log.start()
    await open_page.send("Network.enable", maxTotalBufferSize=30_000_000, maxResourceBufferSize=10_000_000)
    await open_page.send("Page.enable")
    await open_page.send("Page.setLifecycleEventsEnabled", enabled=True)
    await open_page.before_scripts("observe")
    await permissions.start(open_page)
    await HeaderGiver(open_page.cdp, equipment.config.access, equipment.config.start_url).start()
    await coverage.start(open_page.cdp)
    await slow_cpu(open_page.cdp, equipment.config.cpu_slowdown)


async def navigate(page: Page, url: str, *, limit_s: float) -> str:
    """Go there; ``""``, or what the browser said against it. The server must answer within ``limit_s``."""
    try:
        await limited(page.goto(url, wait_until="commit", timeout=0), limit_s)
    except TimeoutError:
        return "net::ERR_TIMED_OUT"
    except BrowserError as error:
        return str(error)
    return ""


class PageGoneError(Exception):
    """The page was closed under our hands, most likely with its browser."""


async def unless_crashed(work: Awaitable[None], watch: PageWatch, findings: Findings) -> None:
    """Do ``work`` until the page crashes or goes away: after that, no command is ever answered.

    Raises ``PageGoneError`` when the page is gone.
    """
    task = asyncio.ensure_future(work)
    ends = [asyncio.ensure_future(event.wait()) for event in (watch.crashed, watch.gone)]
    try:
        await asyncio.wait({task, *ends}, return_when=asyncio.FIRST_COMPLETED)
        if watch.crashed.is_set():
            findings.fail(failure(FailureCode.PAGE_CRASHED))
        elif watch.gone.is_set():
            raise PageGoneError
        else:
            task.result()
    finally:
        for waiting in (*ends, task):
            waiting.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task


async def place_of(open_page: OpenPage) -> tuple[str, str]:
    """The document's encoding and address as the browser has them now."""
    try:
        place = await open_page.run("place")
    except (BrowserError, ScriptError, TimeoutError):
        return "", ""
    return str(place["charset"]), str(place["url"])
