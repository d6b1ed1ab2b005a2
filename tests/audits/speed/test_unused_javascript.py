import pytest

from mmaudit.audits.speed.unused_javascript import AUDIT
from mmaudit.model.snapshot import Coverage, FileUse
from mmaudit.model.verdict import Status

URL = "https://shop.test/app.js"


@pytest.fixture
def judged(result, loaded, a_request):
    """The row for one script of ``weight`` bytes on the wire whose ``unused`` of 1000 characters never ran."""

    def judge(weight, unused, *, took_ms=5000.0, **request):
        script = a_request(URL, transfer_bytes=weight, finished_ms=took_ms, **request)
        coverage = Coverage(scripts=(FileUse(url=URL, total_chars=1000, unused_chars=unused),))
        return result(AUDIT, loaded(requests=[script], coverage=coverage))

    return judge


@pytest.mark.parametrize(
    ("weight", "unused", "took_ms", "expected"),
    [
        (200_000, 500, 5000.0, ("some", 500, 100_000)),
        (200_000, 500, 300.0, ("some", 300, 100_000)),
        (40_000, 500, 5000.0, ("used", 0, 0)),
        (42_000, 500, 5000.0, ("some", 100, 21_000)),
        (900_000, 10, 5000.0, ("used", 0, 0)),
        (200_000, 0, 5000.0, ("used", 0, 0)),
    ],
)
def test_unused_characters_are_scaled_to_the_bytes_on_the_wire(judged, weight, unused, took_ms, expected):
    row = judged(weight, unused, took_ms=took_ms)
    assert (row.outcome, row.savings_ms, row.savings_bytes) == expected


def test_it_names_the_files_and_the_share(judged):
    row = judged(200_000, 500)
    assert row.text == "About 100 kB of its script files (50 %) had not been used when the page had loaded."
    assert [(each.label, each.value, each.url) for each in row.evidence] == [
        ("50 % of it is not used, about", 100_000, URL)
    ]


def test_a_script_that_came_from_a_cache_saves_nothing(judged):
    assert judged(200_000, 500, from_cache=True).outcome == "none"


def test_without_coverage_it_is_not_measured(result, loaded, a_request):
    assert result(AUDIT, loaded(requests=[a_request(URL)])).status is Status.NOT_MEASURED
