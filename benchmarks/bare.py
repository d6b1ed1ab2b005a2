"""The floor: bare Playwright loads the pages behind the same link, and does nothing else with them.

    python benchmarks/bare.py NETWORK CPU URL…

The same browser, phone, link and CPU factor as in an audit; one fresh context a page; it waits for the load event and
reads the HTML. A page that fails costs its time all the same.
"""

import asyncio
import sys
from collections.abc import Sequence

from playwright.async_api import Browser, async_playwright
from playwright.async_api import Error as BrowserError

from mmaudit.config.profiles import DEFAULT_DEVICE, device, network
from mmaudit.gather.browser import find_browser
from mmaudit.link import LinkProxy, Reach, endpoint_of
from mmaudit.model.report import Network

LOAD_LIMIT_MS = 45_000


async def crawl(urls: Sequence[str], link: Network, cpu: float) -> int:
    """Load ``urls`` one after the other; how many of them loaded."""
    choice = find_browser(None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=choice.path, channel=choice.channel, args=["--no-sandbox"]
        )
        loaded = [await load(browser, url, link, cpu=cpu) for url in urls]
        await browser.close()
    return sum(loaded)


async def load(browser: Browser, url: str, link: Network, *, cpu: float) -> bool:
    """Load one page on the emulated phone and read its HTML."""
    phone = device(DEFAULT_DEVICE)
    endpoint = endpoint_of(url)
    reach = Reach([endpoint] if endpoint else [], allow_private=True)
    async with LinkProxy(reach, link) as proxy:
        context = await browser.new_context(
            viewport={"width": phone.width_px, "height": phone.height_px},
            device_scale_factor=phone.scale,
            is_mobile=True,
            has_touch=True,
            user_agent=phone.user_agent.replace("{major}", browser.version.split(".")[0]),
            proxy={"server": proxy.address},
        )
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        await cdp.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
        try:
            await page.goto(url, wait_until="load", timeout=LOAD_LIMIT_MS)
            await page.content()
        except BrowserError as error:
            print(f"{url}: {str(error).splitlines()[0]}", file=sys.stderr)
            return False
        finally:
            await context.close()
    return True


if __name__ == "__main__":
    name, slowdown, *addresses = sys.argv[1:]
    loaded = asyncio.run(crawl(addresses, network(name), float(slowdown)))
    print(f"{loaded} of {len(addresses)} pages loaded")
    sys.exit(0 if loaded == len(addresses) else 1)
