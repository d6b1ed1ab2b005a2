import json

import pytest
from tests.audits.pwa.files import APP, start

from mmaudit.audits.pwa.start_page import AUDIT
from mmaudit.model.app_files import FileFault
from mmaudit.model.snapshot import Pwa
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        ({}, "opens"),
        ({"status": 404}, "error"),
        ({"status": 503}, "not-measured"),
        ({"status": 403}, "not-measured"),
        ({"status": None, "fault": FileFault.TIMEOUT}, "not-measured"),
        ({"status": None, "fault": FileFault.UNREACHABLE}, "unreachable"),
        ({"status": None, "fault": FileFault.BLOCKED}, "unreachable"),
        ({"final_url": "https://login.test/"}, "leaves"),
    ],
)
def test_the_start_page_is_judged_by_its_answer(result, app, seen, outcome):
    assert result(AUDIT, app(files=(start(**seen),))).outcome == outcome


def test_the_start_page_that_was_visited_needs_no_other_visit(result, app):
    assert result(AUDIT, app(files=())).outcome == "opens"
    elsewhere = json.dumps({"start_url": "/never-asked"})
    assert result(AUDIT, app(files=(), manifest=elsewhere)).outcome == "no-start"


def test_a_start_page_that_leads_to_the_visited_one_was_visited_too(result, a_page, a_snapshot, a_site):
    pwa = Pwa(manifest_url=f"{APP}m.json", manifest_text='{"start_url": "/"}', manifest_errors=(),
              installability_errors=(), files=())  # fmt: skip
    home = a_snapshot(APP, final_url=f"{APP}et/", pwa=pwa)
    assert result(AUDIT, a_site([a_page(snapshot=home)])).outcome == "opens"


def test_a_site_that_is_no_app_loses_no_point(result, app):
    nothing = {"manifest": "", "manifest_url": None, "service_worker_url": None}
    assert result(AUDIT, app(**nothing, files=())).score is None
    assert result(AUDIT, app(**nothing, files=())).status is Status.NOT_APPLICABLE


def test_what_was_never_asked_for_is_not_measured(result, app, never_asked):
    assert result(AUDIT, app(files=None)).outcome == "not-measured"
    assert result(AUDIT, never_asked).outcome == "not-measured"
