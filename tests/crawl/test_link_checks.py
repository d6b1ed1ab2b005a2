"""Asking links: in order, politely, and no longer than it is worth."""

import asyncio

from mmaudit.crawl.link_checks import LinkRound, affordable, check_links
from mmaudit.model.site_capture import LinkCheck

URLS = [f"https://example.com/{number}" for number in range(6)]
ADDRESSES = {url: url for url in URLS}


def answer(url: str, status: int) -> LinkCheck:
    return LinkCheck(url=url, status=status, final_url=url)


def test_answers_keep_the_order_of_the_list(make_web) -> None:
    heard: list[tuple[int, int]] = []
    asked = asyncio.run(
        check_links(ADDRESSES, make_web(), progress=lambda done, total: heard.append((done, total)))
    )
    assert asked == LinkRound(checks=tuple(answer(url, 200) for url in URLS), unchecked=0)
    assert heard == [(done, 6) for done in range(1, 7)]


def test_a_site_that_has_enough_is_left_in_peace(make_web) -> None:
    web = make_web(checks={URLS[1]: answer(URLS[1], 429)})

    async def no_pause(_: float) -> None: ...

    asked = asyncio.run(check_links(ADDRESSES, web, delay_s=1, sleep=no_pause))
    assert ([check.url for check in asked.checks], asked.unchecked) == (URLS[:1], 5)
    assert web.checked == URLS[:2]


def test_a_crawl_delay_is_kept_and_limits_the_round(make_web) -> None:
    pauses: list[float] = []

    async def note(pause_s: float) -> None:
        pauses.append(pause_s)

    asyncio.run(check_links(ADDRESSES, make_web(), delay_s=7.5, sleep=note))
    assert pauses == [7.5] * 6
    assert (affordable(200, 30), affordable(200, None), affordable(3, 0.1)) == (4, 200, 3)
