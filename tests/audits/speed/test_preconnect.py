from dataclasses import replace

import pytest

from mmaudit.audits.speed.preconnect import AUDIT
from mmaudit.facts.hints import Hint
from mmaudit.model.verdict import Status

PAGE = "https://shop.test/"
STYLE = "https://shop.test/a.css"
FONT = "https://fonts.test/a.woff2"


@pytest.fixture
def judged(result, loaded, a_load, a_request):
    """The row for a page that is there after 250 ms and whose style sheet asks another server for a font."""

    def judge(*, hints=(), **font):
        document = a_request(PAGE, resource_type="Document", finished_ms=250.0)
        harmless = {
            "resource_type": "Font",
            "initiator": "parser",
            "initiator_url": STYLE,
            "started_ms": 900.0,
            "finished_ms": 1100.0,
        }
        page = loaded(a_load(requests=(document, a_request(FONT, **harmless | font)), lcp_ms=1200.0))
        return result(AUDIT, replace(page, hints=tuple(Hint(rel=rel, url=url) for rel, url in hints)))

    return judge


@pytest.mark.parametrize(
    ("font", "hints", "outcome", "saved"),
    [
        ({}, [], "cold", 450),
        ({"connect_ms": 330.0}, [], "cold", 330),
        ({"connect_ms": 80.0}, [], "warm", 0),
        ({"started_ms": 400.0}, [], "cold", 150),
        ({"initiator_url": PAGE}, [], "warm", 0),
        ({}, [("preconnect", "https://fonts.test/")], "warm", 0),
        ({}, [("preload", FONT)], "warm", 0),
        ({}, [("dns-prefetch", "https://fonts.test/")], "cold", 450),
        ({"finished_ms": 1300.0}, [], "none", 0),
        ({"resource_type": "Ping"}, [], "none", 0),
    ],
)
def test_connections_that_could_have_been_made_sooner_are_judged(judged, font, hints, outcome, saved):
    row = judged(hints=hints, **font)
    assert (row.outcome, row.savings_ms or 0) == (outcome, saved)


def test_it_says_how_many_servers_and_how_long(judged):
    row = judged()
    assert row.text == "Servers to which the page connects late: 1; that costs about 0.45 s."
    assert [(each.label, each.value, each.url) for each in row.evidence] == [
        ("connected late, lost", 450, FONT)
    ]


@pytest.mark.parametrize("url", ["https://gone.test/", PAGE])
def test_a_preconnect_that_nothing_follows_is_useless(judged, url):
    row = judged(hints=[("preconnect", "https://fonts.test/"), ("preconnect", url)])
    assert (row.outcome, row.text) == ("useless", "Preconnects to servers that are then not asked: 1.")
    assert [each.url for each in row.evidence] == [url]


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
