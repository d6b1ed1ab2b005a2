"""Does a page take as long over the emulated link as arithmetic says?

    python benchmarks/link.py [--network slow-4g --network 4g] [--repeats 5]

Serves pages whose load time can be computed on paper, loads them in the real browser over our link and over
Chromium's own throttling (CDP, with Lighthouse's factors), and prints measured ÷ computed as a Markdown table.

On paper: one round trip for the host's look-up, one for TCP, one for TLS 1.3 (RFC 8446), one for each request that
waits for the one before; then the bytes at the link's rate, a new connection starting with ten segments that
double each round (RFC 6928, RFC 5681) until the pipe is full. Bytes are those that the link counted.
"""

import argparse
import asyncio
import hashlib
import ssl
import statistics
from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.async_api import Browser, async_playwright

from mmaudit.config.profiles import network
from mmaudit.gather.browser import find_browser
from mmaudit.link import LinkProxy, Reach, bytes_per_s
from mmaudit.link.lane import SEGMENT_BYTES
from mmaudit.model.report import Network

# Lighthouse, core/config/constants.js: what its applied throttling gives to CDP.
CDP_RTT_FACTOR = 3.75
CDP_THROUGHPUT_FACTOR = 0.9
HOSTS = ("b", "c", "d", "e")

# The moment at which the last byte of the page and of all that it asked for had come, ms since the navigation.
LAST_BYTE = """() => Math.max(...['navigation', 'resource'].flatMap(
  (type) => performance.getEntriesByType(type).map((entry) => entry.responseEnd)))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page. ``round_trips`` on paper; ``path`` is served by ``answer``."""

    name: str
    path: str
    round_trips: int
    secure: bool = False


CASES = (
    Case(name="one small document", path="/", round_trips=3),
    Case(name="a chain of 5 scripts", path="/chain/5", round_trips=8),
    Case(name="a document of 100 kB", path="/bytes/100000", round_trips=3),
    Case(name="a document of 1 MB", path="/bytes/1000000", round_trips=3),
    Case(name="pictures from 4 other hosts", path="/hosts", round_trips=6),
    Case(name="one small document, TLS", path="/", round_trips=4, secure=True),
    Case(name="a document of 1 MB, TLS", path="/bytes/1000000", round_trips=4, secure=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """The two servers and what makes the browser trust the secure one."""

    plain_port: int
    secure_port: int
    key_hash: str

    def url(self, case: Case) -> str:
        """Where ``case`` is served."""
        scheme, port = ("https", self.secure_port) if case.secure else ("http", self.plain_port)
        return f"{scheme}://a.localhost:{port}{case.path}"


def answer(path: str, port: int) -> tuple[str, bytes]:
    """The media type and the body at ``path``."""
    kind, _, number = path.strip("/").partition("/")
    if kind == "bytes":
        return "text/html", b"<!doctype html><p>" + b"x" * int(number)
    if kind == "chain":
        return "text/html", f"<!doctype html><script src=/link/{number}></script>".encode()
    if kind == "link":
        left = int(number) - 1
        more = (
            f"document.head.append(Object.assign(document.createElement('script'), {{src: '/link/{left}'}}))"
        )
        return "text/javascript", more.encode() if left else b"0"
    if kind == "hosts":
        pictures = "".join(f"<img src=http://{host}.localhost:{port}/picture>" for host in HOSTS)
        return "text/html", f"<!doctype html>{pictures}".encode()
    if kind == "picture":
        return "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    return "text/html", b"<!doctype html><title>Small</title><p>Hello"


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer request after request on one connection."""
    port = writer.get_extra_info("sockname")[1]
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            media_type, body = answer(head.split()[1].decode(), port)
            lines = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(lines.encode() + body)
            await writer.drain()
    except (OSError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def start_sites() -> Sites:
    """Both servers on loopback."""
    certificate = trustme.CA().issue_cert("a.localhost", "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    plain = await asyncio.start_server(serve, "127.0.0.1", 0)
    secure = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    leaf = x509.load_pem_x509_certificate(certificate.cert_chain_pems[0].bytes())
    key = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Sites(
        plain_port=plain.sockets[0].getsockname()[1],
        secure_port=secure.sockets[0].getsockname()[1],
        key_hash=b64encode(hashlib.sha256(key).digest()).decode(),
    )


def computed_ms(case: Case, link: Network, down_bytes: int) -> float:
    """What ``case`` takes on paper."""
    rate, rtt_s = bytes_per_s(link.down_kbps), link.rtt_ms / 1000
    round_s = rtt_s + SEGMENT_BYTES / rate
    sent, window, stalled_s = 0, 10 * SEGMENT_BYTES, 0.0
    while window / rate < round_s and sent + window < down_bytes:
        sent, window, stalled_s = sent + window, 2 * window, stalled_s + round_s
    return 1000 * (case.round_trips * rtt_s + stalled_s + (down_bytes - sent) / rate)


async def over_our_link(browser: Browser, url: str, link: Network) -> tuple[float, int]:
    """The last byte's time in ms, and the bytes that came."""
    async with LinkProxy(Reach((), allow_private=True), link) as proxy:
        context = await browser.new_context(proxy={"server": proxy.address})
        page = await context.new_page()
        await page.goto(url)
        last_ms = float(await page.evaluate(LAST_BYTE))
        await context.close()
        return last_ms, proxy.ledger.down_bytes


async def over_cdp(browser: Browser, url: str, link: Network) -> float:
    """The same with Chromium's own throttling."""
    context = await browser.new_context()
    page = await context.new_page()
    cdp = await context.new_cdp_session(page)
    await cdp.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": link.rtt_ms * CDP_RTT_FACTOR,
            "downloadThroughput": bytes_per_s(link.down_kbps) * CDP_THROUGHPUT_FACTOR,
            "uploadThroughput": bytes_per_s(link.up_kbps) * CDP_THROUGHPUT_FACTOR,
        },
    )
    await page.goto(url)
    last_ms = float(await page.evaluate(LAST_BYTE))
    await context.close()
    return last_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Measured ÷ computed of every repeat."""

    case: Case
    link: Network
    computed_ms: float
    ours: tuple[float, ...]
    cdp: tuple[float, ...]

    def row(self) -> str:
        """A line of the table."""
        cells = (
            self.link.name,
            self.case.name,
            f"{self.computed_ms:,.0f}",
            spread(self.ours),
            spread(self.cdp),
        )
        return f"| {' | '.join(cells)} |"


def spread(ratios: tuple[float, ...]) -> str:
    """Median and range."""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


async def measure(browser: Browser, sites: Sites, case: Case, link: Network, repeats: int) -> Result:
    """``case`` over both, in turns, so that a busy moment of the machine meets both alike."""
    ours, cdp, paper = [], [], 0.0
    for _ in range(repeats):
        last_ms, down_bytes = await over_our_link(browser, sites.url(case), link)
        paper = computed_ms(case, link, down_bytes)
        ours.append(last_ms / paper)
        cdp.append(await over_cdp(browser, sites.url(case), link) / paper)
    return Result(case=case, link=link, computed_ms=paper, ours=tuple(ours), cdp=tuple(cdp))


async def with_browser(sites: Sites, work: Callable[[Browser], Awaitable[None]]) -> None:
    """``work`` with a browser that trusts the secure server's key, as a phone trusts a real one."""
    choice = find_browser(None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=choice.path,
            channel=choice.channel,
            args=["--no-sandbox", f"--ignore-certificate-errors-spki-list={sites.key_hash}"],
        )
        await work(browser)
        await browser.close()


async def benchmark(links: list[Network], repeats: int) -> None:
    """Measure everything and print the table."""
    sites = await start_sites()
    results: list[Result] = []

    async def work(browser: Browser) -> None:
        print(f"Chromium {browser.version}, {repeats} repeats; measured ÷ computed: median (min–max)\n")
        print("| link | page | computed, ms | our link | CDP throttling |\n|---|---|---|---|---|")
        for link in links:
            for case in CASES:
                results.append(await measure(browser, sites, case, link, repeats))
                print(results[-1].row(), flush=True)

    await with_browser(sites, work)
    ours, cdp = (tuple(ratio for r in results for ratio in getattr(r, name)) for name in ("ours", "cdp"))
    print(f"| all | all |  | {spread(ours)} | {spread(cdp)} |")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--network", action="append", help="slow-4g and 4g when none is given")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    links = [network(name) for name in arguments.network or ("slow-4g", "4g")]
    asyncio.run(benchmark(links, arguments.repeats))


if __name__ == "__main__":
    main()
