"""A browser that looks at apps: what the collector records of each, in a fresh context behind a link of its own."""

import asyncio
import hashlib

import pytest

from mmaudit.config.profiles import device
from mmaudit.gather.browser import find_browser
from mmaudit.gather.collectors import pwa
from mmaudit.gather.launch import launch
from mmaudit.gather.open_page import OpenPage
from mmaudit.link import LinkProxy, reach_of
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Picture


class Sink:
    def put_picture(self, data, *, mime, width_px, height_px):
        return Picture(
            sha256=hashlib.sha256(data).hexdigest(), mime=mime, width_px=width_px, height_px=height_px
        )


async def look_at(browser, url):
    """What the collector says of the app at ``url``, in a fresh context behind a link of its own."""
    async with LinkProxy(reach_of(url, allow_private=False)) as link:
        return await look_over(browser, link, url)


async def look_over(browser, link, url):
    context = await browser.new_context(
        proxy={"server": link.address}, viewport={"width": 412, "height": 823}
    )
    try:
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        await cdp.send("Network.enable")
        await cdp.send("Page.enable")
        response = await page.goto(url)
        return await pwa.collect(
            OpenPage(
                job=PageJob(url=url, depth=0, found_by=FoundBy.START), page=page, context=context, cdp=cdp,
                device=device("moto-g-power"), pictures=Sink(), final_url=url, served_html=await response.text(),
                may_open=lambda _url: True, cut_link=link.cut, ledger=link.ledger,
                headless_shell=find_browser(None).headless_shell,
            )
        )  # fmt: skip
    finally:
        await context.close()


async def look_at_each(server, cases):
    """Every app's record by its name, three at a time in one browser."""
    launched = await launch(find_browser(None), sandbox="auto")
    records, at_once = {}, asyncio.Semaphore(3)

    async def look(case):
        async with at_once:
            records[case.name] = await look_at(launched.browser, f"{server.origin}/{case.name}/")

    try:
        await asyncio.gather(*map(look, cases))
    finally:
        await launched.close()
    return records


def named(cases):
    """A test for each case, under its name."""
    return pytest.mark.parametrize("case", cases, ids=[each.name for each in cases])
