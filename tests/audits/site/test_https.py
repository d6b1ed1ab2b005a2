import pytest

from mmaudit.audits.site.https import AUDIT, is_local
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.site_capture import LinkCheck

REFUSED = Failure(code=FailureCode.REFUSED, message="The server refused the connection.")


@pytest.mark.parametrize(
    ("upgrade", "outcome"),
    [
        (None, "secure-unasked"),
        (LinkCheck(url="http://shop.test/", status=200, final_url="https://shop.test/"), "secure"),
        (LinkCheck(url="http://shop.test/", status=None, failure=REFUSED), "secure"),
        (LinkCheck(url="http://shop.test/", status=200, final_url="http://shop.test/"), "not-upgraded"),
    ],
)
def test_plain_http_should_lead_to_https(build, limits, upgrade, outcome):
    assert AUDIT.judge(build.site(build.page(), https_upgrade=upgrade), limits).outcome == outcome


def test_insecure_pages_are_named(build, limits):
    site = build.site(build.page(), build.page("http://shop.test/old"))
    verdict = AUDIT.judge(site, limits)
    assert (verdict.outcome, verdict.value, verdict.score) == ("some-insecure", 1, 24.5)
    assert [each.url for each in verdict.evidence] == ["http://shop.test/old"]


def test_a_local_site_is_not_judged(build, limits):
    assert AUDIT.judge(build.site(build.page("http://127.0.0.1:8000/")), limits).outcome == "local"


def test_a_site_without_pages_is_not_measured(build, limits):
    assert AUDIT.judge(build.site(), limits).outcome == "not-measured"


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:3000/", True),
        ("http://shop.localhost/", True),
        ("http://[::1]:80/", True),
        ("http://localhost.shop.test/", False),
        ("http://[broken", False),
    ],
)
def test_what_counts_as_this_machine(url, local):
    assert is_local(url) is local
