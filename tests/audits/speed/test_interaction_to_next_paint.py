import pytest

from mmaudit.audits.speed.interaction_to_next_paint import AUDIT
from mmaudit.facts.inp import inp_of
from mmaudit.model.report import PageMetrics
from mmaudit.model.snapshot import Interaction, TrialTaps
from mmaudit.model.verdict import Status


@pytest.fixture
def tapped(a_page, a_snapshot, a_load):
    """A page that was loaded, and on which the given taps were tried."""

    def build(*interactions):
        taps = TrialTaps(interactions=interactions)
        snapshot = a_snapshot(loads=(a_load(),), taps=taps)
        return a_page(snapshot=snapshot, metrics=PageMetrics(inp_ms=inp_of(taps)))

    return build


def a_tap(duration_ms, **overrides):
    harmless = {
        "selector": "summary",
        "label": "More",
        "kind": "summary",
        "input_delay_ms": 16.0,
        "processing_ms": 0.0,
        "presentation_ms": 0.0,
    }
    return Interaction(duration_ms=duration_ms, **harmless | overrides)


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (64, "good", Status.PASS, "The slowest of the taps that were tried was answered after 64 ms."),
        (200, "good", Status.PASS, "The slowest of the taps that were tried was answered after 200 ms."),
        (
            304,
            "fair",
            Status.WARN,
            "The slowest of the taps that were tried was answered after 304 ms; up to 200 ms is good.",
        ),
        (
            1976,
            "poor",
            Status.FAIL,
            "The slowest of the taps that were tried took 1976 ms or more, far more than the 200 ms that are good.",
        ),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, tapped, value, outcome, status, text):
    row = result(AUDIT, tapped(a_tap(value), a_tap(16)))
    assert (row.id, row.unit, row.value) == ("interaction-to-next-paint", "ms", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["inp_ms"].score(value)


def test_each_tap_is_shown_with_its_parts_the_slowest_first(result, tapped):
    slow = {"input_delay_ms": 20.4, "processing_ms": 300.2, "presentation_ms": 15.4}
    row = result(
        AUDIT,
        tapped(
            a_tap(16),
            a_tap(336, selector="button#menu", label="Menu", **slow),
            a_tap(None, selector="div.tab", navigated=True),
            a_tap(1976, selector="div#map", answered=False),
        ),
    )
    assert [(each.label, each.value, each.unit, each.selector) for each in row.evidence] == [
        ("not answered in the time that was given", 1976, "ms", "div#map"),
        (
            "20 ms until its scripts began, 300 ms in them, 15 ms until the screen changed",
            336,
            "ms",
            "button#menu",
        ),
        ("16 ms until its scripts began, 0 ms in them, 0 ms until the screen changed", 16, "ms", "summary"),
        ("wanted to leave the page, which was not allowed", None, "", "div.tab"),
    ]
    assert row.evidence[1].excerpt == "Menu"


def test_a_tap_that_was_timed_may_have_wanted_to_leave_as_well(result, tapped):
    row = result(AUDIT, tapped(a_tap(40, navigated=True)))
    assert row.outcome == "good"
    assert [each.value for each in row.evidence] == [40, None]


def test_nothing_to_tap_is_no_fault(result, tapped):
    row = result(AUDIT, tapped())
    assert (row.outcome, row.status, row.score) == ("nothing-to-tap", Status.INFO, None)


def test_a_page_that_was_left_is_not_judged(result, tapped):
    row = result(AUDIT, tapped(a_tap(None, navigated=True)))
    assert (row.outcome, row.status, row.score) == ("left-the-page", Status.INFO, None)
    assert len(row.evidence) == 1


def test_a_snapshot_without_taps_is_not_measured(result, a_page):
    row = result(AUDIT, a_page())
    assert (row.status, row.text) == (
        Status.NOT_MEASURED,
        "Not measured. This part of the page was not seen (taps).",
    )
