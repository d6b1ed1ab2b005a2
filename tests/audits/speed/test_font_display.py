import pytest

from mmaudit.audits.speed.font_display import AUDIT
from mmaudit.model.snapshot import Coverage, FontFace
from mmaudit.model.verdict import Status

URL = "https://shop.test/a.woff2"


@pytest.fixture
def judged(result, loaded, a_request):
    def judge(*, display, took_ms, loads=URL):
        font = a_request(
            loads, resource_type="Font", mime_type="font/woff2", started_ms=500.0, finished_ms=500.0 + took_ms
        )
        face = FontFace(family="Serif", display=display, urls=("https://shop.test/a.eot", URL + "#x"))
        return result(AUDIT, loaded(requests=[font], coverage=Coverage(fonts=(face, face))))

    return judge


@pytest.mark.parametrize(
    ("display", "took_ms", "outcome", "saved"),
    [
        ("", 800, "hidden", 800),
        ("auto", 9000, "hidden", 3000),
        ("", 90, "shown", 0),
        ("swap", 800, "shown", 0),
        ("optional", 800, "shown", 0),
        ("block", 800, "shown", 0),
    ],
)
def test_text_is_hidden_while_a_font_without_display_is_coming(judged, display, took_ms, outcome, saved):
    row = judged(display=display, took_ms=took_ms)
    assert (row.outcome, row.savings_ms) == (outcome, saved)


def test_it_names_each_font_once(judged):
    row = judged(display="", took_ms=800)
    assert row.text == "Text stays hidden for up to 0.80 s until its web font has come."
    assert [(each.label, each.value) for each in row.evidence] == [
        ("text in “Serif” is hidden for up to", 800)
    ]


def test_a_font_that_a_sheet_names_and_nothing_uses_hides_no_text(judged):
    assert judged(display="", took_ms=800, loads="https://shop.test/b.woff2").outcome == "shown"


def test_a_page_without_fonts_has_nothing_to_judge(result, loaded):
    assert result(AUDIT, loaded(coverage=Coverage())).status is Status.NOT_APPLICABLE


def test_without_coverage_it_is_not_measured(result, loaded):
    assert result(AUDIT, loaded()).status is Status.NOT_MEASURED
