"""How many pages a minute, beside a bare crawl and beside the other tools?

    python benchmarks/throughput.py [URL] [--pages 25] [--peer-pages N] [--tools mmaudit,bare,…]

Every tool audits the same pages, served on this machine unless a URL is given, one tool after the other. Prints a
Markdown table with the time, the ratios and the memory of mmaudit's own process (its browser is not in it). Run it on
a quiet machine. What the tools do differs: RESULTS.md says how.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import ours
import peers
from commands import Ended, run
from markdown import setting, skipped, table
from peers import Lighthouse, SkippedError
from sample_site import sample_site

from mmaudit.config.profiles import DEFAULT_DEVICE, DEFAULT_NETWORK, device

BARE = Path(__file__).with_name("bare.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is measured, and where results may be written."""

    urls: tuple[str, ...]
    pages: int
    peer_pages: int
    network: str
    cpu: float
    page_limit_s: float
    out: Path

    @property
    def peer_urls(self) -> tuple[str, ...]:
        """The pages that the other tools audit."""
        return self.urls[: self.peer_pages]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One tool's run: how many pages it finished, in how long."""

    pages: int
    seconds: float
    ended: Ended | None = None

    @property
    def per_minute(self) -> float:
        """Pages a minute, the start of the tool included."""
        return 60 * self.pages / self.seconds


def audited(task: Task, *, network: str | None = None, scroll: bool = True) -> Measured:
    """mmaudit with everything on, or without its scroll pass."""
    result = ours.audit(
        task.urls[0], task.out, "--max-pages", str(task.pages), "--network", network or task.network,
        "--cpu", str(task.cpu), limit_s=task.pages * task.page_limit_s, scroll=scroll,
    )  # fmt: skip
    return Measured(pages=len(result.urls), seconds=result.ended.seconds, ended=result.ended)


def loaded(task: Task, *, network: str | None = None) -> Measured:
    """The bare crawl of the same pages."""
    urls = task.urls[: task.pages]
    ended = run(
        [sys.executable, str(BARE), network or task.network, str(task.cpu), *urls],
        limit_s=task.pages * task.page_limit_s,
    )
    if ended.problem:
        raise SkippedError(ended.problem)
    return Measured(pages=len(urls), seconds=ended.seconds)


def lighthouse(task: Task, method: str) -> Measured:
    """Lighthouse, page by page, as its command works; what fails is no page, but its time counts."""
    tool = Lighthouse(peers=peers.prepare(), commands=peers.installed("lighthouse"), method=method)
    started, pages, reason = time.perf_counter(), 0, SkippedError("no page")
    for url in task.peer_urls:
        try:
            tool.audit(url, task.out, limit_s=task.page_limit_s)
            pages += 1
        except SkippedError as error:
            reason = error
    if pages == 0:
        raise reason
    return Measured(pages=pages, seconds=time.perf_counter() - started)


def of_a_site(task: Task, tool: Callable[..., int], package: str) -> Measured:
    """A tool that takes all pages in one call."""
    found = peers.prepare()
    peers.installed(package)
    started = time.perf_counter()
    pages = tool(found, task.peer_urls, task.out, limit_s=len(task.peer_urls) * task.page_limit_s)
    return Measured(pages=pages, seconds=time.perf_counter() - started)


TOOLS: dict[str, tuple[str, Callable[[Task], Measured]]] = {
    "mmaudit": ("mmaudit, everything on", audited),
    "mmaudit-no-scroll": ("mmaudit, scroll pass left out", lambda task: audited(task, scroll=False)),
    "bare": ("bare Playwright, same link", loaded),
    "mmaudit-none": ("mmaudit, everything on, `--network none`", lambda task: audited(task, network="none")),
    "bare-none": ("bare Playwright, no link", lambda task: loaded(task, network="none")),
    "lighthouse-devtools": ("Lighthouse, applied throttling", lambda task: lighthouse(task, "devtools")),
    "lighthouse-simulate": ("Lighthouse, simulated throttling", lambda task: lighthouse(task, "simulate")),
    "unlighthouse": ("Unlighthouse", lambda task: of_a_site(task, peers.unlighthouse, "unlighthouse")),
    "sitespeed": ("sitespeed.io", lambda task: of_a_site(task, peers.sitespeed, "sitespeed.io")),
}
# The aims: how many times the pages a minute of the second the first must do, or at most how many times its time.
FASTER = (
    ("mmaudit", "unlighthouse", 2.0),
    ("mmaudit", "sitespeed", 2.0),
    ("mmaudit", "lighthouse-devtools", 4.0),
    ("mmaudit-none", "unlighthouse", 5.0),
    ("mmaudit-none", "sitespeed", 5.0),
    ("mmaudit-none", "lighthouse-simulate", 5.0),
    ("mmaudit-none", "lighthouse-devtools", 5.0),
)
MAX_TIMES_BARE = 1.3
MAX_RSS_MB = 300


def measure(task: Task, names: Sequence[str]) -> tuple[dict[str, Measured], dict[str, SkippedError]]:
    """Each tool once, in the order of ``TOOLS``, in a folder of its own."""
    results: dict[str, Measured] = {}
    reasons: dict[str, SkippedError] = {}
    for name in names:
        title, tool = TOOLS[name]
        print(f"{title} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-", ignore_cleanup_errors=True) as out:
            try:
                results[name] = tool(replace(task, out=Path(out)))
            except SkippedError as error:
                reasons[title] = error
                print(f"  skipped: {error}", file=sys.stderr, flush=True)
    return results, reasons


def rows(results: dict[str, Measured]) -> list[list[str]]:
    """The table's body."""
    best = [results.get(name) for name in ("mmaudit", "mmaudit-none")]
    lines = []
    for name, result in results.items():
        ratios = [f"{own.per_minute / result.per_minute:.1f} ×" if own else "" for own in best]
        seconds = result.seconds
        per_page = f"{seconds / result.pages:.2f}"
        lines.append(
            [
                TOOLS[name][0],
                str(result.pages),
                f"{seconds:.1f}",
                per_page,
                f"{result.per_minute:.1f}",
                *ratios,
            ]
        )
    return lines


def aims(results: dict[str, Measured]) -> list[str]:
    """Each aim of which both sides were measured, and what came out."""
    lines = []
    for own, other, wanted in FASTER:
        if own in results and other in results:
            ratio = results[own].per_minute / results[other].per_minute
            lines.append(
                f"- {TOOLS[own][0]}: {ratio:.1f} × the pages a minute of {TOOLS[other][0]} (aim: ≥ {wanted:g})"
            )
    for own, other in (("mmaudit-no-scroll", "bare"),):
        if own in results and other in results:
            ratio = results[other].per_minute / results[own].per_minute
            lines.append(
                f"- {TOOLS[own][0]}: {ratio:.2f} × the time of {TOOLS[other][0]} (aim: ≤ {MAX_TIMES_BARE:g})"
            )
    for name, result in results.items():
        if result.ended and result.ended.peak_mb:
            lines.append(
                f"- {TOOLS[name][0]}: {result.ended.peak_mb:.0f} MB at most in its own process over {result.pages} pages "
                f"(aim: < {MAX_RSS_MB}); after each quarter of the time {result.ended.quarters} MB"
            )
    return lines


def main() -> None:
    """Measure and print."""
    arguments = parsed()
    names = [name for name in TOOLS if name in arguments.tools.split(",")]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-site-")))
        urls = (
            crawled(arguments)
            if arguments.url
            else stack.enter_context(sample_site(folder, pages=arguments.pages))
        )
        task = Task(
            urls=urls, pages=min(arguments.pages, len(urls)), peer_pages=arguments.peer_pages or arguments.pages,
            network=arguments.network, cpu=arguments.cpu, page_limit_s=arguments.page_limit, out=folder,
        )  # fmt: skip
        head = setting()
        results, reasons = measure(task, names)
    print(f"{head}; {task.network}, CPU {task.cpu:g} × slower; {peers.versions()}\n")
    head_row = ["", "pages", "s", "s a page", "pages a minute", "mmaudit is", "mmaudit without link is"]
    print(table(head_row, rows(results)), "", *aims(results), skipped(reasons), sep="\n")


def crawled(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The pages that mmaudit finds at the URL, found by an audit that is not measured."""
    with tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-") as out:
        found = ours.audit(
            arguments.url, Path(out), "--max-pages", str(arguments.pages), "--network", "none",
            limit_s=arguments.pages * arguments.page_limit,
        )  # fmt: skip
    return found.urls


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url", nargs="?", help="the site; without it a shop is generated and served")
    parser.add_argument("--pages", type=int, default=25)
    parser.add_argument("--peer-pages", type=int, help="fewer pages for the slow tools (default: as many)")
    parser.add_argument("--tools", default=",".join(TOOLS), help=f"which, of {', '.join(TOOLS)}")
    parser.add_argument("--network", default=DEFAULT_NETWORK)
    parser.add_argument("--cpu", type=float, default=device(DEFAULT_DEVICE).cpu_slowdown)
    parser.add_argument(
        "--page-limit", type=float, default=90, metavar="SECONDS", help="a tool's time a page"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.tools.split(",")) - set(TOOLS):
        parser.error(f"--tools does not know {', '.join(sorted(unknown))}; there are: {', '.join(TOOLS)}")
    return arguments


if __name__ == "__main__":
    main()
