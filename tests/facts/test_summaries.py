import pytest

from mmaudit.facts.summaries import amp_summary, pwa_summary, scroll_summary
from mmaudit.model.app import AppCard
from mmaudit.model.app_files import AppFile, FileUse, WantedFile
from mmaudit.model.report import AmpSummary, PwaSummary, ScrollSummary
from mmaudit.model.snapshot import Offline, Picture, Pwa, Scroll


def test_a_page_that_was_not_measured_has_empty_summaries(a_page):
    page = a_page()
    assert scroll_summary(page) == ScrollSummary()
    assert amp_summary(page) == AmpSummary()
    assert pwa_summary(page) == PwaSummary()


def test_scrolling_is_summed_up_from_layout_and_gesture(a_page, a_snapshot, a_layout):
    scroll = Scroll(
        moved_px=1600,
        duration_ms=2000,
        cls=0.2,
        late_frames_ratio=0.1,
        covered_ratio_top=0.05,
        covered_ratio_scrolled=0.3,
        late_content_ratio=0.4,
        screens=3.0,
    )
    page = a_page(snapshot=a_snapshot(layout=a_layout(scroll_width_px=500), scroll=scroll))
    assert scroll_summary(page) == ScrollSummary(
        horizontal_overflow_px=88,
        cls_while_scrolling=0.2,
        dropped_frames_ratio=0.1,
        covered_ratio=0.3,
        late_content_ratio=0.4,
        screens=3.0,
    )


def test_kinds_of_amp_are_told_apart(a_page):
    own, amp = "https://shop.test/", "https://shop.test/amp"
    assert amp_summary(a_page(amphtml_urls=(amp,))) == AmpSummary(kind="paired", amphtml_url=amp)
    assert amp_summary(a_page(is_amp=True)).kind == "amp-first"
    assert amp_summary(a_page(is_amp=True, canonical_urls=(own,))).kind == "amp-first"
    assert amp_summary(a_page(is_amp=True, canonical_urls=(own + "a",))).kind == "paired"
    assert amp_summary(a_page(is_amp=True, is_amp_story=True)).kind == "story"


def test_the_app_is_summed_up(a_page, a_snapshot):
    offline = Offline(
        tested_url="https://shop.test/",
        loaded=True,
        from_service_worker=True,
        status=200,
        same_title=True,
        text_similarity=1.0,
    )
    pwa = Pwa(
        manifest_url="https://shop.test/m.json",
        manifest_text="{}",
        manifest_errors=(),
        installability_errors=("no-acceptable-icon",),
        service_worker_url="https://shop.test/sw.js",
        offline=offline,
    )
    assert pwa_summary(a_page(snapshot=a_snapshot(pwa=pwa))) == PwaSummary(
        manifest_url="https://shop.test/m.json",
        installable=False,
        installability_errors=("no-acceptable-icon",),
        service_worker=True,
        offline=True,
    )


def icon(name, purpose):
    wanted = WantedFile(use=FileUse.ICON, path="icons[0]", url="https://shop.test/i.png", purpose=purpose)
    return AppFile(
        wanted=wanted, picture=Picture(sha256=name * 64, mime="image/png", width_px=96, height_px=96)
    )


@pytest.mark.parametrize(
    ("errors", "has_icon"), [(None, True), ((), False), (("no-acceptable-icon",), False)]
)
def test_a_browser_that_names_no_icon_gets_the_measured_one(a_page, a_snapshot, errors, has_icon):
    plain, masked = icon("a", ""), icon("b", "maskable")
    pwa = Pwa(manifest_url="https://shop.test/m.json", manifest_text="{}", manifest_errors=(), card=AppCard(name="A"),
              installability_errors=errors, files=(masked, plain))  # fmt: skip
    summary = pwa_summary(a_page(snapshot=a_snapshot(pwa=pwa)))
    assert summary.card.icon == (plain.picture if has_icon else None)
    assert summary.masked_icon == masked.picture
