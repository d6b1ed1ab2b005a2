import asyncio

import pytest

from mmaudit.link import Endpoint, LinkFault, Reach, endpoint_of
from mmaudit.link.names import plain_name
from mmaudit.link.reach import UnreachableError


def outcome(reach: Reach, host: str, port: int = 80) -> tuple[str, ...] | LinkFault:
    async def ask() -> tuple[str, ...]:
        return await reach.addresses(Endpoint(host, port))

    try:
        return asyncio.run(ask())
    except UnreachableError as error:
        return error.fault


def test_a_public_name_leads_to_its_addresses_in_the_resolvers_order(make_reach, resolver):
    reach = make_reach(resolve=resolver(site_example=["2606:4700::1", "93.184.216.34"]))
    assert outcome(reach, "site.example") == ("2606:4700::1", "93.184.216.34")


def test_an_unknown_name_is_a_dns_fault(make_reach):
    assert outcome(make_reach(), "nowhere.example") is LinkFault.DNS


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"], ["fe80::1%eth0"]]
)
def test_one_private_address_blocks_the_whole_name(make_reach, resolver, addresses):
    reach = make_reach(resolve=resolver(mixed_example=addresses))
    assert outcome(reach, "mixed.example") is LinkFault.BLOCKED


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "::1", "[::1]", "localhost", "a.localhost"])
def test_loopback_and_metadata_addresses_are_blocked(host):
    assert outcome(Reach((), allow_private=False), host) is LinkFault.BLOCKED


def test_a_named_endpoint_is_reached_and_its_neighbour_is_not(make_reach):
    reach = make_reach([Endpoint("127.0.0.1", 8000)])
    assert outcome(reach, "127.0.0.1", 8000) == ("127.0.0.1",)
    assert outcome(reach, "127.0.0.1", 8003) is LinkFault.BLOCKED
    assert outcome(reach, "127.0.0.2", 8000) is LinkFault.BLOCKED


def test_a_named_plain_site_may_lead_to_its_secure_twin(make_reach, resolver):
    reach = make_reach([Endpoint("intranet", 80)], resolve=resolver(intranet=["10.0.0.5"]))
    assert outcome(reach, "intranet", 443) == ("10.0.0.5",)
    assert outcome(reach, "intranet", 8443) is LinkFault.BLOCKED


def test_allow_private_opens_everything(make_reach):
    assert outcome(make_reach(allow_private=True), "10.0.0.1") == ("10.0.0.1",)


def test_a_name_is_looked_up_once_so_that_rebinding_gains_nothing(make_reach, resolver):
    resolve = resolver(rebind_example=["93.184.216.34"])
    resolve.answers["rebind.example"] = [["93.184.216.34"], ["127.0.0.1"]]
    reach = make_reach([Endpoint("rebind.example", 80)], resolve=resolve)

    async def twice() -> list[tuple[str, ...]]:
        return [await reach.addresses(Endpoint("rebind.example", 80)) for _ in range(2)]

    assert asyncio.run(twice()) == [("93.184.216.34",)] * 2
    assert resolve.asked == ["rebind.example"]


def test_a_failed_look_up_is_tried_again(make_reach, resolver):
    resolve = resolver()
    reach = make_reach(resolve=resolve)

    async def twice() -> tuple[str, ...]:
        with pytest.raises(UnreachableError):
            await reach.addresses(Endpoint("slow.example", 80))
        resolve.answers["slow.example"] = [["93.184.216.34"]]
        return await reach.addresses(Endpoint("slow.example", 80))

    assert asyncio.run(twice()) == ("93.184.216.34",)


def test_names_are_compared_in_one_form(make_reach, resolver):
    reach = make_reach([Endpoint("xn--nd-bka.ee", 80)], resolve=resolver(**{"xn--nd-bka_ee": ["10.0.0.1"]}))
    assert outcome(reach, "ÕND.ee.") == ("10.0.0.1",)


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("https://Example.com/a", Endpoint("example.com", 443)),
        ("http://[::1]:8000/", Endpoint("::1", 8000)),
        ("ws://a.example/", Endpoint("a.example", 80)),
        ("http://a.example:99999/", None),
        ("data:text/html,x", None),
        ("http://[::1", None),
    ],
)
def test_the_endpoint_of_a_url(url, endpoint):
    assert endpoint_of(url) == endpoint


def test_a_name_that_idna_refuses_is_kept_as_it_is():
    assert plain_name("ü" * 300) == "ü" * 300
