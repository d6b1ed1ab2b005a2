import pytest

from mmaudit.audits.scroll.covered_screen import AUDIT
from mmaudit.model.snapshot import Box, Overlay
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("top", "scrolled_by", "outcome", "score", "text"),
    [
        (0.055, 0.0, "free", 100, "Fixed bars and banners cover 6 % of the screen."),
        (
            0.2,
            0.1,
            "covered",
            50,
            "Fixed bars and banners cover 20 % of the screen at the top of the page; up to 15 % is good.",
        ),
        (
            0.0,
            1.0,
            "buried",
            0,
            "Fixed bars and banners cover 100 % of the screen after scrolling; up to 15 % is good.",
        ),
    ],
)
def test_the_worse_moment_is_judged(result, scrolled, top, scrolled_by, outcome, score, text):
    row = result(AUDIT, scrolled(covered_ratio_top=top, covered_ratio_scrolled=scrolled_by))
    assert (row.outcome, row.score, row.text) == (outcome, score, text)
    assert row.value == pytest.approx(100 * max(top, scrolled_by))


def test_what_covers_the_screen_is_named_the_largest_first(result, scrolled):
    box = Box(x=0, y=0, width=412, height=300)
    bar = Overlay(selector="header", box=box, covered_ratio=0.06, when="top")
    popup = Overlay(selector="#popup", box=box, covered_ratio=0.4, when="scrolled", excerpt="Subscribe!")
    row = result(AUDIT, scrolled(covered_ratio_scrolled=0.46, overlays=(bar, popup)))
    assert [(each.selector, each.label, each.value, each.excerpt) for each in row.evidence] == [
        ("#popup", "covers, after scrolling", 40, "Subscribe!"),
        ("header", "covers, at the top", 6, ""),
    ]


def test_without_a_scroll_pass_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
