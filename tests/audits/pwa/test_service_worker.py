import pytest

from mmaudit.audits.pwa.service_worker import AUDIT
from mmaudit.model.app import Worker, WorkerFault
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("state", "outcome", "status", "text"),
    [
        ("activated", "running", Status.PASS, "The service worker runs."),
        ("activating", "running", Status.PASS, "The service worker runs."),
        (
            "redundant",
            "not-running",
            Status.FAIL,
            "The service worker is registered and does not run (state: redundant).",
        ),
        (
            "",
            "not-running",
            Status.FAIL,
            "The service worker is registered and does not run (state: unknown).",
        ),
    ],
)
def test_its_state_is_judged(result, app, state, outcome, status, text):
    row = result(AUDIT, app(service_worker_state=state))
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.evidence[0].url == "https://shop.test/sw.js"


def test_a_manifest_without_worker_informs(result, app):
    row = result(AUDIT, app(service_worker_url=None))
    assert (row.outcome, row.status) == ("none", Status.INFO)


def test_no_app_is_no_fault(result, no_app):
    row = result(AUDIT, no_app)
    assert (row.outcome, row.status) == ("no-app", Status.NOT_APPLICABLE)


def test_a_site_that_was_never_asked_is_not_measured(result, never_asked):
    assert result(AUDIT, never_asked).status is Status.NOT_MEASURED


BOO = WorkerFault(message="Uncaught Error: boo", url="https://shop.test/sw.js", line=7)


def test_a_worker_that_the_browser_refuses_is_told_with_the_reason(result, no_app, app):
    row = result(AUDIT, app(service_worker_url=None, service_worker_state="", worker_faults=(BOO,)))
    assert (row.outcome, row.status, row.score) == ("refused", Status.FAIL, 0)
    assert row.text.endswith("refuses it: Uncaught Error: boo")


def test_errors_of_a_running_worker_are_shown_with_their_line(result, app):
    row = result(AUDIT, app(worker_faults=(BOO,)))
    assert (row.outcome, row.status) == ("errors", Status.WARN)
    assert (row.evidence[1].url, row.evidence[1].value) == ("https://shop.test/sw.js", "7")


def test_a_script_that_changes_with_every_visit_is_a_warning(result, app):
    worker = Worker(script_url="https://shop.test/sw.js", scope="/", state="activated", has_update=True)
    assert result(AUDIT, app(workers=(worker,))).outcome == "always-new"
