from dataclasses import replace

import pytest

from mmaudit.audits.scroll.finger_scroll import AUDIT
from mmaudit.model.snapshot import Drag, DragKind, TouchListener
from mmaudit.model.verdict import Status

SCRIPT = "https://ads.test/a.js"


def a_drag(kind, *, ack_ms=20.0, moved=0.0):
    return Drag(kind=kind, scrolled_ratio=0.0, moved_ratio=moved, ack_ms=ack_ms, selector="#map")


@pytest.mark.parametrize(
    ("kind", "outcome", "status"),
    [
        (DragKind.NATIVE, "follows", Status.PASS),
        (DragKind.CAUGHT, "caught", Status.WARN),
        (DragKind.INNER, "inner", Status.WARN),
        (DragKind.BY_SCRIPT, "by-script", Status.FAIL),
        (DragKind.PREVENTED, "held", Status.FAIL),
        (DragKind.FORBIDDEN, "forbidden", Status.FAIL),
        (DragKind.STUCK, "stuck", Status.FAIL),
        (DragKind.PARTLY, "partly", Status.WARN),
    ],
)
def test_every_kind_of_drag_has_its_verdict(result, scrolled, kind, outcome, status):
    row = result(AUDIT, scrolled(screens=4, drag=a_drag(kind, moved=0.5)))
    assert (row.outcome, row.status) == (outcome, status)
    assert [each.selector for each in row.evidence] == ([] if kind is DragKind.NATIVE else ["#map"])


@pytest.mark.parametrize(
    ("listeners", "outcome"),
    [(None, "late"), ((), "follows"), ((TouchListener(type="touchmove", url=SCRIPT, line=7),), "late")],
)
def test_a_touch_is_late_only_where_something_may_hold_it_up(result, scrolled, listeners, outcome):
    drag = replace(a_drag(DragKind.NATIVE, ack_ms=130.0), listeners=listeners)
    row = result(AUDIT, scrolled(screens=4, drag=drag))
    assert row.outcome == outcome
    assert [(each.label, each.url, each.value) for each in row.evidence] == (
        [("may cancel touchmove", SCRIPT, 7)] if listeners else []
    )


def test_a_page_that_nothing_moves_is_blamed_once(result, scrolled):
    row = result(AUDIT, scrolled(screens=4, moved_px=0, drag=a_drag(DragKind.STUCK)))
    assert (row.outcome, row.status) == ("locked", Status.NOT_APPLICABLE)


@pytest.mark.parametrize(("ack_ms", "outcome"), [(None, "follows"), (79.0, "follows"), (130.0, "late")])
def test_a_touch_that_is_held_up_is_told(result, scrolled, ack_ms, outcome):
    assert result(AUDIT, scrolled(screens=4, drag=a_drag(DragKind.NATIVE, ack_ms=ack_ms))).outcome == outcome


def test_a_page_of_one_screen_has_nothing_to_drag(result, scrolled):
    assert result(AUDIT, scrolled(screens=1.0)).outcome == "short"


def test_what_was_not_tried_is_not_judged(result, scrolled):
    assert result(AUDIT, scrolled(screens=4)).status is Status.NOT_MEASURED
