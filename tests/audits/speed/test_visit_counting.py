import pytest

from mmaudit.audits.speed.visit_counting import AUDIT
from mmaudit.model.snapshot import HostTraffic, LongScript
from mmaudit.model.verdict import Status

OWN = "https://shop.test/a.js"
MANAGER = "https://www.googletagmanager.com/gtm.js?id=GTM-1"
BEACON = "https://region1.google-analytics.com/g/collect?v=2"


def script(url, duration):
    return LongScript(url=url, invoker="", function="", start_ms=0, duration_ms=duration)


@pytest.fixture
def counted(loaded, a_load, a_request):
    """A page that asked for these addresses, each file of 2 kB."""

    def build(*urls, **load):
        return loaded(a_load(requests=tuple(a_request(url, transfer_bytes=2000) for url in urls), **load))

    return build


def test_a_page_that_counts_nothing_says_so(result, counted):
    row = result(AUDIT, counted(OWN, "https://cdn.other.test/b.js"))
    assert (row.outcome, row.status) == ("none", Status.INFO)


def test_what_was_asked_before_any_tap_is_told_with_its_cost(result, counted):
    scripts = (script(MANAGER, 120.0), script(OWN, 900.0), script(BEACON, 60.0))
    row = result(AUDIT, counted(OWN, MANAGER, BEACON, long_scripts=scripts))
    assert (row.outcome, row.status, row.value) == ("counted", Status.INFO, 180)
    assert "Google Tag Manager, Google Analytics: 2 requests (4 kB, 180 ms" in row.text
    assert "before anybody could consent" in row.text
    assert [(each.label, each.value, each.unit) for each in row.evidence][:3] == [
        ("Google Tag Manager", 2000, "bytes"),
        ("Google Tag Manager", 120, "ms"),
        ("Google Tag Manager", 2000, "bytes"),
    ]


def test_the_link_knows_what_went_both_ways(result, counted):
    hosts = (
        HostTraffic(host="www.googletagmanager.com:443", connections=1, down_bytes=90_000, up_bytes=3000),
        HostTraffic(host="shop.test:443", connections=1, down_bytes=500_000, up_bytes=3000),
    )
    row = result(AUDIT, counted(OWN, MANAGER, MANAGER, hosts=hosts))
    assert row.params["size"] == "93 kB"


def test_a_tool_on_the_sites_own_host_weighs_its_files_alone(result, counted):
    hosts = (HostTraffic(host="shop.test:443", connections=1, down_bytes=500_000, up_bytes=3000),)
    row = result(AUDIT, counted(OWN, "https://shop.test/stats/matomo.js", hosts=hosts))
    assert (row.params["names"], row.params["size"]) == ("Matomo", "2 kB")


def test_what_waits_for_consent_is_named_and_costs_nothing_yet(
    result, a_page, a_snapshot, a_load, a_document
):
    html = f"<html><script type='text/plain' data-consent='statistics' src='{MANAGER}'></script></html>"
    page = a_page(snapshot=a_snapshot(loads=(a_load(),), document=a_document(html)))
    row = result(AUDIT, page)
    assert (row.outcome, row.value, row.evidence) == ("held-back", None, ())
    assert row.text.startswith("Google Tag Manager: named in the page, but not asked for")


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
