"""What the view says in the cases that the sample does not show."""

from dataclasses import replace

import pytest

from mmaudit.model.answer import Moment
from mmaudit.model.report import Metric, MomentSummary, SiteReport, Taps
from mmaudit.model.snapshot import Frame, Picture
from mmaudit.report.view.charts import axis_end, bar, dial, stretches
from mmaudit.report.view.film import choose
from mmaudit.report.view.fixes import fixes
from mmaudit.report.view.headline import headline
from mmaudit.report.view.language import find_language
from mmaudit.report.view.links import safe_href, short_url
from mmaudit.report.view.metrics import spread
from mmaudit.report.view.moments import effort
from mmaudit.report.view.phrases import plain_text
from mmaudit.report.view.savings import savings_text
from mmaudit.report.view.scene import Scene, make_scene

ENGLISH = find_language("en")


def scene(report: SiteReport) -> Scene:
    return make_scene(report, ENGLISH)


def said(report: SiteReport) -> str:
    return plain_text(headline(scene(report)).sentences).replace("\u00a0", " ")


def with_scores(report: SiteReport, **scores: float | None) -> SiteReport:
    moments = {
        moment: replace(summary, score=scores.get(moment.value)) for moment, summary in report.moments.items()
    }
    return replace(report, moments=moments)


def test_a_site_that_serves_everyone_hears_yes(report: SiteReport) -> None:
    text = said(with_scores(report, know=95.0, go=90.0, buy=88.0))
    assert text.startswith("Yes: visitors who want to know, go and buy are served.")


def test_a_site_that_serves_nobody_hears_both_ends(report: SiteReport) -> None:
    text = said(with_scores(report, know=60.0, buy=10.0))
    assert text.startswith(
        "No visitor is served well: those who want to know find 3 of 3 answers, those who want to buy 1 of 4 answers."
    )


def test_a_site_without_moments_is_told_so(report: SiteReport) -> None:
    empty = {each: MomentSummary(score=None, questions=()) for each in Moment}
    assert said(replace(report, moments=empty)).startswith("No page could be judged")


@pytest.mark.parametrize(
    ("to_call", "sentence"),
    [
        (1, "One tap on the first page calls them."),
        (3, "Calling takes 3 taps."),
        (None, "Nobody can call with one tap."),
    ],
)
def test_calling_is_told(report: SiteReport, to_call: int | None, sentence: str) -> None:
    assert sentence in said(replace(report, taps=Taps(to_call=to_call)))


def test_a_site_that_nobody_would_call_is_not_blamed(report: SiteReport) -> None:
    assert "call" not in said(replace(report, moments={Moment.KNOW: report.moments[Moment.KNOW]}))


def test_a_fast_site_hears_its_slowest_page(report: SiteReport) -> None:
    text = said(replace(report, pages=report.pages[2:4]))
    assert text.endswith("On slow 4G every page shows its main content within 2.1 s.")


def test_braces_of_a_site_are_not_filled_in(report: SiteReport) -> None:
    odd = replace(
        report.pages[1], url="https://kohvik.example/{duration}{x}", metrics=report.pages[0].metrics
    )
    home = replace(report.pages[2], depth=0)
    assert "/{duration}{x} takes 10.5 s" in said(replace(report, pages=(home, odd)))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
     "vbscript:x", "file:///etc/passwd", "//evil.example", "/path", "", "http://", "https:evil", "http://[::1", "tel:",
     "https://x.example/\x9b", "https://x.example/" + "a" * 2000],
)  # fmt: skip
def test_addresses_that_act_or_lead_nowhere_are_not_followed(url: str) -> None:
    assert safe_href(url) is None


@pytest.mark.parametrize(
    "url", ["https://x.example/?a=1#b", "http://[::1]:8080/", "tel:+3726001234", "mailto:a@x.example"]
)
def test_plain_addresses_are_followed(url: str) -> None:
    assert safe_href(url) == url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/caf%C3%A9", "/café"),
        ("https://a.example/", "/"),
        ("https://b.example/x", "b.example/x"),
        ("https://a.example.evil.example/", "a.example.evil.example/"),
        ("https://a.example/%E2%80%AE%0A%1b", "/\\u202e \\x1b"),
        ("tel:+1", "tel:+1"),
    ],
)
def test_addresses_are_short_and_readable(url: str, shown: str) -> None:
    assert short_url(url, "https://a.example") == shown


@pytest.mark.parametrize(
    ("taps", "screens", "words"),
    [(0, 0.4, "0 taps, first screen"), (1, 1.9, "1 tap, 1 screen down"),
     (None, 3.0, "no way from the first page, 3 screens down"), (2, None, "2 taps")],
)  # fmt: skip
def test_effort_is_told_in_taps_and_screens(taps: int | None, screens: float | None, words: str) -> None:
    assert effort(taps, screens, ENGLISH) == words


def test_a_fix_begins_with_what_to_do(report: SiteReport) -> None:
    long = replace(report.fixes[0], how="Use WebP, e.g. with a quality of 75. The evidence names the files.")
    chinese = replace(report.fixes[2], how="在商品旁显示价格。并用 Offer 标注。")
    wordy = replace(report.fixes[0], how="x" * 200)
    views = fixes(scene(replace(report, fixes=(long, chinese, wordy))))
    assert [(each.heading, each.how) for each in views] == [
        ("Use WebP, e.g. with a quality of 75", "The evidence names the files."),
        ("在商品旁显示价格。", "并用 Offer 标注。"),
        ("Images are no larger than shown", "x" * 200),
    ]


def test_many_frames_become_nine_with_the_moments_that_matter() -> None:
    picture = Picture(sha256="0" * 64, mime="image/webp", width_px=1, height_px=1)
    frames = [Frame(time_ms=100.0 * number, picture=picture) for number in range(60)]
    times = [each.time_ms for each in choose(frames, [1230.0, 4410.0])]
    assert len(times) <= 9
    assert {0.0, 1300.0, 4500.0, 5900.0} <= set(times)
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("values", "end"), [([], 1000), ([0.0], 1000), ([318, 11_318], 12_000), ([10_000], 10_000), ([3], 3)]
)
def test_the_axis_ends_on_a_round_number(values: list[float], end: float) -> None:
    assert axis_end(values) == end


@pytest.mark.parametrize(
    ("metric", "shown"),
    [
        (Metric(median=1000, min=1000, max=1000, runs=(1000,)), ""),
        (Metric(median=2000, min=1200, max=2900, runs=(1200, 2000, 2900)), "1.2 s – 2.9 s"),
        (
            Metric(median=2050, min=1150, max=2950, runs=(1150, 2950, 1250, 2850), bimodal=True),
            "two groups: ~1.2 s and ~2.9 s",
        ),
    ],
)
def test_the_runs_are_told_as_a_range_or_as_two_groups(metric: Metric, shown: str) -> None:
    assert spread("lcp_ms", metric, ENGLISH).replace("\u00a0", " ") == shown


def test_shares_fill_a_bar_one_after_the_other() -> None:
    assert [(each.start, each.width, each.name) for each in stretches((0.5, 0.0, 0.3), names="abc")] == [
        ("0", "500", "a"), ("500", "300", "c"),
    ]  # fmt: skip
    assert [each.width for each in stretches((0.7, 0.7), names="ab")] == ["700", "300"]


def test_geometry_stays_within_its_frame() -> None:
    assert dial(None).filled == "0.0"
    assert dial(150).filled == dial(100).filled == dial(100).whole
    assert bar(50, full=100, good=25).width == "500"
    assert bar(500, full=100).width == "1000"
    assert bar(1, full=0).width == "0"


@pytest.mark.parametrize(
    ("savings_ms", "savings_bytes", "words"),
    [
        (1240, 320_000, "saves about 1.2\u00a0s, 320\u00a0kB"),
        (300, 0, "saves about 300\u00a0ms"),
        (0, 61_000, "saves about 61\u00a0kB"),
        (None, None, ""),
        (0, 0, ""),
    ],
)
def test_savings_are_told_as_estimates(savings_ms: int | None, savings_bytes: int | None, words: str) -> None:
    assert savings_text(savings_ms, savings_bytes, ENGLISH) == words


def test_a_fix_that_moves_no_score_is_told_by_what_it_saves(report: SiteReport) -> None:
    saved = {"savings_ms": 900.0, "savings_bytes": 20_000}
    first = replace(report.fixes[0], **saved)
    changed = replace(report, fixes=(first, replace(first, gain=0.0, category_gain=0.0)))
    scored, unscored = fixes(scene(changed))
    told = savings_text(900, 20_000, ENGLISH)
    assert (scored.saving, unscored.gain, unscored.saving) == (told, told, "")
    assert scored.gain != told
