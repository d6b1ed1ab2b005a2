import pytest

from mmaudit.audits.scroll.late_content import AUDIT
from mmaudit.model.snapshot import LateItem, LateKind
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("late", "outcome", "score", "text"),
    [
        (0.0, "there", 100, "The content is there when it is scrolled to."),
        (
            0.21,
            "late",
            50,
            "21 % of the screen is still empty just after scrolling to it; up to 10 % is good.",
        ),
        (
            0.344,
            "very-late",
            0,
            "34 % of the screen is still empty just after scrolling to it; up to 10 % is good.",
        ),
    ],
)
def test_late_content_is_judged(result, scrolled, late, outcome, score, text):
    row = result(AUDIT, scrolled(late_content_ratio=late))
    assert (row.outcome, row.score, row.text) == (outcome, score, text)


def test_what_came_late_is_named(result, scrolled):
    items = (
        LateItem(selector="p", kind=LateKind.TRANSPARENT, area_ratio=0.1),
        LateItem(selector="img", kind=LateKind.PICTURE, area_ratio=0.2),
    )
    row = result(AUDIT, scrolled(late_content_ratio=0.3, late_items=items))
    assert [(each.selector, each.label, each.value) for each in row.evidence] == [
        ("img", "late picture", 20.0),
        ("p", "late text", 10.0),
    ]


@pytest.mark.parametrize(
    ("late", "faded", "outcome"),
    [
        (0.3, 0.2, "fades-in-widely"),
        (0.2, 0.2, "fades-in"),
        (0.3, 0.05, "very-late"),
        (0.05, 0.05, "there"),
    ],
)
def test_text_that_fades_in_is_a_fault_of_its_own(result, scrolled, late, faded, outcome):
    items = (
        LateItem(selector="section", kind=LateKind.FADING, area_ratio=faded),
        LateItem(selector="img", kind=LateKind.UNSIZED, area_ratio=0.1),
    )
    row = result(AUDIT, scrolled(late_content_ratio=late, late_items=items))
    assert row.outcome == outcome
    assert {each.label for each in row.evidence} == {"text that fades in", "late picture without size"}


def test_without_a_scroll_pass_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_what_is_still_missing_half_a_second_later_is_told(result, scrolled):
    row = result(AUDIT, scrolled(late_content_ratio=0.3, late_content_still_ratio=0.125))
    assert [(each.label, each.value) for each in row.evidence] == [("still missing after 600 ms", 12.5)]
