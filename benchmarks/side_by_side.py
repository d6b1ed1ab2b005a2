"""Does reading a page beside the next page's load change what is measured?

    python benchmarks/side_by_side.py [URL…] [--pages 12] [--repeats 3] [--network NAME]

Audits the same pages with and without ``--side-by-side 1``, in turns, served on this machine unless URLs are given.
Prints for each figure what it was alone, what it was beside another page's scroll pass, and beside ÷ alone for the
same page. The start page is left out: nothing is ever beside it.
"""

import argparse
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

import ours
from markdown import setting, table
from sample_site import sample_site

LOAD = ("fcp_ms", "lcp_ms", "tbt_ms", "speed_index_ms", "cls")
SCROLL = ("dropped_frames_ratio", "cls_while_scrolling", "late_content_ratio")
PAGE_LIMIT_S = 60.0
ALONE, BESIDE = "alone", "beside"

Values = dict[tuple[str, str], list[float]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("urls", nargs="*")
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--network", default="slow-4g")
    given = parser.parse_args()
    print(f"{setting()}; {given.network}, {given.repeats} audits each way\n")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        urls = given.urls or [stack.enter_context(sample_site(folder, pages=given.pages))[0]]
        for url in urls:
            print(compared(url, given.network, pages=given.pages, repeats=given.repeats), flush=True)


def compared(url: str, network: str, *, pages: int, repeats: int) -> str:
    """The table of one site."""
    seen: dict[str, Values] = {ALONE: defaultdict(list), BESIDE: defaultdict(list)}
    seconds: dict[str, list[float]] = defaultdict(list)
    contended: dict[str, int] = defaultdict(int)
    for _ in range(repeats):
        for way in (ALONE, BESIDE):
            options = ["--max-pages", str(pages), "--network", network]
            options += ["--side-by-side", "1"] if way == ALONE else []
            with tempfile.TemporaryDirectory() as out:
                audit = ours.audit(url, Path(out), *options, limit_s=PAGE_LIMIT_S * pages)
            seconds[way].append(audit.ended.seconds)
            for page in audit.report["pages"][1:]:
                contended[way] += any(text.startswith("contended") for text in page.get("warnings", ()))
                for figure, value in figures(page):
                    seen[way][page["url"], figure].append(value)
    rows = [row for figure in (*LOAD, *SCROLL) if (row := line(figure, seen))]
    rows.append(["contended loads", str(contended[ALONE]), str(contended[BESIDE]), ""])
    times = [median(seconds[way]) for way in (ALONE, BESIDE)]
    rows.append(["whole audit, s", *(f"{each:.0f}" for each in times), f"{times[1] / times[0]:.2f}"])
    return table([url, ALONE, "beside a scroll pass", "beside ÷ alone (min–max of pages)"], rows) + "\n"


def figures(page: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """What was measured of ``page``."""
    for name in LOAD:
        value = page["metrics"].get(name)
        if value and value["median"] is not None:
            yield name, value["median"]
    for name in SCROLL:
        value = (page.get("scroll") or {}).get(name)
        if value is not None:
            yield name, value


def line(figure: str, seen: Mapping[str, Values]) -> list[str] | None:
    """Its row, from the medians of each page over the repeats."""
    pages = [key for key in seen[ALONE] if key[1] == figure and key in seen[BESIDE]]
    if not pages:
        return None
    alone, beside = ([median(seen[way][page]) for page in pages] for way in (ALONE, BESIDE))
    ratios = sorted(b / a for a, b in zip(alone, beside, strict=True) if a)
    ratio = f"{median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})" if ratios else ""
    return [figure, shown(alone), shown(beside), ratio]


def shown(values: Sequence[float]) -> str:
    """The median, with as many digits as it is worth."""
    value = median(values)
    digits = 0 if value >= 10 or not value else 2 - math.floor(math.log10(value))
    return f"{value:,.{digits}f}"


if __name__ == "__main__":
    sys.exit(main())
