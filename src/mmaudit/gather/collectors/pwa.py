"""The web app: its manifest and installability by Chromium's own answer, its worker, a visit without network.

Run last and once a site: it reloads the page and cuts the network.
"""

import contextlib
from typing import Any
from urllib.parse import urldefrag, urljoin

from playwright.async_api import Error

from mmaudit.facts.installability import PARSE_ERROR, installability_errors
from mmaudit.facts.manifest_text import read_manifest, text_of
from mmaudit.facts.origin import origin_of
from mmaudit.gather.app_card import app_card
from mmaudit.gather.app_looks import looks_of
from mmaudit.gather.app_worker import WORKER_WAIT_MS, Heard, speaks_of_workers, worker_errors, workers
from mmaudit.gather.offline_visit import Plan, visit_offline
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.app import ManifestFault, Worker
from mmaudit.model.snapshot import Offline, Pwa

# Every fresh context is an incognito profile to Chromium: true of us, not of the visitor.
NOT_THE_SITE_S = frozenset({"in-incognito"})
MAX_MANIFEST = 200_000
MAX_FAULTS = 30
MAX_LINKS = 60


async def collect(open_page: OpenPage) -> Pwa:
    """What Chromium says of installing this page, and what a visitor without network gets."""
    answer = await open_page.send("Page.getAppManifest", timeout_s=8)
    faults = manifest_faults(answer)
    errors = None if open_page.headless_shell else await chromiums_errors(open_page)
    url = answer.get("url") or None
    text = (answer.get("data") or "")[:MAX_MANIFEST]
    card = await app_card(open_page, answer) if url else None
    looks = await looks_of(open_page, text, url)
    # This one answers [] whatever the page is.
    by_rules = errors is None
    if errors is None:
        errors = installability_errors(
            text, manifest_url=url, page_url=open_page.final_url, files=looks.files or ()
        )
    async with worker_errors(open_page) as heard:
        own, all_workers, offline = await worker_and_offline(
            open_page, start_url(text, url, open_page.final_url), heard
        )
        worker_faults = tuple(heard.faults)
    return Pwa(
        manifest_url=url,
        manifest_text=text,
        manifest_errors=tuple(each.message for each in faults),
        manifest_faults=faults,
        installability_errors=errors,
        installability_by_rules=by_rules,
        card=card,
        service_worker_url=own.script_url if own else None,
        service_worker_scope=own.scope if own else None,
        service_worker_state=own.state if own else "",
        workers=all_workers,
        worker_faults=worker_faults,
        offline=offline,
        files=looks.files,
        theme_colours=looks.theme_colours,
    )


def manifest_faults(answer: dict[str, Any]) -> tuple[ManifestFault, ...]:
    """Chromium's errors in the manifest, with their places."""
    return tuple(
        ManifestFault(
            message=each["message"][:300],
            line=each.get("line", 0),
            column=each.get("column", 0),
            is_critical=bool(each.get("critical")),
        )
        for each in answer.get("errors", ())[:MAX_FAULTS]
    )


async def chromiums_errors(open_page: OpenPage) -> tuple[str, ...]:
    """Chromium's reasons against installing."""
    return installability_errors_of(await open_page.send("Page.getInstallabilityErrors", timeout_s=8))


def installability_errors_of(answer: dict[str, Any]) -> tuple[str, ...]:
    """The reasons in ``Page.getInstallabilityErrors``.

    After a manifest that cannot be read only that is given: the rest of the list follows from it.
    """
    codes = [
        each["errorId"] for each in answer["installabilityErrors"] if each["errorId"] not in NOT_THE_SITE_S
    ]
    return (PARSE_ERROR,) if PARSE_ERROR in codes else tuple(codes)


async def worker_and_offline(
    open_page: OpenPage, start: str, heard: Heard
) -> tuple[Worker | None, tuple[Worker, ...], Offline | None]:
    """The page's worker, the workers of every scope, and the visit without network where there is a worker.

    Nothing is waited for when nothing in the page speaks of a worker.
    """
    own, seen = await workers(open_page, 0)
    if own is None and not await speaks_of_workers(open_page):
        return None, seen, None
    own, seen = await workers(open_page, WORKER_WAIT_MS)
    if own is None:
        await provoke(open_page, heard)
        return None, seen, None
    offline = await visit_offline(open_page, await plan(open_page, start), before_cut=heard.no_more)
    with contextlib.suppress(Error, ScriptError, TimeoutError):
        again, seen_again = await workers(open_page, 0, updates=True)
        return again or own, seen_again or seen, offline
    return own, seen, offline


async def provoke(open_page: OpenPage, heard: Heard) -> None:
    """Load the page once more with open ears: why there is no worker is only told when it happens."""
    await open_page.send("Page.reload")
    for _ in range(10):
        await workers(open_page, 200)
        if heard.faults:
            return


async def plan(open_page: OpenPage, start: str) -> Plan:
    """The start page, the audited page or one that it links to, and another one that stays unvisited."""
    here = urldefrag(open_page.final_url).url
    found = [url for url in await open_page.run("near_links", MAX_LINKS) if url != urldefrag(start).url]
    links = [url for url in found if open_page.may_open(url)]
    visited = here if here != urldefrag(start).url else next(iter(links), None)
    others = [url for url in links if url != visited]
    return Plan(start=start, visited=visited, unvisited=others[len(others) // 2] if others else None)


def start_url(manifest_text: str, manifest_url: str | None, page_url: str) -> str:
    """The manifest's ``start_url``, resolved; the page itself when there is none on its origin."""
    manifest = read_manifest(manifest_text)
    if manifest is None or manifest_url is None:
        return page_url
    try:
        url = urljoin(manifest_url, text_of(manifest, "start_url") or page_url)
    except ValueError:
        return page_url
    return url if origin_of(url) == origin_of(page_url) else page_url
