import pytest

from mmaudit.audits.scroll.horizontal_overflow import AUDIT
from mmaudit.model.snapshot import OverflowCulprit
from mmaudit.model.verdict import Status

TABLE = OverflowCulprit(selector="table#wide", over_px=500, is_text=False)
TEXT = OverflowCulprit(selector="pre", over_px=949, is_text=True, excerpt="long line")
HAIR = OverflowCulprit(selector="p", over_px=0.6, is_text=True)


@pytest.mark.parametrize(
    ("scroll_width_px", "culprits", "outcome", "status", "text"),
    [
        (412, (), "fits", Status.PASS, "The page is no wider than the phone's screen."),
        (413, (HAIR,), "fits", Status.PASS, "The page is no wider than the phone's screen."),
        (
            412,
            (TABLE, TEXT),
            "cut-off",
            Status.WARN,
            "The page does not move sideways, but up to 949 pixels of its content are cut off at the right.",
        ),
        (901, (TABLE,), "overflows", Status.FAIL, "The page is 489 pixels wider than the phone's screen."),
        (901, (), "overflows", Status.FAIL, "The page is 489 pixels wider than the phone's screen."),
    ],
)
def test_the_width_is_judged(result, scrolled, a_layout, scroll_width_px, culprits, outcome, status, text):
    row = result(AUDIT, scrolled(layout=a_layout(scroll_width_px=scroll_width_px, culprits=culprits)))
    assert (row.outcome, row.status, row.text) == (outcome, status, text)


def test_culprits_are_named_the_farthest_first(result, scrolled, a_layout):
    row = result(AUDIT, scrolled(layout=a_layout(scroll_width_px=1361, culprits=(TABLE, HAIR, TEXT))))
    assert [(each.selector, each.label, each.value, each.excerpt) for each in row.evidence] == [
        ("pre", "text beyond the edge", 949, "long line"),
        ("table#wide", "element beyond the edge", 500, ""),
    ]


def test_without_a_layout_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
