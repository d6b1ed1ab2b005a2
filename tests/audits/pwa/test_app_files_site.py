"""Apps whose files are good, broken or hostile come out as their table says; one browser, one visit each."""

import asyncio
from types import SimpleNamespace

import pytest
from tests.audits.pwa.looking import look_at_each, named
from tests.sites.pwa.app_files import FILE_CASES
from tests.sites.pwa.server import pwa_site

from mmaudit.audits.pwa import (
    app_icons,
    app_screenshots,
    installable,
    manifest,
    start_page,
    theme_colour,
    touch_icon,
)
from mmaudit.gather import app_files

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def apps():
    with pytest.MonkeyPatch.context() as patch, pwa_site() as server:
        # Other tests run beside this one: only what hangs for good may be late.
        for name, seconds in (("FETCH_S", 4.0), ("UNPACK_S", 5.0), ("ALL_S", 15.0)):
            patch.setattr(app_files, name, seconds)
        records = asyncio.run(look_at_each(server, FILE_CASES))
        yield SimpleNamespace(records=records, origin=server.origin, requests=server.requests)


@named(FILE_CASES)
def test_whether_the_app_can_be_installed_and_its_manifest_is_right(judged, case):
    rows = {
        name: judged(audit, case.name)
        for name, audit in (("installable", installable.AUDIT), ("manifest", manifest.AUDIT))
    }
    assert {name: row.outcome for name, row in rows.items()} == {name: getattr(case, name) for name in rows}


FILE_AUDITS = {
    "icons": app_icons.AUDIT,
    "start": start_page.AUDIT,
    "shots": app_screenshots.AUDIT,
    "touch": touch_icon.AUDIT,
    "theme": theme_colour.AUDIT,
}


@named(FILE_CASES)
def test_what_is_wrong_with_an_apps_files(judged, case):
    rows = {name: judged(audit, case.name) for name, audit in FILE_AUDITS.items()}
    labels = [each.label for row in rows.values() for each in row.evidence]
    assert {name: row.outcome for name, row in rows.items()} == {
        name: getattr(case, name) for name in rows
    }, labels
    assert any(case.says in label for label in labels) or not case.says, labels


def test_a_picture_that_is_a_program_runs_nothing(apps):
    assert [path for path in apps.requests if path.startswith("/evil")] == []


def test_the_page_that_was_visited_is_not_asked_for_again(apps):
    assert apps.requests.count("/icon-gone/") == 1


def test_a_start_page_of_its_own_is_asked_for_once(apps):
    assert apps.requests.count("/start-counts/?from=home") == 1
