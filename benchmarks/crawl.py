"""How much longer does an audit take than only loading the same pages?

    python benchmarks/crawl.py [URL] [--max-pages 25] [--network slow-4g] [--cpu 1]

Audits a site (the fixture shop when no URL is given), then loads the very same pages with bare Playwright: the
same browser, phone, link and CPU factor, one fresh context a page, waiting for the load event and reading the
HTML, nothing else. Prints the seconds of both and their ratio. Run it on a quiet machine.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from mmaudit.config.profiles import DEFAULT_DEVICE, DEFAULT_NETWORK, device, network
from mmaudit.gather.browser import find_browser
from mmaudit.gather.throttle import RTT_FACTOR, THROUGHPUT_FACTOR, bytes_per_second
from mmaudit.model.report import Network

SITES = Path(__file__).parents[1] / "tests" / "sites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What both runs share."""

    url: str
    max_pages: int
    network: str
    cpu: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What the audit said: the pages it visited and how long the whole command took."""

    urls: tuple[str, ...]
    seconds: float


def audit(settings: Settings) -> Audited:
    """Run ``mmaudit audit`` as a user does, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-") as out:
        command = [
            sys.executable, "-m", "mmaudit", "audit", settings.url, "--quiet", "--out", out,
            "--max-pages", str(settings.max_pages), "--network", settings.network, "--cpu", str(settings.cpu),
        ]  # fmt: skip
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        report = json.loads((Path(out) / "report.json").read_bytes())
    return Audited(urls=tuple(page["final_url"] for page in report["pages"]), seconds=seconds)


def crawl(urls: tuple[str, ...], settings: Settings) -> float:
    """The seconds that bare Playwright takes for ``urls``, the browser's start included."""
    choice = find_browser(None)
    started = time.perf_counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=choice.path, channel=choice.channel, args=["--no-sandbox"]
        )
        for url in urls:
            load(browser, url, settings)
        browser.close()
    return time.perf_counter() - started


def load(browser: Browser, url: str, settings: Settings) -> None:
    """Load one page on the emulated phone and read its HTML; a page that fails costs its time all the same."""
    phone = device(DEFAULT_DEVICE)
    context = browser.new_context(
        viewport={"width": phone.width_px, "height": phone.height_px},
        device_scale_factor=phone.scale,
        is_mobile=True,
        has_touch=True,
        user_agent=phone.user_agent.format(major=browser.version.split(".")[0]),
    )
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.emulateNetworkConditions", conditions(network(settings.network)))
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": settings.cpu})
    try:
        page.goto(url, wait_until="load", timeout=45_000)
        page.content()
    except BrowserError as error:
        print(f"  {url}: {str(error).splitlines()[0]}", file=sys.stderr)
    context.close()


def conditions(link: Network) -> dict[str, object]:
    """The link as the audit sets it."""
    return {
        "offline": False,
        "latency": link.rtt_ms * RTT_FACTOR,
        "downloadThroughput": bytes_per_second(link.down_kbps * THROUGHPUT_FACTOR),
        "uploadThroughput": bytes_per_second(link.up_kbps * THROUGHPUT_FACTOR),
    }


def serve_shop(stack: ExitStack) -> str:
    """The fixture shop's address."""
    sys.path.insert(0, str(SITES))
    from serve import served

    return str(stack.enter_context(served(SITES / "shop")).url())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url", nargs="?", help="the site; without it the fixture shop is served")
    parser.add_argument("--max-pages", type=int, default=25)
    parser.add_argument("--network", default=DEFAULT_NETWORK)
    parser.add_argument("--cpu", type=float, default=device(DEFAULT_DEVICE).cpu_slowdown)
    arguments = parser.parse_args()
    with ExitStack() as stack:
        url = arguments.url or serve_shop(stack)
        settings = Settings(
            url=url, max_pages=arguments.max_pages, network=arguments.network, cpu=arguments.cpu
        )
        audited = audit(settings)
        bare = crawl(audited.urls, settings)
    pages = len(audited.urls)
    print(f"{pages} pages of {url} ({settings.network}, CPU {settings.cpu:g} x slower)")
    print(f"  mmaudit audit    {audited.seconds:7.1f} s  {audited.seconds / pages:5.2f} s a page")
    print(f"  bare Playwright  {bare:7.1f} s  {bare / pages:5.2f} s a page")
    print(f"  ratio            {audited.seconds / bare:7.1f}")


if __name__ == "__main__":
    main()
