import pytest

from mmaudit.audits.scroll.layout_shift_while_scrolling import AUDIT
from mmaudit.model.snapshot import LayoutShift
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("cls", "outcome", "score", "text"),
    [
        (0.1, "still", 100, "The page keeps still while scrolling (shift 0.10)."),
        (0.2, "moves", 50, "The page jumps while scrolling (shift 0.20; up to 0.1 is good)."),
        (0.74, "jumps", 0, "The page jumps a lot while scrolling (shift 0.74; up to 0.1 is good)."),
    ],
)
def test_the_shift_is_judged(result, scrolled, cls, outcome, score, text):
    row = result(AUDIT, scrolled(cls=cls))
    assert (row.outcome, row.score, row.value, row.text) == (outcome, score, cls, text)


def test_the_elements_that_moved_are_named(result, scrolled):
    shifts = (
        LayoutShift(value=0.1, time_ms=1, had_recent_input=False),
        LayoutShift(value=0.6, time_ms=2, had_recent_input=False, selectors=("div.ad", "p", "h2")),
    )
    first, second = result(AUDIT, scrolled(cls=0.7, shifts=shifts)).evidence
    assert (first.selector, first.value, first.excerpt) == ("div.ad", 0.6, "p, h2")
    assert (second.selector, second.value) == ("", 0.1)


def test_without_a_scroll_pass_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
