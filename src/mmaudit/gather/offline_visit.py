"""The site without network: the start page, a page that was open before, and one that never was.

Every page is opened in a tab of its own. What makes the answer true (each was seen to be false without it):
the pages are loaded under the worker's control first, for many workers fill their cache on the second visit; the
HTTP cache is cleared, because it answers without network too; and the network is cut twice. ``set_offline`` tells
the pages (``navigator.onLine``), but a worker that starts while it holds can ask the network before the emulation has
reached it; so the link itself is cut too.
"""

import asyncio
import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from playwright.async_api import Error, Page

from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.screenshot import first_screen
from mmaudit.model.app import OfflinePlace, OfflineTry
from mmaudit.model.snapshot import Offline, Picture

OPEN_TIMEOUT_S = 5.0
ONLINE_TIMEOUT_S = 8.0
READ_WAIT_MS = 1500
PAINT_WAIT_MS = 2000
MAX_TEXT = 20_000
MAX_WORDS = 5000
MAX_QUOTE = 200
# What a worker puts into its cache after the answer is there.
CACHING_S = 0.5
PICTURE_TRIES = 4
PICTURE_PAUSE_S = 0.15
# How the browser names our own cut of the link, and how it names a phone without network.
CUT_LINK, NO_NETWORK = "net::ERR_SOCKS_CONNECTION_FAILED", "net::ERR_INTERNET_DISCONNECTED"
NETWORK_ERROR = re.compile(r"net::ERR_\w{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page as a visitor reads it. ``from_worker``: its service worker answered."""

    title: str = ""
    text: str = ""
    status: int | None = None
    from_worker: bool = False
    content_ms: float | None = None
    picture: Picture | None = None
    failure: str = ""

    @property
    def words(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.text.casefold().split()[:MAX_WORDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which pages are opened. ``visited`` and ``unvisited`` are ``None`` where the site has no such page."""

    start: str
    visited: str | None = None
    unvisited: str | None = None

    def places(self) -> list[tuple[OfflinePlace, str]]:
        """The pages with what they are, the start page first."""
        named = (
            (OfflinePlace.START, self.start),
            (OfflinePlace.VISITED, self.visited),
            (OfflinePlace.UNVISITED, self.unvisited),
        )
        return [(place, url) for place, url in named if url is not None]


async def visit_offline(open_page: OpenPage, plan: Plan, *, before_cut: Callable[[], None]) -> Offline:
    """Open the pages of ``plan`` with and without network. The network is there again afterwards.

    ``before_cut`` is called when all that is seen after it is our own doing.
    """
    online: dict[str, Seen] = {}
    for url in [plan.start, *([plan.visited] if plan.visited else [])]:
        online[url] = await online_page(open_page, url)
    before_cut()
    offline = await without_network(open_page, plan)
    if plan.unvisited is not None and plan.unvisited in offline:
        online[plan.unvisited] = await online_page(open_page, plan.unvisited)
    tries = tuple(
        compared(place, url, offline[url], online=online[url])
        for place, url in plan.places()
        if url in offline and url in online
    )
    return summed_up(plan.start, tries, answered_online=online[plan.start].from_worker)


def summed_up(start: str, tries: Sequence[OfflineTry], *, answered_online: bool) -> Offline:
    """The tries with the start page's own figures."""
    first = next((each for each in tries if each.place is OfflinePlace.START), None)
    first = first or OfflineTry(
        place=OfflinePlace.START, url=start, loaded=False, failure="no answer in time"
    )
    return Offline(
        tested_url=start,
        loaded=first.loaded and (first.status or 200) < 400,
        from_service_worker=first.from_service_worker,
        status=first.status,
        same_title=first.same_title,
        text_similarity=first.text_similarity,
        failure=first.failure,
        tries=tuple(tries),
        answered_online=answered_online,
    )


async def online_page(open_page: OpenPage, url: str) -> Seen:
    """``url`` in the page's own tab, under the worker's control."""
    # From a blank page: a start_url that differs in its fragment alone would load nothing.
    await attempted(open_page.page.goto("about:blank"), 2)
    seen = await opened(open_page, url, limit_s=ONLINE_TIMEOUT_S)
    await asyncio.sleep(CACHING_S)
    return seen


async def without_network(open_page: OpenPage, plan: Plan) -> dict[str, Seen]:
    """What each page shows with the network cut; those for which there was time."""
    seen: dict[str, Seen] = {}
    try:
        with open_page.cut_link():
            await limited(open_page.context.set_offline(True), 3)
            # Only now: what was still on its way would have filled it again.
            await open_page.send("Network.clearBrowserCache")
            for _, url in plan.places():
                seen[url] = await offline_page(open_page, url)
    except TimeoutError:
        pass
    finally:
        await attempted(open_page.context.set_offline(False), 3)
    return seen


async def offline_page(open_page: OpenPage, url: str) -> Seen:
    """``url`` in a new tab, with its picture."""
    page: Page | None = None
    try:
        page = await limited(open_page.context.new_page(), 3)
        cdp = await limited(open_page.context.new_cdp_session(page), 3)
        tab = replace(open_page, page=page, cdp=cdp)
        seen = await opened(tab, url, limit_s=OPEN_TIMEOUT_S)
        failure = seen.failure.replace(CUT_LINK, NO_NETWORK)
        picture = await picture_of(tab)
        # Its picture made the browser paint it, whatever else the machine does.
        painted = None if failure else await first_paint(tab)
        return replace(seen, failure=failure, picture=picture, content_ms=painted)
    except Error as error:
        return Seen(failure=reason(error))
    finally:
        if page is not None:
            await attempted(page.close(), 2)


async def picture_of(tab: OpenPage) -> Picture | None:
    """What stands on the screen. The browser's error page comes a moment after the navigation has failed."""
    for _ in range(PICTURE_TRIES):
        with contextlib.suppress(Error, ScriptError, TimeoutError):
            return await first_screen(tab)
        await asyncio.sleep(PICTURE_PAUSE_S)
    return None


async def first_paint(tab: OpenPage) -> float | None:
    """The page's first contentful paint, ms; ``None`` if it shows nothing or cannot say."""
    with contextlib.suppress(Error, ScriptError, TimeoutError):
        painted = await tab.run("first_paint", PAINT_WAIT_MS)
        return None if painted is None else round(painted, 1)
    return None


async def opened(tab: OpenPage, url: str, *, limit_s: float) -> Seen:
    """Go to ``url`` in ``tab`` and read it. What the browser says against it is a value."""
    try:
        async with asyncio.timeout(limit_s):
            response = await tab.page.goto(url, wait_until="domcontentloaded", timeout=limit_s * 1000)
            shown = await tab.run("shown_text", READ_WAIT_MS, MAX_TEXT)
    except (Error, ScriptError, TimeoutError) as error:
        return Seen(failure=reason(error))
    return Seen(
        title=str(shown["title"]),
        text=str(shown["text"]),
        status=response.status if response else None,
        from_worker=response is not None and response.from_service_worker,
    )


def reason(error: Exception) -> str:
    """The browser's own name of a network error, or the first line of what was said."""
    named = NETWORK_ERROR.search(str(error))
    return named[0] if named else (str(error).splitlines() or ["no answer in time"])[0][:200]


def compared(place: OfflinePlace, url: str, offline: Seen, *, online: Seen) -> OfflineTry:
    """What was seen without network beside what is there with it."""
    return OfflineTry(
        place=place,
        url=url,
        loaded=not offline.failure,
        from_service_worker=offline.from_worker,
        status=offline.status,
        title=offline.title,
        quote=" ".join(offline.text[: MAX_QUOTE * 2].split())[:MAX_QUOTE],
        same_title=not offline.failure and offline.title == online.title,
        text_kept=0.0 if offline.failure else kept(offline.words, online.words),
        text_similarity=0.0 if offline.failure else similarity(offline.words, online.words),
        content_ms=offline.content_ms,
        screenshot=offline.picture,
        failure=offline.failure,
    )


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index of two sets of words, 0-1."""
    return round(len(one & other) / len(one | other), 3) if one | other else 1.0


def kept(offline: frozenset[str], online: frozenset[str]) -> float:
    """The share of ``online`` that ``offline`` holds too, 0-1; a page without words keeps them all."""
    return round(len(offline & online) / len(online), 3) if online else 1.0
