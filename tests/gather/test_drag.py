"""How pages answer a finger, told apart on pages made for it."""

import pytest

from mmaudit.gather.collectors.drag import kind_of
from mmaudit.model.snapshot import DragKind, TouchListener

HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Drag</title>'
LONG = "<p>Line after line after line.</p>" * 150
PREVENT = "addEventListener('touchmove', (e) => e.preventDefault(), { passive: false });"
JACK = """let last; addEventListener('touchstart', (e) => { last = e.touches[0].clientY; });
let top_ = 0; addEventListener('touchmove', (e) => { e.preventDefault(); top_ += e.touches[0].clientY - last;
last = e.touches[0].clientY; document.body.style.transform = `translateY(${top_}px)`; }, { passive: false });"""
BOX = "<style>body { margin: 0 } main { height: 100vh; overflow-y: auto }</style>"
BUSY = """addEventListener('touchmove', () => { const end = performance.now() + 60; while (performance.now() < end); },
{ passive: false });"""

PAGES = {
    DragKind.NATIVE: LONG,
    DragKind.PREVENTED: f"{LONG}<script>{PREVENT}</script>",
    DragKind.FORBIDDEN: f"<style>html {{ touch-action: none }}</style>{LONG}",
    DragKind.BY_SCRIPT: f"{LONG}<script>{JACK}</script>",
    DragKind.INNER: f"{BOX}<main>{LONG}</main><p>End</p>",
    DragKind.CAUGHT: f"<div style='height: 100vh; touch-action: none; background: #cde'>A map</div>{LONG}",
}


@pytest.mark.parametrize(
    ("scrolled", "moved", "prevented", "action", "kind"),
    [
        (1.0, 1.0, False, "auto", DragKind.NATIVE),
        (0.97, 0.97, True, "auto", DragKind.NATIVE),
        (0.0, 1.0, False, "auto", DragKind.INNER),
        (0.0, 1.0, True, "auto", DragKind.BY_SCRIPT),
        (0.0, 0.0, True, "auto", DragKind.PREVENTED),
        (0.0, 0.0, False, "none", DragKind.FORBIDDEN),
        (0.0, 0.0, False, "auto", DragKind.STUCK),
        (0.5, 0.5, False, "auto", DragKind.PARTLY),
    ],
)
def test_a_drag_is_classified_by_what_moved(scrolled, moved, prevented, action, kind):
    assert kind_of(scrolled, moved, prevented=prevented, touch_action=action) is kind


@pytest.mark.browser
@pytest.mark.parametrize("kind", PAGES, ids=str)
def test_a_page_made_for_it_is_told_as_what_it_is(site, visit, kind):
    scroll = visit(site.page("/", HEAD + PAGES[kind])).scroll
    assert scroll.drag.kind is kind
    assert scroll.drag.ack_ms is not None


@pytest.mark.browser
def test_a_finger_between_the_lines_of_a_box_moves_it_too(site, visit):
    narrow = "<style>p { width: 80px }</style>"
    scroll = visit(site.page("/", f"{HEAD}{BOX}{narrow}<main>{LONG}</main>")).scroll
    assert (scroll.drag.kind, scroll.drag.selector) == (DragKind.INNER, "html > body > main")


@pytest.mark.browser
@pytest.mark.parametrize(("lines", "kind"), [(26, None), (32, DragKind.NATIVE)])
def test_a_page_that_has_little_way_to_go_is_not_blamed(site, visit, lines, kind):
    page = HEAD + f"<style>p {{ margin: 0; height: 32px }}</style>{'<p>Line</p>' * lines}"
    scroll = visit(site.page("/", page)).scroll
    assert scroll.moved_px > 0
    assert (scroll.drag and scroll.drag.kind) is kind


@pytest.mark.browser
def test_a_page_that_is_too_wide_is_followed_at_its_scale(site, visit):
    wide = "<div style='width: 1200px; background: #eee'>Wide</div>"
    assert visit(site.page("/", HEAD + wide + LONG)).scroll.drag.kind is DragKind.NATIVE


@pytest.mark.browser
def test_a_handler_that_blocks_is_felt(site, visit):
    calm = visit(site.page("/calm", HEAD + LONG)).scroll.drag
    busy = visit(site.page("/busy", f"{HEAD}{LONG}<script>{BUSY}</script>")).scroll.drag
    assert busy.ack_ms > calm.ack_ms


@pytest.mark.browser
def test_a_listener_that_cancels_touches_is_named_with_its_script(site, visit):
    site.page("/swipe.js", f"\n{PREVENT}", content_type="text/javascript")
    calm = "document.body.addEventListener('touchmove', () => {}, { passive: true });"
    scripts = f"<script src=/swipe.js></script><script>{calm}</script>"
    drag = visit(site.page("/", HEAD + LONG + scripts)).scroll.drag
    assert drag.listeners == (TouchListener(type="touchmove", url=f"{site.url}/swipe.js", line=2),)


@pytest.mark.browser
def test_a_drag_over_links_and_sliders_goes_nowhere(site, visit):
    swipe = "addEventListener('touchend', () => { location.href = '/elsewhere'; });"
    links = "<p><a href=/elsewhere style='display:block;padding:40px'>Elsewhere</a></p>" * 60
    snapshot = visit(site.page("/", f"{HEAD}{links}<script>{swipe}</script>"))
    assert snapshot.scroll.drag is not None
    assert "/elsewhere" not in [path for path, _ in site.seen]
