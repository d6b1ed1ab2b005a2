"""Nothing that a page does reaches a neighbour on this machine that the user did not name."""

import asyncio

import pytest

from mmaudit.gather.browser import find_browser
from mmaudit.gather.phone import Phone
from mmaudit.link import Endpoint, Reach, endpoint_of
from mmaudit.model.failure import FailureCode

pytestmark = pytest.mark.browser

PAGE = "<!doctype html><title>Trap</title><h1>Hello</h1>"

ATTACKS = {
    "an image": "<img src={canary}>",
    "a script": "<script src={canary}></script>",
    "a frame": "<iframe src={canary}></iframe>",
    "fetch": "<script>fetch('{canary}', {{mode: 'no-cors'}})</script>",
    "a beacon": "<script>navigator.sendBeacon('{canary}', 'x')</script>",
    "a WebSocket": "<script>new WebSocket('{canary}'.replace('http', 'ws'))</script>",
    "an event source": "<script>new EventSource('{canary}')</script>",
    "a worker": "<script>new Worker(URL.createObjectURL(new Blob([\"fetch('{canary}', {{mode: 'no-cors'}})\"])))</script>",
    "a preload": "<link rel=preload as=image href={canary}>",
    "a prefetch": "<link rel=prefetch href={canary}>",
    "a popup": "<script>open('{canary}')</script>",
    "a style": "<style>body {{ background: url({canary}) }}</style>",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_page_cannot_reach_a_neighbour(a_site, visit, attack):
    site, canary = a_site(), a_site()
    markup = attack.format(canary=canary.page("/secret", "secret"))
    snapshot = visit(site.page("/", PAGE + markup), allow_private=False)
    assert snapshot.failure is None
    assert site.seen
    assert canary.seen == []


@pytest.mark.parametrize("markup", ["", "<meta http-equiv=refresh content='0;url={canary}'>"])
def test_a_redirect_to_a_neighbour_is_a_failed_page(a_site, visit, markup):
    site, canary = a_site(), a_site()
    target = canary.page("/secret", "secret")
    if markup:
        url = site.page("/", PAGE + markup.format(canary=target))
    else:
        url = site.page("/", "", status=302, headers={"Location": target})
    snapshot = visit(url, allow_private=False)
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.SSRF_BLOCKED
    assert canary.seen == []


def test_a_blocked_request_is_told_with_its_cause(a_site, visit):
    site, canary = a_site(), a_site()
    image = canary.page("/secret.png", "secret")
    (load,) = visit(site.page("/", PAGE + f"<img src={image}>"), allow_private=False).loads
    (blocked,) = [request for request in load.requests if request.url == image]
    assert blocked.failure == "net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS"


def test_the_page_says_which_private_addresses_it_wanted(a_site, visit):
    site, canary = a_site(), a_site()
    image = canary.page("/secret.png", "secret")
    told = visit(site.page("/", PAGE + f"<img src={image}>"), allow_private=False).warnings
    (warning,) = [text for text in told if text.startswith("private_addresses:")]
    assert canary.url.removeprefix("http://") in warning
    assert "--allow-private" in warning


def test_a_name_that_changes_its_address_leads_to_the_first_one(a_site, album, a_config, a_job):
    site, canary = a_site(), a_site()
    port = endpoint_of(canary.url).port
    asked = []

    async def rebinding(host: str) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) > 1 else ("198.51.100.7", "127.0.0.1")

    script = f"<script>for (const n of [1, 2, 3]) fetch('http://rebind.example:{port}/secret?' + n)</script>"
    config = a_config(site.page("/", PAGE + script))

    async def go():
        reach = Reach(
            [endpoint_of(site.url), Endpoint("other.example", port)], allow_private=False, resolve=rebinding
        )
        async with Phone(config, find_browser(None), album, reach=reach) as phone:
            return await phone.visit(a_job(config.start_url), site_wide=False)

    snapshot = asyncio.run(go())
    assert snapshot.failure is None
    assert asked == ["rebind.example"]
    assert canary.seen == []


def test_an_unknown_host_and_a_closed_port_keep_their_codes(a_site, visit):
    assert visit("http://nowhere.invalid/").failure.code is FailureCode.DNS
    gone = a_site()
    closed = gone.url.rpartition(":")[0] + ":1"
    assert visit(closed.replace(":1", ":49151") + "/").failure.code is FailureCode.REFUSED
