"""What is tapped, what is left alone, and how long the answer takes."""

import pytest

from mmaudit.config.settings import Access

pytestmark = pytest.mark.browser

HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Taps</title>'
BURN = "<script>function burn(ms) { const end = performance.now() + ms; while (performance.now() < end); }</script>"
LONG = "<p>Line after line.</p>" * 120
FAST = "<details><summary>Returns</summary><p>Within 14 days.</p></details>"


def expander(handler: str, *, name: str = "b", more: str = "") -> str:
    return f'<div id="{name}" role="button" aria-expanded="false" onclick="{handler}" {more}>Menu</div>'


@pytest.fixture
def tapped(site, visit):
    """The taps that were made on a page with the given body."""

    def go(body, *, path="/", head=HEAD, **settings):
        return visit(site.page(path, head + body), **settings).taps.interactions

    return go


def test_a_page_that_opens_at_once_answers_sooner_than_one_that_computes_first(tapped):
    (fast,) = tapped(FAST, path="/fast")
    menu = '<button aria-expanded="false" onclick="burn(300); this.setAttribute(\'aria-expanded\', true)">Menu</button>'
    (slow,) = tapped(LONG + BURN + menu, path="/slow")
    assert (fast.kind, fast.label, fast.selector) == ("summary", "Returns", "html > body > details > summary")
    assert (slow.kind, slow.label, slow.answered, slow.navigated) == ("expander", "Menu", True, False)
    assert slow.duration_ms > fast.duration_ms
    assert slow.processing_ms > fast.processing_ms
    assert slow.processing_ms > slow.input_delay_ms + slow.presentation_ms
    parts = slow.input_delay_ms + slow.processing_ms + slow.presentation_ms
    assert parts == pytest.approx(slow.duration_ms, abs=1)


def test_the_taps_really_open(site, tapped):
    tapped("<details ontoggle=\"fetch('/opened')\"><summary>More</summary>text</details>")
    assert "/opened" in [path for path, _ in site.seen]


def test_the_processor_is_slowed_down_for_the_taps_alone(tapped):
    count = "let n = 0; for (let i = 0; i < 4e7; i += 1) n += i % 7; this.dataset.n = n"
    (quick,) = tapped(expander(count), path="/quick")
    (slowed,) = tapped(expander(count), path="/slowed", cpu_slowdown=6.0)
    assert slowed.duration_ms > quick.duration_ms


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a role="tab" href="/other">Tab</a>', id="a link"),
        pytest.param('<a href="/other"><span aria-expanded="false">Tab</span></a>', id="in a link"),
        pytest.param('<div aria-expanded="false"><a href="/other">Tab</a></div>', id="around a link"),
        pytest.param(
            '<form action="/other"><button aria-expanded="false">Go</button></form>', id="in a form"
        ),
        pytest.param(
            '<form id="f" action="/other"></form><button form="f" aria-expanded="false">Go</button>',
            id="of a form elsewhere",
        ),
        pytest.param("<button onclick=\"location.href = '/other'\">Go</button>", id="of unknown purpose"),
        pytest.param('<input aria-expanded="false" role="combobox">', id="a field"),
        pytest.param('<button aria-expanded="false" disabled>Menu</button>', id="disabled"),
        pytest.param('<div aria-expanded="false" style="visibility:hidden">Menu</div>', id="hidden"),
        pytest.param('<div role="tab" aria-selected="true">Tab</div>', id="the tab that is open"),
        pytest.param("<details><div><summary>Lost</summary></div></details>", id="a stray summary"),
        pytest.param(
            '<div style="position:fixed;inset:0;background:#fff"></div><div aria-expanded="false">Menu</div>',
            id="covered",
        ),
        pytest.param("<p>Nothing</p>", id="nothing there"),
    ],
)
def test_what_could_do_harm_or_cannot_be_met_is_not_tapped(site, tapped, body):
    assert tapped(body) == ()
    assert "/other" not in [path.partition("?")[0] for path, _ in site.seen]


def test_a_part_of_the_target_may_be_hit(tapped):
    assert len(tapped('<div role="tab"><b style="display:block">Second</b></div>')) == 1


def test_no_more_than_three_are_tapped_and_of_each_kind_one_first(tapped):
    body = FAST * 3 + '<div role="tab">Two</div>' + expander("")
    assert [each.kind for each in tapped(body)] == ["summary", "tab", "expander"]


@pytest.mark.parametrize(
    "handler",
    [
        "location.href = '/other'",
        "setTimeout(() => location.assign('/other'))",
        "document.forms[0].submit()",
        "location.reload()",
    ],
)
def test_a_tap_that_wants_to_leave_is_stopped_and_noted(site, visit, handler):
    body = expander(handler) + '<form action="/other" method="post"></form><h1>Here</h1>'
    snapshot = visit(site.page("/", HEAD + body))
    (interaction,) = snapshot.taps.interactions
    assert interaction.navigated
    assert interaction.duration_ms
    assert (snapshot.failure, snapshot.amp, "amp" in snapshot.unmeasured) == (None, None, False)
    assert [path for path, _ in site.seen if path != "/favicon.ico"] == ["/"]


def test_a_page_that_is_gone_before_it_answers_has_no_time(tapped):
    (interaction,) = tapped(expander("location.href = 'about:blank'"))
    assert (interaction.navigated, interaction.duration_ms) == (True, None)


def test_the_lowest_part_of_the_screen_answers_too(tapped):
    body = expander("burn(50); this.append('!')", more='style="position:fixed;bottom:0"')
    assert [each.kind for each in tapped(BURN + body)] == ["expander"]


def test_a_new_window_is_another_page(tapped):
    (interaction,) = tapped(expander("window.open('/other')"))
    assert interaction.navigated


def test_a_page_that_draws_for_long_after_its_handlers_is_waited_for(tapped):
    handler = "requestAnimationFrame(() => burn(500)); this.append('!')"
    (interaction,) = tapped(BURN + expander(handler))
    assert interaction.presentation_ms > interaction.processing_ms
    assert interaction.presentation_ms > interaction.duration_ms / 2


def test_another_place_on_the_page_is_no_other_page(tapped):
    (interaction,) = tapped(
        expander("location.hash = 'menu'; history.pushState({}, '', '/menu'); this.append('!')")
    )
    assert not interaction.navigated


def test_nothing_is_sent(site, tapped):
    handler = (
        "fetch('/sent', {method: 'POST', body: 'x'}); navigator.sendBeacon('/sent', 'x'); fetch('/asked')"
    )
    assert len(tapped(expander(handler))) == 1
    paths = [path for path, _ in site.seen]
    assert "/asked" in paths
    assert "/sent" not in paths


def test_a_handler_that_never_ends_costs_its_tap_alone(site, visit):
    snapshot = visit(site.page("/", HEAD + expander("for (;;);") + expander("", name="c")))
    (interaction,) = snapshot.taps.interactions
    assert not interaction.answered
    assert interaction.duration_ms > 0
    assert interaction.processing_ms is None
    assert set(snapshot.unmeasured) == {"back", "pwa"}


def test_targets_that_go_away_are_passed_over(tapped):
    body = expander("this.remove(); c.remove()") + expander("", name="c") + expander("", name="d")
    assert [each.selector for each in tapped(body)] == ["div#b", "div#d"]


def test_a_page_that_prevents_the_click_has_answered_all_the_same(tapped):
    script = "<script>b.addEventListener('touchstart', (e) => e.preventDefault(), {passive: false})</script>"
    assert [each.selector for each in tapped(expander("") + script)] == ["div#b"]


def test_overridden_natives_change_nothing(tapped):
    script = """<script>
      Element.prototype.getBoundingClientRect = Element.prototype.closest = () => null;
      document.querySelectorAll = () => []; document.elementFromPoint = () => null;
      window.PerformanceObserver = window.setTimeout = window.requestAnimationFrame = null;
      Performance.prototype.now = () => 0; window.JSON = window.Promise = window.Map = null;
    </script>"""
    assert [each.kind for each in tapped(FAST + script)] == ["summary"]


def test_a_page_that_is_zoomed_out_is_hit_where_it_shows(tapped):
    wide = (
        '<div style="width:1400px;height:2000px">Desktop</div><details style="margin-left:400px;width:300px">'
    )
    (interaction,) = tapped(
        wide + "<summary>More</summary>text</details>", head="<!doctype html><title>Wide</title>"
    )
    assert interaction.label == "More"


def test_the_user_s_headers_still_reach_the_site(site, tapped):
    handler = "fetch('/asked')"
    assert tapped(expander(handler), access=Access(headers=(("X-Key", "sesame"),)))
    assert site.headers_of("/asked")["x-key"] == "sesame"
