"""What an overlay is told to be, and how to be rid of it."""

import pytest

from mmaudit.facts.overlays import OverlayKind, WayOut, cover_of, holding_cover, main_cover
from mmaudit.model.snapshot import Box, Overlay, OverlayButton, Scroll


def an_overlay(**overrides):
    box = Box(x=0, y=0, width=412, height=200)
    return Overlay(**{"selector": "div", "box": box, "covered_ratio": 0.3, "when": "top"} | overrides)


def buttons(*texts, **rest):
    return tuple(OverlayButton(text=text, **rest) for text in texts)


@pytest.mark.parametrize(
    ("mark", "platform"),
    [
        ("onetrust-banner-sdk", "OneTrust"),
        ("CybotCookiebotDialog", "Cookiebot"),
        ("usercentrics-root", "Usercentrics"),
        ("didomi-notice", "Didomi"),
        ("qc-cmp2-container", "Quantcast / InMobi Choice"),
        ("sp_message_container_123", "Sourcepoint"),
        ("cmplz-cookiebanner-container", "Complianz"),
        ("cky-consent-container", "CookieYes"),
        ("BorlabsCookieBox", "Borlabs Cookie"),
        ("klaro", "Klaro"),
        ("iubenda-cs-banner", "iubenda"),
        ("osano-cm-window", "Osano"),
        ("truste-consent-track", "TrustArc"),
        ("termly-code-snippet-support", "Termly"),
        ("ccc-notify", "Civic Cookie Control"),
        ("cc-window", "Cookie Consent (Insites)"),
        ("header-main", ""),
        ("my-onetrust-copy", ""),
    ],
)
def test_a_consent_platform_is_told_by_the_names_that_its_script_writes(mark, platform):
    cover = cover_of(an_overlay(marks=("wrap", mark)))
    assert cover.platform == platform
    assert (cover.kind is OverlayKind.CONSENT) is bool(platform)


@pytest.mark.parametrize(
    ("overrides", "asked"),
    [
        ({"marks": ("onesignal-slidedown-container",)}, "notifications"),
        ({"excerpt": "Get our push notifications! Allow · Later"}, "notifications"),
        ({"excerpt": "开启通知，第一时间知道新品"}, "notifications"),
        ({"marks": ("smartbanner", "smartbanner--android")}, "installation"),
        ({"excerpt": "Paigalda rakendus ja telli kiiremini"}, "installation"),
        ({"excerpt": "Установить приложение", "selector": "body > header"}, ""),
        ({"excerpt": "Subscribe to our newsletter"}, ""),
        ({"excerpt": "We use cookies for push notifications", "buttons": buttons("OK")}, ""),
    ],
)
def test_what_asks_to_send_notifications_or_to_be_installed(overrides, asked):
    assert cover_of(an_overlay(**overrides)).invites_to == asked


@pytest.mark.parametrize(
    ("host", "platform"),
    [("cdn.privacy-mgmt.com", "Sourcepoint"), ("notprivacy-mgmt.com", ""), ("video.example.org", "")],
)
def test_or_by_the_host_of_its_frame(host, platform):
    assert cover_of(an_overlay(frame_hosts=(host,))).platform == platform


@pytest.mark.parametrize(
    ("overrides", "kind"),
    [
        ({"excerpt": "We use cookies.", "buttons": buttons("OK")}, OverlayKind.CONSENT),
        ({"excerpt": "Kasutame küpsiseid.", "buttons": buttons("Selge")}, OverlayKind.CONSENT),
        ({"marks": ("cookie-bar",), "buttons": buttons("OK")}, OverlayKind.CONSENT),
        ({"excerpt": "About cookies", "buttons": buttons("About", leads_away=True)}, OverlayKind.BAR),
        ({"excerpt": "The Cookie Shop", "buttons": buttons("Menu"), "selector": "body > header"}, OverlayKind.BAR),
        ({"excerpt": "Our letter", "role": "dialog"}, OverlayKind.POPUP),
        ({"excerpt": "Our letter", "modal": True}, OverlayKind.POPUP),
        ({"excerpt": "Our letter", "covered_ratio": 0.9}, OverlayKind.POPUP),
        ({"excerpt": "Our letter"}, OverlayKind.BAR),
    ],
)  # fmt: skip
def test_the_rest_by_its_text_its_role_and_its_size(overrides, kind):
    assert cover_of(an_overlay(**overrides)).kind is kind


@pytest.mark.parametrize(
    ("overrides", "way_out"),
    [
        ({"buttons": buttons("×")}, WayOut.CLOSE),
        ({"buttons": buttons("", label="Sulge aken")}, WayOut.CLOSE),
        ({"buttons": buttons("关闭窗口")}, WayOut.CLOSE),
        ({"buttons": buttons("", marks=("btn-close",))}, WayOut.CLOSE),
        ({"buttons": buttons("", marks=("data-bs-dismiss",))}, WayOut.CLOSE),
        ({"buttons": buttons("Nein danke")}, WayOut.CLOSE),
        ({"buttons": buttons("Lukkarinkatu")}, WayOut.ANSWER),
        ({"buttons": buttons("Subscribe")}, WayOut.ANSWER),
        ({"buttons": buttons("Offers", leads_away=True)}, WayOut.NONE),
        ({}, WayOut.NONE),
        ({"frame_hosts": ("ads.example.org",)}, WayOut.UNSEEN),
    ],
)
def test_the_way_out_is_a_sign_a_name_or_any_button(overrides, way_out):
    assert cover_of(an_overlay(**overrides)).way_out is way_out


def test_the_dark_layer_behind_a_dialog_stands_for_the_dialog():
    layer = an_overlay(selector=".layer", covered_ratio=1)
    dialog = an_overlay(selector=".dialog", covered_ratio=0.6, excerpt="Our letter")
    later = an_overlay(selector=".later", covered_ratio=0.8, excerpt="Wait!", when="later")
    assert main_cover((layer, dialog, later), "top").overlay is dialog
    assert main_cover((layer,), "top").overlay is layer
    assert main_cover((layer,), "scrolled") is None


@pytest.mark.parametrize(
    ("moved_px", "locked", "role", "holds"),
    [
        (0, True, "dialog", True),
        (900, True, "dialog", False),
        (0, False, "dialog", False),
        (0, True, "", False),
    ],
)
def test_a_page_is_held_by_a_dialog_that_locks_it_and_that_nothing_moved(moved_px, locked, role, holds):
    overlay = an_overlay(page_locked=locked, role=role)
    scroll = Scroll(moved_px=moved_px, duration_ms=0, cls=0, overlays=(overlay,))
    assert (holding_cover(scroll) is not None) is holds
