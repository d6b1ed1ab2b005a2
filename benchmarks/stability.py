"""How far do ten audits of one unchanged page lie apart, alone and with a core kept busy?

    python benchmarks/stability.py [URL] [--audits 10] [--tools mmaudit,…] [--quiet-only]

The page is one on which modelled figures flip (``sample_site.DEMANDING``), unless a URL is given. The tools take turns,
so that a machine that becomes slower does so for all of them. Prints (max − min) ÷ median of each metric.
"""

import argparse
import contextlib
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import ours
import peers
from markdown import setting, skipped, table
from peers import Lighthouse, SkippedError
from sample_site import demanding_page

METRICS = {"fcp_ms": "FCP", "lcp_ms": "LCP", "tbt_ms": "TBT", "cls": "CLS"}
LIMIT_S = 120.0
BUSY = "while True: pass"

Figures = dict[str, float | None]
Tool = Callable[[str, Path], Figures]


def audited(url: str, out: Path) -> Figures:
    """mmaudit as it stands: one page, one run."""
    return ours.audit(url, out, "--max-pages", "1", "--format", "json", limit_s=LIMIT_S).figures


def lighthouse(method: str) -> Tool:
    """Lighthouse by one of its methods."""

    def one(url: str, out: Path) -> Figures:
        tool = Lighthouse(peers=peers.prepare(), commands=peers.installed("lighthouse"), method=method)
        return tool.audit(url, out, limit_s=LIMIT_S)

    return one


TOOLS: dict[str, tuple[str, Tool]] = {
    "mmaudit": ("mmaudit", audited),
    "lighthouse-simulate": ("Lighthouse, simulated", lighthouse("simulate")),
    "lighthouse-devtools": ("Lighthouse, applied", lighthouse("devtools")),
}


@contextlib.contextmanager
def busy_core() -> Iterator[None]:
    """Another program that wants a whole core all the time."""
    process = subprocess.Popen([sys.executable, "-c", BUSY])
    try:
        yield
    finally:
        process.kill()
        process.wait()


def measure(
    url: str, names: Sequence[str], *, audits: int
) -> tuple[dict[str, list[Figures]], dict[str, SkippedError]]:
    """``audits`` rounds, each tool once a round; an audit that fails is missing, and the last reason told."""
    results: dict[str, list[Figures]] = {name: [] for name in names}
    reasons: dict[str, SkippedError] = {}
    for number in range(1, audits + 1):
        for name in names:
            print(f"  {number}/{audits} {name}", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-", ignore_cleanup_errors=True) as out:
                try:
                    results[name].append(TOOLS[name][1](url, Path(out)))
                except SkippedError as error:
                    reasons[f"{TOOLS[name][0]}, audit {number}"] = error
    return results, reasons


def cell(values: Sequence[float]) -> str:
    """``34 % (780–1080)``: the spread, and from where to where. A median of 0 has no spread in percent."""
    if not values:
        return "–"
    low, high, median = min(values), max(values), statistics.median(values)
    digits = 3 if high < 10 else 0
    spread = f"{100 * (high - low) / median:.0f} %" if median else ("0 %" if low == high else "from 0")
    return f"{spread} ({low:.{digits}f}–{high:.{digits}f})"


def rows(results: dict[str, list[Figures]]) -> list[list[str]]:
    """The table's body."""
    lines = []
    for name, audits in results.items():
        cells = [
            cell([value for figures in audits if (value := figures[metric]) is not None])
            for metric in METRICS
        ]
        lines.append([TOOLS[name][0], str(len(audits)), *cells])
    return lines


def main() -> None:
    """Measure and print."""
    arguments = parsed()
    names = [name for name in TOOLS if name in arguments.tools.split(",")]
    print(f"{setting()}; {peers.versions()}\n", flush=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-site-")))
        url = arguments.url or stack.enter_context(demanding_page(folder))
        for title, load in (("Alone", contextlib.nullcontext()), ("With a core kept busy", busy_core())):
            if arguments.quiet_only and title != "Alone":
                continue
            print(f"{title} …", file=sys.stderr, flush=True)
            with load:
                results, reasons = measure(url, names, audits=arguments.audits)
            head = [title, "audits", *METRICS.values()]
            print(table(head, rows(results)), skipped(reasons), "", sep="\n", flush=True)


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url", nargs="?", help="the page; without it one is generated and served")
    parser.add_argument("--audits", type=int, default=10)
    parser.add_argument("--tools", default=",".join(TOOLS), help=f"which, of {', '.join(TOOLS)}")
    parser.add_argument("--quiet-only", action="store_true", help="not with a core kept busy")
    arguments = parser.parse_args()
    if unknown := set(arguments.tools.split(",")) - set(TOOLS):
        parser.error(f"--tools does not know {', '.join(sorted(unknown))}; there are: {', '.join(TOOLS)}")
    return arguments


if __name__ == "__main__":
    main()
