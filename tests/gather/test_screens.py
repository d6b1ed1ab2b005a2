"""Pictures are taken where something is at fault below the first screen, and nowhere else."""

from typing import Any

import pytest

from mmaudit.gather.screens import has_late_popup, places_at_fault
from mmaudit.model.snapshot import Box, LateItem, Layout, LayoutShift, OverflowCulprit, Overlay, Scroll

FIRST = Box(x=0, y=0, width=400, height=800)


def at(y: float) -> Box:
    return Box(x=0, y=y, width=300, height=50)


def layout(*tops: float) -> Layout:
    return Layout(
        viewport_meta=None, client_width_px=400, scroll_width_px=400, viewport_height_px=800, page_height_px=9000,
        culprits=tuple(OverflowCulprit(selector="p", over_px=100 - n, is_text=False, box=at(y)) for n, y in enumerate(tops)),
    )  # fmt: skip


def scroll(**more: Any) -> Scroll:
    return Scroll(moved_px=1600, duration_ms=2000, cls=0.3, **more)


SHIFT = LayoutShift(value=0.3, time_ms=1, had_recent_input=True, selectors=("p",), boxes=(at(3000),))
LATE = LateItem(selector="img", kind="image", area_ratio=0.4, box=at(5000))


@pytest.mark.parametrize(
    ("page", "scrolled", "places"),
    [
        (None, None, ()),
        (layout(100), None, ()),
        (layout(2000, 100), None, (1760.0,)),
        (layout(2000), scroll(shifts=(SHIFT,)), (1760.0, 2760.0)),
        (layout(2900), scroll(shifts=(SHIFT,)), (2660.0,)),
        (layout(2000), scroll(shifts=(SHIFT,), late_items=(LATE,)), (1760.0, 2760.0)),
        (layout(), scroll(shifts=(LayoutShift(value=0.1, time_ms=1, had_recent_input=False),)), ()),
    ],
    ids=[
        "unmeasured",
        "on the first screen",
        "deeper",
        "two kinds",
        "one screen shows both",
        "two at most",
        "no box",
    ],
)
def test_pictures_are_taken_of_the_worst_of_each_kind(
    page: Layout | None, scrolled: Scroll | None, places: tuple[float, ...]
) -> None:
    assert places_at_fault(page, scrolled, first=FIRST) == places


@pytest.mark.parametrize(
    ("overlays", "expected"),
    [
        ((), False),
        ((("#cookies", "top", 0.4), ("#cookies", "later", 0.4)), False),
        ((("#cookies", "top", 0.4), ("#popup", "later", 0.4)), True),
        ((("#popup", "later", 0.1),), False),
        ((("#popup", "scrolled", 0.4),), False),
    ],
    ids=["none", "there from the start", "later", "small", "gone at the top"],
)
def test_the_first_screen_is_shown_again_when_a_popup_came_late(
    overlays: tuple[tuple[str, str, float], ...], expected: bool
) -> None:
    seen = tuple(
        Overlay(selector=name, box=at(0), covered_ratio=ratio, when=when) for name, when, ratio in overlays
    )
    assert has_late_popup(scroll(overlays=seen)) is expected
