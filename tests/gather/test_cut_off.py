"""Who is named for a page that moves sideways, or cuts its content off at the right edge instead."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">'
HEAD = f'<!doctype html><meta charset="utf-8">{VIEWPORT}<title>Harbour</title>'
LINE = '<p style="white-space:nowrap">The first ferry leaves the old harbour at a quarter past six, when all sleep.</p>'
LONG = "<p>Line after line after line.</p>" * 40


@pytest.fixture
def culprits(site, visit):
    def go(body):
        layout = visit(site.page("/", HEAD + body), scroll=()).layout
        assert layout.scroll_width_px == layout.client_width_px
        return [(each.selector.rpartition(" ")[2], each.is_text) for each in layout.culprits]

    return go


@pytest.mark.parametrize(
    "body",
    [
        f"<style>body {{ overflow-x: hidden }}</style>{LINE}{LONG}",
        f'<div style="overflow-x:hidden">{LINE}{LONG}{LONG}</div>',
    ],
    ids=["by the body", "by a wrapper around the page"],
)
def test_a_line_that_is_cut_off_is_named(culprits, body):
    assert culprits(body) == [("p:nth-of-type(1)", True)]


@pytest.mark.parametrize(
    "inner",
    [
        '<aside style="position:absolute;left:100%;width:280px">The menu of the harbour</aside>',
        '<aside style="transform:translateX(100vw)">The menu of the harbour</aside>',
        f'<div style="overflow-x:auto">{LINE}</div>',
        f'<div style="overflow:hidden;text-overflow:ellipsis">{LINE}</div>',
        "<style>@keyframes run { to { transform: translateX(-100%) } }</style>"
        f'<div style="animation:run 9s infinite">{LINE}</div>',
    ],
    ids=["drawer", "moved drawer", "scrolls by itself", "shortened on purpose", "ticker"],
)
def test_what_is_meant_to_lie_there_is_not(culprits, inner):
    assert culprits(f"<style>body {{ overflow-x: hidden }}</style>{inner}{LONG}") == []


@pytest.mark.parametrize("hidden", ["opacity:0", "visibility:hidden"])
def test_what_cannot_be_seen_widens_a_page_all_the_same(site, visit, hidden):
    body = f'<p>Quay</p><div style="{hidden};width:120px;margin-left:350px">Fades in</div>'
    layout = visit(site.page("/", HEAD + body), scroll=()).layout
    over_px = layout.scroll_width_px - layout.client_width_px
    assert [each.selector.rpartition(" ")[2] for each in layout.culprits] == ["div"]
    assert layout.culprits[0].over_px == over_px > 0


def test_what_is_clipped_by_its_own_shape_is_not_named(site, visit):
    body = (
        '<div style="contain:paint"><div style="width:900px">Cut off by containment</div></div>'
        '<div style="width:480px">Wide</div>'
    )
    layout = visit(site.page("/", HEAD + body), scroll=()).layout
    assert [each.selector.rpartition(" ")[2] for each in layout.culprits] == ["div:nth-of-type(2)"]
