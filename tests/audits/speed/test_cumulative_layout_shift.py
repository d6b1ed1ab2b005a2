import pytest

from mmaudit.audits.speed.cumulative_layout_shift import AUDIT
from mmaudit.model.snapshot import LayoutShift
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (0.004, "good", Status.PASS, "The page keeps still while it loads (shift 0.004)."),
        (0.2, "fair", Status.WARN, "The page jumps while it loads (shift 0.20; up to 0.10 is good)."),
        (0.3, "poor", Status.FAIL, "The page jumps a lot while it loads (shift 0.30; up to 0.10 is good)."),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, loaded, a_load, value, outcome, status, text):
    row = result(AUDIT, loaded(a_load(cls=value)))
    assert (row.id, row.unit, row.value) == ("cumulative-layout-shift", "shift", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["cls"].score(value)


def test_a_value_that_never_came_is_not_measured(result, loaded, a_load, a_page):
    row = result(AUDIT, loaded(a_load(cls=None)))
    assert (row.status, row.score) == (Status.NOT_MEASURED, None)
    assert row.text == "Not measured. The page never got that far in any of its loads."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_the_elements_that_moved_are_named_the_worst_first(result, loaded, a_load):
    shifts = (
        LayoutShift(value=0.01, time_ms=300, had_recent_input=False),
        LayoutShift(value=0.2, time_ms=1500, had_recent_input=True, selectors=("div.ad", "p")),
    )
    first, second = result(AUDIT, loaded(a_load(cls=0.21, shifts=shifts))).evidence
    assert (first.label, first.value, first.selector, first.excerpt) == (
        "moved after 1.5 s",
        0.2,
        "div.ad",
        "p",
    )
    assert second.value == 0.01
