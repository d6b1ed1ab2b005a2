import pytest

from mmaudit.audits.speed.largest_contentful_paint import AUDIT
from mmaudit.model.snapshot import LargestPaint
from mmaudit.model.verdict import Confidence, Evidence, Status


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (2500, "good", Status.PASS, "The largest picture or text is there after 2.5 s."),
        (4000, "fair", Status.WARN, "The largest picture or text takes 4.0 s; up to 2.5 s is good."),
        (
            4100,
            "poor",
            Status.FAIL,
            "The largest picture or text takes 4.1 s, far more than the 2.5 s that are good.",
        ),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, loaded, a_load, value, outcome, status, text):
    row = result(AUDIT, loaded(a_load(lcp_ms=value)))
    assert (row.id, row.unit, row.value) == ("largest-contentful-paint", "ms", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["lcp_ms"].score(value)


def test_a_value_that_never_came_is_not_measured(result, loaded, a_load, a_page):
    row = result(AUDIT, loaded(a_load(lcp_ms=None)))
    assert (row.status, row.score) == (Status.NOT_MEASURED, None)
    assert row.text == "Not measured. The page never got that far in any of its loads."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_the_element_is_named_with_the_times_of_its_picture(result, loaded, a_load, a_request):
    paint = LargestPaint(
        selector="img.hero", tag="IMG", url="https://shop.test/hero.jpg#x", text="", area_px=90_000
    )
    picture = a_request("https://shop.test/hero.jpg", started_ms=800.0, finished_ms=3900.0)
    page = loaded(a_load(lcp_ms=4000, largest_paint=paint, requests=(picture,)))
    assert result(AUDIT, page).evidence == (
        Evidence(
            kind="element",
            label="largest element <img>",
            value=4000,
            unit="ms",
            selector="img.hero",
            url="https://shop.test/hero.jpg#x",
        ),
        Evidence(kind="number", label="its picture was asked for after", value=800, unit="ms"),
        Evidence(kind="number", label="its picture was there after", value=3900, unit="ms"),
    )


def test_evidence_comes_from_the_run_that_the_median_stands_for(result, loaded, a_load):
    def run(lcp_ms, selector):
        paint = LargestPaint(selector=selector, tag="P", url=None, text="Tea", area_px=1)
        return a_load(lcp_ms=lcp_ms, largest_paint=paint)

    page = loaded(run(9000, "p.late"), run(1000, "p.middle"), run(900, "p.early"))
    first, *runs = result(AUDIT, page).evidence
    assert (first.selector, first.excerpt) == ("p.middle", "Tea")
    assert [(each.label, each.value) for each in runs] == [("run 1", 9000), ("run 2", 1000), ("run 3", 900)]


def test_runs_that_agree_are_surer_than_one(result, loaded, a_load):
    assert result(AUDIT, loaded(a_load())).confidence is Confidence.MEDIUM
    assert result(AUDIT, loaded(a_load(), a_load())).confidence is Confidence.HIGH
    assert result(AUDIT, loaded(a_load(), a_load(lcp_ms=9000))).confidence is Confidence.MEDIUM
    assert result(AUDIT, loaded(a_load(), a_load(settled=False))).confidence is Confidence.LOW
