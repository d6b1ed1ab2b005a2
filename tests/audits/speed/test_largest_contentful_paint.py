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


def hero(**overrides) -> LargestPaint:
    harmless = {"selector": "img.hero", "tag": "IMG", "url": "https://shop.test/hero.jpg", "text": ""}
    return LargestPaint(**harmless | {"area_px": 90_000} | overrides)


def test_the_element_is_named_with_what_its_time_went_to(result, loaded, a_load, a_request):
    picture = a_request("https://shop.test/hero.jpg", started_ms=800.0, finished_ms=3900.0)
    paint = hero(url="https://shop.test/hero.jpg#x")
    page = loaded(a_load(lcp_ms=4000, ttfb_ms=500, largest_paint=paint, requests=(picture,)))
    element, *phases = result(AUDIT, page).evidence
    assert element == Evidence(
        kind="element",
        label="largest element <img>",
        value=4000,
        unit="ms",
        selector="img.hero",
        url="https://shop.test/hero.jpg#x",
    )
    assert [(each.label, each.value, each.unit) for each in phases] == [
        ("until the server's first byte", 500, "ms"),
        ("until its picture is asked for", 300, "ms"),
        ("until its picture is there", 3100, "ms"),
        ("until it is shown", 100, "ms"),
    ]


@pytest.mark.parametrize(
    ("ttfb_ms", "started_ms", "finished_ms", "phase", "says", "fix"),
    [
        (2500, 2600.0, 2900.0, "server", "62 % of it is waiting for the server.", "Make the server answer"),
        (500, 2900.0, 3500.0, "load-delay", "60 % of it passes before its", "Let the browser find"),
        (500, 700.0, 3500.0, "load", "70 % of it passes while its", "Make the main picture come"),
        (500, 700.0, 900.0, "render-delay", "78 % of it passes before the browser", "Remove what holds"),
    ],
)
def test_the_longest_phase_decides_what_to_do(
    result, loaded, a_load, a_request, ttfb_ms, started_ms, finished_ms, phase, says, fix
):
    picture = a_request("https://shop.test/hero.jpg", started_ms=started_ms, finished_ms=finished_ms)
    load = {"ttfb_ms": ttfb_ms, "largest_paint": hero(), "requests": (picture,)}
    row = result(AUDIT, loaded(a_load(lcp_ms=4000, **load)))
    assert (row.outcome, row.status) == (f"fair-{phase}", Status.WARN)
    assert says in row.text
    assert row.fix.startswith(fix)


def test_a_slow_page_fails_with_its_phase(result, loaded, a_load):
    row = result(AUDIT, loaded(a_load(lcp_ms=9000, ttfb_ms=8000, largest_paint=hero())))
    assert (row.outcome, row.status) == ("poor-server", Status.FAIL)
    assert row.text.endswith("89 % of it is waiting for the server.")


def test_evidence_comes_from_the_run_that_the_median_stands_for(result, loaded, a_load):
    def run(lcp_ms, selector):
        paint = LargestPaint(selector=selector, tag="P", url=None, text="Tea", area_px=1)
        return a_load(lcp_ms=lcp_ms, largest_paint=paint)

    page = loaded(run(9000, "p.late"), run(1000, "p.middle"), run(900, "p.early"))
    first, *others = result(AUDIT, page).evidence
    runs = others[-3:]
    assert (first.selector, first.excerpt) == ("p.middle", "Tea")
    assert [(each.label, each.value) for each in runs] == [("run 1", 9000), ("run 2", 1000), ("run 3", 900)]


def test_runs_that_agree_are_surer_than_one(result, loaded, a_load):
    assert result(AUDIT, loaded(a_load())).confidence is Confidence.MEDIUM
    assert result(AUDIT, loaded(a_load(), a_load())).confidence is Confidence.HIGH
    assert result(AUDIT, loaded(a_load(), a_load(lcp_ms=9000))).confidence is Confidence.MEDIUM
    assert result(AUDIT, loaded(a_load(), a_load(settled=False))).confidence is Confidence.LOW
