"""What lies over a page, and what is read of it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Harbour</title>'
SHORT = "<p>The ferry leaves at six.</p>" * 12
LONG = "<p>Line after line after line.</p>" * 60
FULL = "position:fixed;inset:0;"


@pytest.fixture
def overlays(site, visit):
    """What was seen at the top of a page with ``body``, and the share of the screen that it covers."""

    def go(body):
        scroll = visit(site.page("/", HEAD + body)).scroll
        return [each for each in scroll.overlays if each.when == "top"], scroll.covered_ratio_top

    return go


def test_what_a_notice_is_made_of_is_kept(overlays):
    (bar,), _ratio = overlays(
        '<div class="wrap" data-cookieblock><div id="onetrust-banner-sdk" class="otFlat bottom" role="dialog" '
        'aria-modal="true" style="position:fixed;bottom:0;left:0;right:0;height:200px;background:#fff">'
        '<p class="text">Your privacy</p><button id="onetrust-accept-btn-handler" style="height:48px">Accept</button>'
        '<a href="/policy">Policy</a><button class="icon-close" aria-label="Close" style="width:48px;height:48px">'
        '<svg width="20" height="20"></svg></button><button hidden>Never seen</button></div></div>' + SHORT
    )
    assert (bar.role, bar.modal, bar.page_locked) == ("dialog", True, False)
    assert {"onetrust-banner-sdk", "otFlat", "data-cookieblock", "text"} <= set(bar.marks)
    assert [(each.text, each.label, each.leads_away) for each in bar.buttons] == [
        ("Accept", "", False),
        ("Policy", "", True),
        ("", "Close", False),
    ]
    assert bar.buttons[2].marks == ("icon-close",)


def test_a_notice_in_a_shadow_tree_is_seen(overlays):
    found, ratio = overlays(
        f'{SHORT}<div id="usercentrics-root"></div><script>document.getElementById("usercentrics-root").attachShadow('
        f'{{mode: "open"}}).innerHTML = "<div style=\'{FULL}background:#fff\'><button>Deny</button></div>"</script>'
    )
    assert ratio == pytest.approx(1)
    assert (found[0].selector, "usercentrics-root" in found[0].marks) == ("div#usercentrics-root", True)
    assert [button.text for button in found[0].buttons] == ["Deny"]


def test_the_host_of_a_frame_is_kept(overlays):
    (frame,), _ratio = overlays(
        f'<div id="sp_message_container_1" style="{FULL}"><iframe src="http://127.0.0.1:9/notice"></iframe></div>{SHORT}'
    )
    assert frame.frame_hosts == ("127.0.0.1:9",)


@pytest.mark.parametrize(
    "body",
    [
        f'<div style="{FULL}z-index:0;background:#def"></div><main style="position:relative">{SHORT}{SHORT}</main>',
        f'<div style="{FULL}overflow:auto"><header>Harbour</header><main><h1>Harbour</h1>{LONG}</main></div>',
        f'<div style="{FULL}pointer-events:none"></div>{SHORT}',
        f'<div style="{FULL}background:#fff;opacity:0">Not yet</div>{SHORT}',
        f"<dialog>Not opened</dialog>{SHORT}",
    ],
    ids=["background", "app", "lets taps pass", "transparent", "closed dialog"],
)
def test_what_is_no_overlay_covers_nothing(overlays, body):
    assert overlays(body) == ([], 0)


@pytest.mark.parametrize(
    "body",
    [
        f'<div style="{FULL}pointer-events:none"><p style="pointer-events:auto;margin:0;height:50vh">News</p></div>',
        '<div style="position:fixed;top:0;left:0;right:0;height:0"><p style="margin:0;height:50vh">News</p></div>',
        '<dialog style="box-sizing:border-box;width:100%;max-width:none;height:50vh;border:0">News</dialog>'
        "<script>document.querySelector('dialog').showModal()</script>",
    ],
    ids=["in a layer that lets taps pass", "in a box without height", "modal dialog"],
)
def test_what_stands_in_a_frame_of_no_size_covers_its_own_part(overlays, body):
    found, ratio = overlays(body + SHORT)
    assert ratio == pytest.approx(0.5, abs=0.02)
    assert "News" in found[0].excerpt


@pytest.mark.parametrize(
    ("style", "is_locked"),
    [
        ("body { overflow: hidden }", True),
        ("html { overflow-y: hidden }", True),
        ("body { position: fixed; width: 100% }", True),
        ("html { overflow-x: hidden }", False),
    ],
)
def test_a_page_that_cannot_scroll_below_a_dialog_is_locked(overlays, style, is_locked):
    dialog = f'<div role="dialog" style="{FULL}background:#fff"><button>Accept</button></div>'
    (found,), _ratio = overlays(f"<style>{style}</style>{dialog}{LONG}")
    assert found.page_locked is is_locked


def test_what_opens_later_is_seen_at_the_end_of_the_scroll_pass(site, visit):
    opens = (
        "<script>addEventListener('scroll', () => setTimeout(() => { const d = document.createElement('div'); "
        f"d.style = '{FULL}background:#fff'; d.textContent = 'Wait!'; document.body.append(d) }}, 2600), {{once: true}})"
        "</script>"
    )
    scroll = visit(site.page("/", HEAD + LONG + opens)).scroll
    assert scroll.covered_ratio_top == 0
    assert scroll.covered_ratio_later == pytest.approx(1)
    assert [each.excerpt for each in scroll.overlays if each.when == "later"] == ["Wait!"]
    assert scroll.later_ms > 0
