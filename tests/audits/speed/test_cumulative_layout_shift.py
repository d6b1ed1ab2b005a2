import pytest

from mmaudit.audits.speed.cumulative_layout_shift import AUDIT
from mmaudit.model.snapshot import LayoutShift, ShiftCause
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


def pushed(value, cause=None, **overrides):
    harmless = {"time_ms": 900, "had_recent_input": False, "selectors": ("p.text",)}
    return LayoutShift(value=value, cause=cause, **harmless | overrides)


@pytest.mark.parametrize(
    ("cause", "label", "says", "fix"),
    [
        (
            ShiftCause.PICTURE,
            "pushed by a picture without size",
            "pictures without size.",
            "Give every picture",
        ),
        (ShiftCause.FONT, "moved by a web font", "web fonts.", "Make the fallback font"),
        (ShiftCause.FRAME, "pushed by a frame", "frames.", "Keep room for frames"),
        (
            ShiftCause.BLOCK,
            "pushed by what appeared or grew",
            "above the text.",
            "Keep room for what scripts",
        ),
    ],
)
def test_the_main_cause_decides_what_to_do(result, loaded, a_load, cause, label, says, fix):
    shifts = (pushed(0.05), pushed(0.25, cause, cause_selector="img.hero"))
    row = result(AUDIT, loaded(a_load(cls=0.3, shifts=shifts)))
    assert (row.outcome, row.status) == (f"poor-{cause}", Status.FAIL)
    assert row.text.endswith(says)
    assert row.fix.startswith(fix)
    evidence = row.evidence[0]
    assert (evidence.label, evidence.selector, evidence.excerpt) == (
        f"{label}, after 0.9 s",
        "img.hero",
        "p.text",
    )


@pytest.mark.parametrize(
    ("shifts", "outcome"),
    [
        ((pushed(0.1), pushed(0.1, ShiftCause.FONT)), "fair"),
        ((pushed(0.08, ShiftCause.FRAME), pushed(0.07, ShiftCause.FONT), pushed(0.05)), "fair"),
        ((pushed(0.06, ShiftCause.FONT), pushed(0.07, ShiftCause.FONT), pushed(0.05)), "fair-font"),
    ],
    ids=["half is unknown", "none is most", "small ones add up"],
)
def test_a_cause_counts_when_it_pushed_most(result, loaded, a_load, shifts, outcome):
    assert result(AUDIT, loaded(a_load(cls=0.2, shifts=shifts))).outcome == outcome


def test_a_page_that_stands_still_needs_no_cause(result, loaded, a_load):
    shifts = (pushed(0.01, ShiftCause.FONT),)
    assert result(AUDIT, loaded(a_load(cls=0.01, shifts=shifts))).outcome == "good"
