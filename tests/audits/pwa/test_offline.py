import pytest

from mmaudit.audits.pwa.offline import AUDIT
from mmaudit.model.snapshot import Offline
from mmaudit.model.verdict import Status


def offline(**overrides):
    harmless = {
        "tested_url": "https://shop.test/",
        "loaded": True,
        "from_service_worker": True,
        "status": 200,
        "same_title": True,
        "text_similarity": 1.0,
    }
    return Offline(**harmless | overrides)


@pytest.mark.parametrize(
    ("overrides", "outcome", "status"),
    [
        ({}, "works", Status.PASS),
        ({"text_similarity": 0.8}, "works", Status.PASS),
        ({"text_similarity": 0.1}, "fallback", Status.WARN),
        ({"same_title": False}, "fallback", Status.WARN),
        ({"loaded": False, "status": None, "failure": "net::ERR_FAILED"}, "fails", Status.FAIL),
        ({"from_service_worker": False}, "fails", Status.FAIL),
        ({"status": 503}, "fails", Status.FAIL),
    ],
)
def test_what_the_phone_got_is_judged(result, app, overrides, outcome, status):
    row = result(AUDIT, app(offline=offline(**overrides)))
    assert (row.outcome, row.status) == (outcome, status)
    assert (row.evidence[0].url, row.evidence[0].excerpt) == (
        "https://shop.test/",
        overrides.get("failure", ""),
    )


def test_a_site_without_worker_promises_nothing(result, no_app):
    row = result(AUDIT, no_app)
    assert (row.outcome, row.status) == ("no-worker", Status.NOT_APPLICABLE)


def test_a_site_that_was_not_tried_is_not_measured(result, app, never_asked):
    assert result(AUDIT, app()).text == "Not measured. The site was not opened without network."
    assert result(AUDIT, never_asked).status is Status.NOT_MEASURED
