"""Every app of tests/sites/pwa comes out as its table says; the offline matrix is held to the server's own log."""

import asyncio
import hashlib
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from tests.sites.pwa.manifests import MANIFEST_CASES
from tests.sites.pwa.server import pwa_site
from tests.sites.pwa.workers import WORKER_CASES

from mmaudit.audits.pwa import installable, manifest, offline, service_worker
from mmaudit.audits.pwa.offline import LABELS
from mmaudit.config.profiles import device
from mmaudit.gather import offline_visit
from mmaudit.gather.browser import find_browser
from mmaudit.gather.collectors import pwa
from mmaudit.gather.launch import launch
from mmaudit.gather.open_page import OpenPage
from mmaudit.link import LinkProxy, reach_of
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Picture

pytestmark = pytest.mark.browser


class Sink:
    def put_picture(self, data, *, mime, width_px, height_px):
        return Picture(
            sha256=hashlib.sha256(data).hexdigest(), mime=mime, width_px=width_px, height_px=height_px
        )


async def look_at(browser, url):
    """What the collector says of the app at ``url``, in a fresh context behind a link of its own."""
    async with LinkProxy(reach_of(url, allow_private=False)) as link:
        return await look_over(browser, link, url)


async def look_over(browser, link, url):
    context = await browser.new_context(
        proxy={"server": link.address}, viewport={"width": 412, "height": 823}
    )
    try:
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        await cdp.send("Network.enable")
        await cdp.send("Page.enable")
        response = await page.goto(url)
        return await pwa.collect(
            OpenPage(
                job=PageJob(url=url, depth=0, found_by=FoundBy.START), page=page, context=context, cdp=cdp,
                device=device("moto-g-power"), pictures=Sink(), final_url=url, served_html=await response.text(),
                may_open=lambda _url: True, cut_link=link.cut,
            )
        )  # fmt: skip
    finally:
        await context.close()


async def look_at_all(server, monkeypatch):
    """Every app's record, and the requests for its files that reached the server while its network was cut.

    The browser goes on to ask for newer versions of the worker's script: no page and no worker gets anything of it.
    """
    real, offline_requests = offline_visit.without_network, {}

    async def watched(open_page, plan):
        before, app = len(server.requests), urlsplit(open_page.final_url).path
        seen = await real(open_page, plan)
        asked = [path for path in server.requests[before:] if path.startswith(app)]
        offline_requests[app.strip("/")] = [path for path in asked if not path.endswith("/sw.js")]
        return seen

    monkeypatch.setattr(offline_visit, "without_network", watched)
    launched = await launch(find_browser(None), sandbox="auto")
    records, at_once = {}, asyncio.Semaphore(3)

    async def look(case):
        async with at_once:
            records[case.name] = await look_at(launched.browser, f"{server.origin}/{case.name}/")

    try:
        await asyncio.gather(*map(look, (*WORKER_CASES, *MANIFEST_CASES)))
    finally:
        await launched.close()
    return SimpleNamespace(records=records, offline_requests=offline_requests, origin=server.origin)


@pytest.fixture(scope="module")
def apps():
    with pytest.MonkeyPatch.context() as monkeypatch, pwa_site() as server:
        yield asyncio.run(look_at_all(server, monkeypatch))


@pytest.fixture
def judged(apps, result, a_page, a_snapshot, a_site):
    def judge(audit, name):
        url = f"{apps.origin}/{name}/"
        return result(audit, a_site([a_page(url, snapshot=a_snapshot(url, pwa=apps.records[name]))]))

    return judge


def named(cases):
    return pytest.mark.parametrize("case", cases, ids=[each.name for each in cases])


@named(WORKER_CASES)
def test_what_a_visitor_without_network_gets(judged, case):
    row = judged(offline.AUDIT, case.name)
    assert row.outcome == case.offline, [(each.label, each.excerpt) for each in row.evidence]
    if case.sights:
        labels = {label: sight for (_, sight), label in LABELS.items()}
        assert tuple(labels[each.label] for each in row.evidence) == case.sights


@named(WORKER_CASES)
def test_whether_the_worker_runs(judged, case):
    row = judged(service_worker.AUDIT, case.name)
    assert row.outcome == case.worker, row.evidence


@named([each for each in WORKER_CASES if each.offline != "no-worker"])
def test_nothing_reaches_the_server_while_the_network_is_cut(apps, case):
    assert apps.offline_requests[case.name] == []


def test_there_is_a_picture_of_what_a_visitor_sees_offline(apps):
    tries = {name: record.offline.tries for name, record in apps.records.items() if record.offline}
    assert all(each.screenshot is not None for tried in tries.values() for each in tried)
    pages = [tried[0].screenshot.sha256 for tried in (tries["whole-site"], tries["fallback-page"])]
    assert len({*pages, tries["network-only"][0].screenshot.sha256}) == 3


def test_a_page_that_opens_offline_is_timed(apps):
    first = apps.records["whole-site"].offline.tries[0]
    assert first.content_ms is not None
    assert apps.records["network-only"].offline.tries[0].content_ms is None


@named(MANIFEST_CASES)
def test_whether_an_app_can_be_installed(judged, case):
    row = judged(installable.AUDIT, case.name)
    assert (row.outcome, case.reason in row.text) == (case.installable, True), row.text


@named(MANIFEST_CASES)
def test_what_is_wrong_with_a_manifest(judged, case):
    row = judged(manifest.AUDIT, case.name)
    assert row.outcome == case.manifest, [(each.label, each.excerpt) for each in row.evidence]
