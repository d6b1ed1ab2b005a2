import pytest

from mmaudit.audits.speed.ttfb import AUDIT
from mmaudit.model.snapshot import FirstByteParts, Redirect
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (700, "good", Status.PASS, "The server's first byte is there after 0.70 s."),
        (1200, "fair", Status.WARN, "The server's first byte takes 1.2 s; up to 0.80 s is good."),
        (
            2500,
            "poor",
            Status.FAIL,
            "The server's first byte takes 2.5 s, far more than the 0.80 s that are good.",
        ),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, loaded, a_load, value, outcome, status, text):
    row = result(AUDIT, loaded(a_load(ttfb_ms=value)))
    assert (row.id, row.unit, row.value) == ("ttfb", "ms", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["ttfb_ms"].score(value)


def test_a_value_that_never_came_is_not_measured(result, loaded, a_load, a_page):
    row = result(AUDIT, loaded(a_load(ttfb_ms=None)))
    assert (row.status, row.score) == (Status.NOT_MEASURED, None)
    assert row.text == "Not measured. The page never got that far in any of its loads."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_redirects_before_the_page_are_named(result, loaded):
    hop = Redirect(url="http://shop.test/", status=301)
    (evidence,) = result(AUDIT, loaded(redirects=(hop,))).evidence
    assert (evidence.kind, evidence.value, evidence.url) == ("link", "301", "http://shop.test/")


def test_it_is_told_what_the_time_went_to(result, loaded, a_load):
    parts = FirstByteParts(before_ms=0.4, connect_ms=300, tls_ms=150, waiting_ms=749.6)
    assert [
        (each.label, each.value) for each in result(AUDIT, loaded(a_load(first_byte=parts))).evidence
    ] == [
        ("look-up of the name and connection", 300),
        ("encryption (TLS)", 150),
        ("waiting for the server's answer", 750),
    ]
