import pytest

from mmaudit.audits.speed.render_blocking import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("end_ms", "outcome", "text"),
    [
        (450, "short", "Files that hold the first screen back: 2, for 0.25 s only."),
        (700, "long", "Files that hold the first screen back: 2, for 0.50 s."),
        (1700, "very-long", "Files that hold the first screen back: 2, for 1.5 s."),
    ],
)
def test_the_time_that_blocking_files_span_is_judged(result, loaded, a_request, end_ms, outcome, text):
    first = a_request("https://shop.test/a.css", render_blocking=True, started_ms=200, finished_ms=300)
    last = a_request("https://shop.test/b.js", render_blocking=True, started_ms=210, finished_ms=end_ms)
    other = a_request("https://shop.test/c.js", finished_ms=9000)
    row = result(AUDIT, loaded(requests=[first, last, other]))
    assert (row.outcome, row.text) == (outcome, text)
    assert [each.url for each in row.evidence] == [last.url, first.url]


def test_a_page_without_blocking_files_passes(result, loaded, a_request):
    row = result(AUDIT, loaded(requests=[a_request()]))
    assert (row.outcome, row.score) == ("none", 100)


def test_a_file_that_never_came_is_no_error(result, loaded, a_request):
    lost = a_request(render_blocking=True, started_ms=200, finished_ms=None)
    assert result(AUDIT, loaded(requests=[lost])).value == 0


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


@pytest.mark.parametrize(
    ("document_ms", "end_ms", "fcp_ms", "saved"),
    [(250, 900, 950.0, 650), (800, 900, 950.0, 100), (250, 3000, 950.0, 700), (250, 900, None, 0)],
)
def test_only_the_wait_between_the_page_and_its_first_paint_is_saved(
    result, loaded, a_load, a_request, document_ms, end_ms, fcp_ms, saved
):
    page = a_request("https://shop.test/", resource_type="Document", finished_ms=document_ms)
    style = a_request("https://shop.test/a.css", render_blocking=True, started_ms=200, finished_ms=end_ms)
    row = result(AUDIT, loaded(a_load(requests=(page, style), fcp_ms=fcp_ms)))
    assert row.savings_ms == saved


def test_styles_have_to_come_wherever_they_stand(result, loaded, a_load, a_request):
    style = a_request(
        resource_type="Stylesheet",
        transfer_bytes=40_000,
        render_blocking=True,
        started_ms=200,
        finished_ms=900,
    )
    row = result(AUDIT, loaded(a_load(requests=(style,), fcp_ms=950.0)))
    assert row.savings_ms == 500
