import pytest

from mmaudit.audits.scroll.scrollable import AUDIT
from mmaudit.model.snapshot import Box, Drag, DragKind, Overlay
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("moved_px", "page_height_px", "outcome", "status", "text"),
    [
        (1600, 4000, "moves", Status.PASS, "The page can be scrolled."),
        (
            0,
            2469,
            "stuck",
            Status.FAIL,
            "The page is 3.0 screens long and does not move when it is scrolled.",
        ),
        (0, 922, "short", Status.NOT_APPLICABLE, "The whole page fits on one screen."),
        (0, 500, "short", Status.NOT_APPLICABLE, "The whole page fits on one screen."),
    ],
)
def test_a_long_page_must_move(result, scrolled, a_layout, moved_px, page_height_px, outcome, status, text):
    row = result(AUDIT, scrolled(moved_px=moved_px, layout=a_layout(page_height_px=page_height_px)))
    assert (row.outcome, row.status, row.text) == (outcome, status, text)


@pytest.mark.parametrize(("page_height_px", "outcome"), [(1647, "shrunk"), (1800, "stuck")])
def test_a_page_that_the_phone_shows_small_may_fit(result, scrolled, a_layout, page_height_px, outcome):
    layout = a_layout(scroll_width_px=824, viewport_height_px=823, page_height_px=page_height_px)
    assert result(AUDIT, scrolled(moved_px=0, layout=layout)).outcome == outcome


@pytest.mark.parametrize(
    ("kind", "outcome"), [(DragKind.NATIVE, "moves"), (DragKind.CAUGHT, "moves"), (DragKind.INNER, "stuck")]
)
def test_what_a_finger_moves_can_be_scrolled(result, scrolled, a_layout, kind, outcome):
    drag = Drag(kind=kind, scrolled_ratio=1, moved_ratio=1, ack_ms=None, selector="p")
    page = scrolled(moved_px=0, layout=a_layout(page_height_px=2469), drag=drag)
    assert result(AUDIT, page).outcome == outcome


@pytest.mark.parametrize(("locked_px", "outcome"), [(0, "short"), (1646, "stuck")])
def test_text_that_the_body_hides_is_out_of_reach(result, scrolled, a_layout, locked_px, outcome):
    page = scrolled(moved_px=0, layout=a_layout(page_height_px=823), locked_px=locked_px)
    assert result(AUDIT, page).outcome == outcome


def test_without_a_scroll_pass_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_a_page_that_a_notice_holds_is_judged_by_the_notice(result, scrolled, a_layout):
    box = Box(x=0, y=0, width=412, height=800)
    notice = Overlay(selector="#wall", box=box, covered_ratio=1, when="top", role="dialog", page_locked=True)
    page = scrolled(moved_px=0, layout=a_layout(page_height_px=2469), overlays=(notice,))
    assert result(AUDIT, page).outcome == "held"
