"""Every app of tests/sites/pwa comes out as its table says; the offline matrix is held to the server's own log."""

import asyncio
import contextlib
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from tests.audits.pwa.looking import look_at_each, named
from tests.sites.pwa.manifests import MANIFEST_CASES
from tests.sites.pwa.server import pwa_site
from tests.sites.pwa.workers import WORKER_CASES

from mmaudit.audits.pwa import installable, manifest, offline, service_worker
from mmaudit.audits.pwa.offline import LABELS
from mmaudit.facts.installability import installability_errors
from mmaudit.gather import offline_visit

pytestmark = pytest.mark.browser


async def look_at_all(server, monkeypatch):
    """Every app's record, and the requests that reached the server for its files while its pages were opened offline."""
    real_time, real_page = offline_visit.without_network, offline_visit.offline_page
    begun, offline_requests = {}, {}

    async def watched_page(open_page, url):
        # What was on its way when the network was cut has arrived by now.
        begun.setdefault(app_of(open_page), len(server.requests))
        return await real_page(open_page, url)

    async def watched_time(open_page, plan):
        app = app_of(open_page)

        @contextlib.contextmanager
        def cut():
            with open_page.cut_link():
                yield
                asked = server.requests[begun[app] :]
            offline_requests[app.strip("/")] = [path for path in asked if path.startswith(app)]

        return await real_time(replace(open_page, cut_link=cut), plan)

    monkeypatch.setattr(offline_visit, "offline_page", watched_page)
    monkeypatch.setattr(offline_visit, "without_network", watched_time)
    records = await look_at_each(server, (*WORKER_CASES, *MANIFEST_CASES))
    return SimpleNamespace(records=records, offline_requests=offline_requests, origin=server.origin)


def app_of(open_page):
    return urlsplit(open_page.job.url).path


@pytest.fixture(scope="module")
def apps():
    with pytest.MonkeyPatch.context() as monkeypatch, pwa_site() as server:
        yield asyncio.run(look_at_all(server, monkeypatch))


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


@named(MANIFEST_CASES)
def test_our_own_rules_say_the_same_where_a_browser_does_not_say(apps, case):
    record = apps.records[case.name]
    ours = installability_errors(
        record.manifest_text,
        manifest_url=record.manifest_url,
        page_url=f"{apps.origin}/{case.name}/",
        files=record.files or (),
    )
    assert ours == record.installability_errors
