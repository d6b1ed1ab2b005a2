import pytest

from mmaudit.audits.speed.unused_css import AUDIT
from mmaudit.model.snapshot import Coverage, FileUse
from mmaudit.model.verdict import Status


def a_use(name, unused):
    return FileUse(url=f"https://shop.test/{name}.css", total_chars=1000, unused_chars=unused)


@pytest.mark.parametrize(
    ("weights", "unused", "outcome", "saved_bytes"),
    [
        ((60_000, 60_000), (500, 0), "some", 30_000),
        ((60_000, 60_000), (500, 500), "some", 60_000),
        ((15_000, 15_000), (600, 600), "used", 0),
        ((30_000, 15_000), (600, 600), "used", 18_000),
    ],
)
def test_only_sheets_with_enough_that_is_unused_count(
    result, loaded, a_request, weights, unused, outcome, saved_bytes
):
    uses = [a_use(name, chars) for name, chars in zip("ab", unused, strict=True)]
    requests = [
        a_request(use.url, resource_type="Stylesheet", transfer_bytes=weight, finished_ms=9000.0)
        for use, weight in zip(uses, weights, strict=True)
    ]
    row = result(AUDIT, loaded(requests=requests, coverage=Coverage(sheets=tuple(uses))))
    assert (row.outcome, row.savings_bytes) == (outcome, saved_bytes)


def test_a_sheet_that_is_imported_twice_came_once(result, loaded, a_request):
    uses = (a_use("a", 900), a_use("a", 500))
    sheet = a_request(uses[0].url, resource_type="Stylesheet", transfer_bytes=60_000, finished_ms=9000.0)
    row = result(AUDIT, loaded(requests=[sheet], coverage=Coverage(sheets=uses)))
    assert (row.savings_bytes, len(row.evidence)) == (30_000, 1)


def test_a_page_without_sheets_has_nothing_to_judge(result, loaded):
    assert result(AUDIT, loaded(coverage=Coverage())).outcome == "none"


def test_without_coverage_it_is_not_measured(result, loaded):
    assert result(AUDIT, loaded()).status is Status.NOT_MEASURED
