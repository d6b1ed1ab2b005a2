import pytest

from mmaudit.audits.speed.web_fonts import AUDIT
from mmaudit.model.verdict import Status


@pytest.fixture
def judged(result, loaded, a_request):
    """The row for fonts of which each is ``(name, type, weight)``."""

    def judge(*fonts):
        requests = [
            a_request(
                f"https://shop.test/{name}",
                resource_type="Font",
                mime_type=mime,
                transfer_bytes=weight,
                finished_ms=9000.0,
            )
            for name, mime, weight in fonts
        ]
        return result(AUDIT, loaded(requests=requests))

    return judge


@pytest.mark.parametrize(
    ("fonts", "outcome", "text", "saved"),
    [
        ([("a.woff2", "", 50_000)], "light", "Files of web fonts: 1 (50 kB).", 0),
        ([("a", "font/woff2", 150_000)], "light", "Files of web fonts: 1 (150 kB).", 0),
        (
            [("a.woff2", "", 150_000), ("b.woff2?v=1", "", 60_000)],
            "heavy",
            "Files of web fonts: 2 (210 kB); 200 kB should do.",
            0,
        ),
        (
            [("a.ttf", "font/ttf", 100_000), ("b.woff2", "", 9_000)],
            "old",
            "Files of web fonts that are not WOFF2: 1 of 2; WOFF2 would save about 30 kB.",
            30_000,
        ),
        ([("a.woff", "font/woff", 30_000)], "light", "Files of web fonts: 1 (30 kB).", 9_000),
    ],
)
def test_fonts_are_judged_by_weight_and_format(judged, fonts, outcome, text, saved):
    row = judged(*fonts)
    assert (row.outcome, row.text, row.savings_bytes) == (outcome, text, saved)


def test_a_page_without_fonts_has_nothing_to_judge(judged):
    assert judged().status is Status.NOT_APPLICABLE


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
