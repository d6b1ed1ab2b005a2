import pytest

from mmaudit.audits.amp.amp_runtime import AUDIT, RUNTIMES
from mmaudit.model.snapshot import Request
from mmaudit.model.verdict import Status


def a_request(**said):
    harmless = {
        "resource_type": "Script",
        "mime_type": "text/javascript",
        "protocol": "h2",
        "priority": "High",
    }
    return Request(**harmless | {"started_ms": 0.0, "finished_ms": 9.0} | said)


@pytest.mark.parametrize(
    ("request_", "outcome"),
    [
        ({"url": RUNTIMES[0], "status": 200}, "came"),
        ({"url": RUNTIMES[1], "status": 200}, "came"),
        ({"url": RUNTIMES[0], "status": None, "failure": "net::ERR_NAME_NOT_RESOLVED"}, "missing"),
        ({"url": RUNTIMES[0], "status": 503}, "missing"),
        ({"url": "https://cdn.ampproject.org/v0/amp-carousel-0.1.js", "status": 404}, "not-asked"),
    ],
)
def test_the_runtime_is_looked_for_among_the_requests(result, a_page, a_snapshot, a_load, request_, outcome):
    snapshot = a_snapshot(loads=(a_load(requests=(a_request(**request_),)),))
    assert result(AUDIT, a_page(snapshot=snapshot, is_amp=True)).outcome == outcome
    assert result(AUDIT, a_page(snapshot=snapshot)).outcome == "no-amp"


def test_a_runtime_that_is_missing_costs_no_point(result, a_page, a_snapshot, a_load):
    failed = a_request(url=RUNTIMES[0], status=None, failure="net::ERR_FAILED")
    row = result(AUDIT, a_page(snapshot=a_snapshot(loads=(a_load(requests=(failed,)),)), is_amp=True))
    assert (row.status, row.score) == (Status.WARN, None)
    assert row.evidence[0].value == "net::ERR_FAILED"
