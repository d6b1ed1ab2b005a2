"""What pushed a page when it moved."""

import pytest

from mmaudit.gather.shift_causes import cause_of, shifts_of
from mmaudit.model.snapshot import LayoutShift, Request, ShiftCause


@pytest.mark.parametrize(
    ("filler", "has_new_font", "cause"),
    [
        ("picture", False, ShiftCause.PICTURE),
        ("frame", True, ShiftCause.FRAME),
        ("block", True, ShiftCause.BLOCK),
        ("grown", True, ShiftCause.FONT),
        ("grown", False, ShiftCause.BLOCK),
        ("", True, ShiftCause.FONT),
        ("", False, None),
    ],
)
def test_the_cause_follows_from_the_gap_and_the_fonts(filler, has_new_font, cause):
    assert cause_of(filler, has_new_font=has_new_font) is cause


def a_shift(**overrides):
    harmless = {"value": 0.1, "time_ms": 1000, "had_recent_input": False, "selectors": ["p"], "boxes": []}
    return (
        harmless
        | {"filler": "grown", "filler_marks": [], "filler_selector": "h1", "filler_box": None}
        | overrides
    )


def a_font(finished_ms, **overrides):
    harmless = {"url": "https://shop.test/a.woff2", "resource_type": "Font", "status": 200}
    return Request(**harmless | {"finished_ms": finished_ms} | overrides)


@pytest.mark.parametrize(
    ("font", "cause"),
    [
        (a_font(700), ShiftCause.FONT),
        (a_font(1010), ShiftCause.FONT),
        (a_font(400), ShiftCause.BLOCK),
        (a_font(1200), ShiftCause.BLOCK),
        (a_font(None), ShiftCause.BLOCK),
        (a_font(700, failure="net::ERR_FAILED"), ShiftCause.BLOCK),
        (a_font(700, resource_type="Image"), ShiftCause.BLOCK),
    ],
)
def test_a_font_moves_the_page_when_it_has_just_come(font, cause):
    (shift,) = shifts_of([a_shift()], [font])
    assert (shift.cause, shift.cause_selector) == (cause, "h1")


@pytest.mark.parametrize(
    ("marks", "cause"),
    [
        (["div", "adsbygoogle"], ShiftCause.ADVERT),
        (["div", "div-gpt-ad-1234-0"], ShiftCause.ADVERT),
        (["iframe", "securepubads.g.doubleclick.net"], ShiftCause.ADVERT),
        (["div", "headline", "adventures", "loads", "badge", "data-address"], ShiftCause.BLOCK),
        (["iframe", "notdoubleclick.net"], ShiftCause.BLOCK),
    ],
)
def test_the_slot_of_an_advert_is_told_by_its_names(marks, cause):
    (shift,) = shifts_of([a_shift(filler="block", filler_marks=marks)], [])
    assert shift.cause is cause


def test_a_font_moves_an_advert_too():
    (shift,) = shifts_of([a_shift(filler_marks=["ad"])], [a_font(900)])
    assert shift.cause is ShiftCause.FONT


def test_a_shift_without_a_cause_names_no_element_for_it():
    assert shifts_of([a_shift(filler="", filler_selector="")], []) == (
        LayoutShift(value=0.1, time_ms=1000, had_recent_input=False, selectors=("p",)),
    )
