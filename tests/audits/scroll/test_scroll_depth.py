import pytest

from mmaudit.audits.scroll.scroll_depth import AUDIT
from mmaudit.model.snapshot import Block, Box, Content, Overlay, TapTarget, WayUp
from mmaudit.model.verdict import Status

LINE = "The first ferry leaves the old harbour at a quarter past six."


def at(y_px, **fields):
    kept = {"text": LINE, "tag": "p", "selector": f"p{y_px}", "visible": True} | fields
    return Block(box=Box(x=0, y=y_px, width=300, height=40), **kept)


def heading(y_px, **fields):
    return at(y_px, **{"text": "Ferries", "tag": "h1", "heading_level": 1} | fields)


@pytest.fixture
def depth(result, scrolled, a_layout):
    """The row of a page with ``blocks``; its screen is 800 px high."""

    def build(*blocks, targets=(), **scroll):
        layout = a_layout(viewport_height_px=800, tap_targets=targets)
        return result(AUDIT, scrolled(layout=layout, content=Content(blocks=blocks, links=()), **scroll))

    return build


@pytest.mark.parametrize(
    ("blocks", "outcome", "value"),
    [
        ((heading(160),), "near", 0.2),
        ((at(790), heading(2000)), "near", 1.0),
        ((at(10, landmark="nav"), heading(1200), at(1300)), "deep", 1.5),
        ((at(10, text="Menu"), heading(1600)), "deep", 2),
        ((heading(10, collapsed=True), heading(20, visible=False), heading(900)), "deep", 1.1),
        ((at(10, fixed=True), at(900)), "deep", 1.1),
        ((heading(10, landmark="footer"),), "empty", None),
        ((), "empty", None),
    ],
)
def test_where_the_content_begins_is_judged(depth, blocks, outcome, value):
    row = depth(*blocks)
    assert (row.outcome, row.value) == (outcome, value)


def test_the_first_heading_and_the_first_call_to_action_are_told(depth):
    box = Box(x=0, y=1200, width=200, height=48)
    targets = (
        TapTarget(selector="a.menu", text="Menu", box=Box(x=0, y=0, width=80, height=48)),
        TapTarget(selector="a.buy", text="Buy a ticket", box=box, is_action=True),
    )
    row = depth(at(0), heading(400), targets=targets)
    assert [(each.label, each.value, each.selector) for each in row.evidence] == [
        ("first heading", 0.5, "p400"),
        ("first call to action", 1.5, "a.buy"),
    ]


def bar(y_px):
    return Overlay(
        selector="header", box=Box(x=0, y=y_px, width=400, height=60), covered_ratio=0.07, when="scrolled"
    )


@pytest.mark.parametrize(
    ("scroll", "status"),
    [
        ({"screens": 30.0}, Status.WARN),
        ({"screens": 30.0, "way_up": WayUp(selector="a.top")}, Status.PASS),
        ({"screens": 30.0, "overlays": (bar(1600),)}, Status.PASS),
        ({"screens": 30.0, "overlays": (bar(2300),)}, Status.WARN),
        ({"screens": 9.0}, Status.PASS),
    ],
    ids=["nothing", "link", "bar at the top", "bar at the bottom", "not long"],
)
def test_a_long_page_wants_a_way_back_up(depth, scroll, status):
    assert depth(heading(100), **scroll).status is status


def test_without_a_scroll_pass_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
