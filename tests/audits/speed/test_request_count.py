import pytest

from mmaudit.audits.speed.request_count import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("count", "outcome", "text"),
    [
        (100, "few", "Files that the page asks for: 100."),
        (101, "many", "Files that the page asks for: 101; up to 100 are usual."),
        (201, "very-many", "Files that the page asks for: 201, far more than the usual 100."),
    ],
)
def test_the_number_of_requests_is_judged(result, loaded, a_load, count, outcome, text):
    row = result(AUDIT, loaded(a_load(request_count=count)))
    assert (row.outcome, row.value, row.text) == (outcome, count, text)


def test_the_servers_that_are_asked_most_are_named(result, loaded, a_request):
    urls = ["https://www.shop.test/a", "https://shop.test/b", "https://ads.test/c", "https://[bad/"]
    row = result(AUDIT, loaded(requests=map(a_request, urls)))
    assert [(each.label, each.value) for each in row.evidence] == [("shop.test", 2), ("ads.test", 1), ("", 1)]


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
