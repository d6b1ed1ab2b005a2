"""Installability by Chromium's own answer, the service worker, and a visit without network.

Run last and once a site: it reloads the page and cuts the network.
"""

import asyncio
import contextlib
import json
import re
from urllib.parse import urljoin

from playwright.async_api import Error, Page

from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.snapshot import Offline, Pwa

# Every fresh context is an incognito profile to Chromium: true of us, not of the visitor.
NOT_THE_SITE_S = frozenset({"in-incognito"})
PARSE_ERROR = "manifest-parsing-or-network-error"
WORKER_WAIT_MS = 5000
NO_SIGN_WAIT_MS = 0
OFFLINE_TIMEOUT_S = 8.0
MAX_MANIFEST = 200_000
REGISTERS = re.compile(r"serviceWorker\s{0,10}\.\s{0,10}register|workbox|service-worker\.js|\bsw\.js")


async def collect(open_page: OpenPage) -> Pwa:
    """What Chromium says of installing this page, and what a visitor without network gets."""
    manifest = await open_page.send("Page.getAppManifest", timeout_s=8)
    errors = await installability_errors(open_page)
    worker = await open_page.run("service_worker", await worker_wait_ms(open_page), timeout_s=8)
    url = manifest.get("url") or None
    text = (manifest.get("data") or "")[:MAX_MANIFEST]
    return Pwa(
        manifest_url=url,
        manifest_text=text,
        manifest_errors=tuple(each["message"][:300] for each in manifest.get("errors", ()))[:30],
        installability_errors=errors,
        service_worker_url=worker["script"] if worker else None,
        service_worker_scope=worker["scope"] if worker else None,
        service_worker_state=worker["state"] if worker else "",
        offline=await offline(open_page, start_url(text, url, open_page.final_url)) if worker else None,
    )


async def installability_errors(open_page: OpenPage) -> tuple[str, ...] | None:
    """Chromium's reasons against installing; ``None`` when this browser cannot judge.

    After a manifest that cannot be read only that is given: the rest of the list follows from it.
    """
    if open_page.headless_shell:
        return None
    answer = await open_page.send("Page.getInstallabilityErrors", timeout_s=8)
    codes = [
        each["errorId"] for each in answer["installabilityErrors"] if each["errorId"] not in NOT_THE_SITE_S
    ]
    return (PARSE_ERROR,) if PARSE_ERROR in codes else tuple(codes)


async def worker_wait_ms(open_page: OpenPage) -> int:
    """How long to wait for a registration: not at all when nothing in the page speaks of one."""
    if await open_page.run("service_worker", 0):
        return WORKER_WAIT_MS
    return (
        WORKER_WAIT_MS
        if REGISTERS.search(open_page.served_html) or await scripts_register(open_page)
        else NO_SIGN_WAIT_MS
    )


async def scripts_register(open_page: OpenPage) -> bool:
    """Whether one of the page's scripts speaks of registering a worker."""
    tree = await open_page.send("Page.getResourceTree")
    scripts = [each for each in tree["frameTree"].get("resources", ()) if each["type"] == "Script"][:30]
    for each in scripts:
        with contextlib.suppress(Error, TimeoutError):
            answer = await open_page.send(
                "Page.getResourceContent", frameId=tree["frameTree"]["frame"]["id"], url=each["url"]
            )
            if REGISTERS.search(answer.get("content", "")[:500_000]):
                return True
    return False


def start_url(manifest_text: str, manifest_url: str | None, page_url: str) -> str:
    """The manifest's ``start_url``, resolved; the page itself when there is none."""
    with contextlib.suppress(ValueError, RecursionError):
        manifest = json.loads(manifest_text)
        if isinstance(manifest, dict) and manifest_url and isinstance(manifest.get("start_url"), str):
            return urljoin(manifest_url, str(manifest["start_url"]))
    return page_url


async def offline(open_page: OpenPage, url: str) -> Offline:
    """Open ``url`` without network, as a visitor would who was here before.

    The page is reloaded first (many workers fill their cache on the second, controlled visit); the HTTP
    cache is cleared, because it answers without network too and would hide a worker that does not.
    """
    online = await visible_words(open_page.page, url, settle_s=0.5)
    await open_page.send("Network.clearBrowserCache")
    page = None
    try:
        async with asyncio.timeout(OFFLINE_TIMEOUT_S * 2):
            # Page-level offline emulation does not reach the service worker; this does.
            await open_page.context.set_offline(True)
            page = await open_page.context.new_page()
            return await open_offline(page, url, online)
    except (Error, TimeoutError, ScriptError) as error:
        return not_loaded(url, (str(error).splitlines() or ["no answer in time"])[0][:200])
    finally:
        with contextlib.suppress(Error, TimeoutError):
            async with asyncio.timeout(5):
                if page is not None:
                    await page.close()
                await open_page.context.set_offline(False)


async def open_offline(page: Page, url: str, online: tuple[str, frozenset[str]]) -> Offline:
    """What ``page`` shows of ``url``, beside what was there online."""
    response = await page.goto(url, wait_until="domcontentloaded", timeout=OFFLINE_TIMEOUT_S * 1000)
    title, words = await shown(page)
    return Offline(
        tested_url=url,
        loaded=response is not None and response.ok,
        from_service_worker=response is not None and response.from_service_worker,
        status=response.status if response else None,
        same_title=title == online[0],
        text_similarity=similarity(words, online[1]),
    )


async def visible_words(page: Page, url: str, *, settle_s: float) -> tuple[str, frozenset[str]]:
    """Title and words of ``url`` online, loaded under the worker's control."""
    with contextlib.suppress(Error, TimeoutError):
        async with asyncio.timeout(OFFLINE_TIMEOUT_S):
            await page.goto(url, wait_until="load", timeout=OFFLINE_TIMEOUT_S * 1000)
            await asyncio.sleep(settle_s)
            return await shown(page)
    return "", frozenset()


async def shown(page: Page) -> tuple[str, frozenset[str]]:
    """Title and words that a page shows."""
    text = await page.locator("body").inner_text(timeout=3000)
    return await page.title(), frozenset(text.casefold().split()[:5000])


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index of two sets of words, 0-1."""
    return round(len(one & other) / len(one | other), 3) if one | other else 1.0


def not_loaded(url: str, why: str) -> Offline:
    """The visitor gets the browser's error page."""
    return Offline(
        tested_url=url, loaded=False, from_service_worker=False, status=None, same_title=False,
        text_similarity=0.0, failure=why,
    )  # fmt: skip
