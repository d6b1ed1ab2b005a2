import pytest

from mmaudit.audits.speed.third_parties import AUDIT
from mmaudit.model.snapshot import LongScript
from mmaudit.model.verdict import Status

OWN = "https://shop.test/a.js"


@pytest.mark.parametrize(
    ("url", "weight", "outcome", "text"),
    [
        ("https://cdn.other.test/a.js", 3000, "light", "Files from other sites: 1 (3 kB, 75 % of the page)."),
        ("https://a.test/a.js", 500_000, "heavy", "Files from other sites: 1 (500 kB, 100 % of the page)."),
        ("https://static.shop.test/a.js", 500_000, "none", "The page loads nothing from other sites."),
    ],
)
def test_what_others_send_is_weighed(result, loaded, a_request, url, weight, outcome, text):
    row = result(AUDIT, loaded(requests=[a_request(OWN), a_request(url, transfer_bytes=weight)]))
    assert (row.outcome, row.text) == (outcome, text)


def test_owners_come_with_their_files_and_what_their_scripts_cost(result, loaded, a_load, a_request):
    urls = ["https://a.ads.test/1.js", "https://b.ads.test/2.js", "https://fonts.test/x.woff2"]
    requests = tuple(a_request(url, transfer_bytes=2000) for url in urls)
    scripts = tuple(
        LongScript(url=url, invoker="", function="", start_ms=0, duration_ms=duration)
        for url, duration in [(urls[0], 200.0), (urls[1], 60.0), (OWN, 900.0), ("", 900.0)]
    )
    row = result(AUDIT, loaded(a_load(requests=requests, long_scripts=scripts)))
    assert row.outcome == "busy"
    assert row.text == "Files from other sites: 3 (6 kB); their scripts hold the phone up for 260 ms."
    assert [(each.label, each.value) for each in row.evidence] == [
        ("ads.test, files: 2", 4000),
        ("scripts of ads.test", 260),
        ("fonts.test, files: 1", 2000),
        ("all of type Script", 6000),
    ]


def test_hosts_of_the_same_owner_are_the_site(result, a_page, a_snapshot, a_load, a_request):
    load = a_load(requests=(a_request("https://img.shop.co.uk/a.jpg"), a_request("https://other.co.uk/a.js")))
    row = result(AUDIT, a_page(snapshot=a_snapshot("https://www.shop.co.uk/", loads=(load,))))
    assert [each.label for each in row.evidence] == ["other.co.uk, files: 1", "all of type Script"]


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
