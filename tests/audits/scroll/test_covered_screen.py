import pytest

from mmaudit.audits.scroll.covered_screen import AUDIT
from mmaudit.model.snapshot import Box, Overlay, OverlayButton
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


BOX = Box(x=0, y=0, width=412, height=300)
ACCEPT = OverlayButton(text="Accept all")


def an_overlay(**overrides):
    harmless = {"selector": "#over", "box": BOX, "covered_ratio": 0.4, "when": "top", "excerpt": "Read this"}
    return Overlay(**harmless | overrides)


@pytest.mark.parametrize(
    ("overrides", "outcome"),
    [
        ({}, "buried"),
        ({"covered_ratio": 0.2}, "covered"),
        ({"marks": ("onetrust-banner-sdk",)}, "consent-wall"),
        ({"marks": ("onetrust-banner-sdk",), "covered_ratio": 0.2}, "consent"),
        ({"marks": ("onetrust-banner-sdk",), "covered_ratio": 0.1}, "free"),
        ({"role": "dialog", "buttons": (ACCEPT,)}, "popup-wall"),
        ({"role": "dialog", "buttons": (ACCEPT,), "covered_ratio": 0.2}, "popup"),
        ({"role": "dialog"}, "popup-stays"),
        ({"role": "dialog", "frame_hosts": ("letters.test",)}, "popup-wall"),
    ],
)
def test_what_covers_is_named_as_what_it_is(result, scrolled, overrides, outcome):
    overlay = an_overlay(**overrides)
    page = scrolled(covered_ratio_top=overlay.covered_ratio, overlays=(overlay,))
    assert result(AUDIT, page).outcome == outcome


def test_small_bars_together_are_to_blame_together(result, scrolled):
    bars = [an_overlay(selector=f"#{n}", covered_ratio=0.12) for n in range(2)]
    dialog = an_overlay(role="dialog", covered_ratio=0.13, buttons=(ACCEPT,))
    assert result(AUDIT, scrolled(covered_ratio_top=0.37, overlays=(*bars, dialog))).outcome == "buried"


def test_a_notice_that_holds_the_page_fails_however_small_it_is(result, scrolled):
    notice = an_overlay(marks=("didomi-notice",), covered_ratio=0.1, page_locked=True, buttons=(ACCEPT,))
    row = result(AUDIT, scrolled(moved_px=0.0, covered_ratio_top=0.1, overlays=(notice,)))
    assert (row.outcome, row.status) == ("consent-holds", Status.FAIL)
    assert row.text == (
        "A cookie notice (10 % of the screen at the top of the page) keeps the page from scrolling until it is answered."
    )
    assert [(each.label, each.excerpt) for each in row.evidence] == [
        ("cookie notice of Didomi, at the top", "Read this"),
        ("can be answered", "Accept all"),
    ]


def test_what_opens_seconds_after_the_load_counts_and_says_when(result, scrolled):
    popup = an_overlay(when="later", covered_ratio=1.0, buttons=(OverlayButton(text="×"),))
    row = result(
        AUDIT, scrolled(covered_ratio_later=1.0, later_ms=5240.0, overlays=(popup,), covered_ratio_top=0.0)
    )
    assert row.text.startswith(
        "100 % of the screen is covered some seconds after the load, most of it by a pop-up"
    )
    assert [(each.label, each.box) for each in row.evidence] == [
        ("pop-up, 5 s after the load", BOX),
        ("can be closed", None),
    ]
