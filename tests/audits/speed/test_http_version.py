import pytest

from mmaudit.audits.speed.http_version import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("count", "protocol", "host", "outcome", "saved"),
    [
        (7, "http/1.1", "shop.test", "old", 150),
        (25, "http/1.1", "shop.test", "old", 600),
        (6, "http/1.1", "shop.test", "modern", 0),
        (25, "h2", "shop.test", "modern", 0),
        (25, "", "shop.test", "modern", 0),
        (25, "http/1.1", "127.0.0.1:8000", "modern", 0),
        (25, "http/1.1", "localhost", "modern", 0),
    ],
)
def test_lines_of_files_are_judged(result, loaded, a_request, count, protocol, host, outcome, saved):
    requests = [
        a_request(f"https://{host}/{number}.js", protocol=protocol, finished_ms=5000.0)
        for number in range(count)
    ]
    row = result(AUDIT, loaded(requests=requests))
    assert (row.outcome, row.savings_ms) == (outcome, saved)


def test_it_names_the_server(result, loaded, a_request):
    requests = [a_request(f"https://shop.test/{number}.js", protocol="http/1.1") for number in range(8)]
    row = result(AUDIT, loaded(requests=requests))
    assert row.text == "Files that come over HTTP/1.1 from servers with many: 8; about 0.15 s are lost."
    assert [(each.label, each.value) for each in row.evidence] == [("http/1.1", 8)]


def test_files_that_came_at_once_lost_nothing(result, loaded, a_request):
    requests = [
        a_request(f"https://shop.test/{number}.js", protocol="http/1.1", finished_ms=20.0)
        for number in range(25)
    ]
    assert result(AUDIT, loaded(requests=requests)).outcome == "modern"


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
