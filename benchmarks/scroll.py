"""How often is each page of ``tests/sites/scroll`` told as what it is, what does it cost, and what do others see?

    python benchmarks/scroll.py [--repeats 10] [--busy-core] [--only REGEX] [--whole] [--peers [TOOLS]]

Visits every page ``--repeats`` times and prints, for each pair, how often the bad and the good page came out right.
Each page is scrolled only as far as its own audit wants; ``--whole`` does all parts everywhere and counts a page as
right only when no other audit of scrolling or tapping blames it. ``--busy-core``: another program wants a whole core.
``--costs``: seconds of each part alone on one page. ``--peers``: what Lighthouse and sitespeed.io find on the bad page
and not on its twin, instead of all that.
"""

import argparse
import asyncio
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import scroll_peers
from markdown import setting, table
from stability import busy_core

from mmaudit.model.scroll import ScrollPart

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.sites.scroll.pages import Case, cases
from tests.sites.scroll.server import scroll_site
from tests.sites.scroll.visits import Seen, harmless, visit_all, visit_in_part

STRUCTURAL_AIM = 1.0
TIMING_AIM = 0.9
COST_PAGE = "/finger/touch-action-none-good"
COST_REPEATS = 3


async def repeated(wanted: Sequence[Case], origin: str, *, repeats: int, whole: bool) -> list[Seen]:
    """Every page ``repeats`` times, round after round."""
    visits = visit_all if whole else visit_in_part
    seen: list[Seen] = []
    for number in range(repeats):
        print(f"round {number + 1} of {repeats} …", file=sys.stderr, flush=True)
        seen += [each async for each in visits(wanted, harmless(origin))]
    return seen


def tally(seen: Sequence[Seen], *, whole: bool) -> str:
    """A row for each pair, and the sums."""
    right: dict[str, list[bool]] = defaultdict(list)
    for each in seen:
        right[each.case.path].append(each.is_right and not (whole and each.false_alarms))
    rows = []
    for case in dict.fromkeys(each.case for each in seen):
        name, _, kind = case.path.rpartition("-")
        if kind == "bad" or f"{name}-bad" not in right:
            kind_of_verdict = "timing" if case.timing else "structural"
            bad, good = (counted(right.get(f"{name}-{twin}")) for twin in ("bad", "good"))
            rows.append([name, case.audit, kind_of_verdict, bad, good])
    for timing, aim in ((False, STRUCTURAL_AIM), (True, TIMING_AIM)):
        marks = [
            mark for each in {s.case for s in seen} if each.timing is timing for mark in right[each.path]
        ]
        if marks:
            share = sum(marks) / len(marks)
            title = "**all timing**" if timing else "**all structural**"
            rows.append([title, "", f"aim {aim:.0%}", f"{sum(marks)}/{len(marks)}", f"{share:.1%}"])
    return table(["page", "audit", "verdict", "bad, right", "good, right"], rows)


def counted(marks: Sequence[bool] | None) -> str:
    """``9/10``; empty where there is no such page."""
    return f"{sum(marks)}/{len(marks)}" if marks else ""


def wrong(seen: Sequence[Seen], *, whole: bool) -> str:
    """What was said of the pages that came out wrong."""
    lines = []
    for each in seen:
        alarms = each.false_alarms if whole else ()
        if not each.is_right or alarms:
            said = each.results[each.case.audit].text
            lines.append(f"- {each.case.path}: {each.verdict}, {said} {' '.join(alarms)}")
    return "\n".join(dict.fromkeys(lines))


async def costs(origin: str) -> str:
    """What each part of the scroll pass adds to a visit of one page, the median of some."""
    case = next(each for each in cases() if each.path == COST_PAGE)
    config = harmless(origin)

    async def seconds(parts: tuple[ScrollPart, ...]) -> float:
        chosen = replace(config, scroll=parts)
        visits = [each.seconds async for each in visit_all([case] * COST_REPEATS, chosen)]
        return statistics.median(visits)

    without = await seconds(())
    # What the parts share (overlays at the top and further down) is done with the cheapest of them too.
    rows = [[part.value, f"{await seconds((part,)) - without:.1f}"] for part in ScrollPart]
    rows.append(["all together", f"{await seconds(tuple(ScrollPart)) - without:.1f}"])
    return table(["part", "seconds over a visit without scrolling"], rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--busy-core", action="store_true", help="keep one core busy")
    parser.add_argument("--only", default="", metavar="REGEX", help="pages whose path matches")
    parser.add_argument("--whole", action="store_true", help="all parts of the scroll pass on every page")
    parser.add_argument("--costs", action="store_true", help="seconds of each part instead")
    parser.add_argument(
        "--peers",
        nargs="?",
        const=",".join(scroll_peers.TOOLS),
        metavar="TOOLS",
        help="what other tools see instead",
    )
    arguments = parser.parse_args()
    wanted = [case for case in cases() if re.search(arguments.only, case.path)]
    if not wanted:
        parser.error(f"no page matches {arguments.only}")
    print(f"{setting()}{', one core busy' if arguments.busy_core else ''}\n")
    with scroll_site() as origin:
        if arguments.peers:
            print(scroll_peers.compare(wanted, origin, arguments.peers.split(",")))
        elif arguments.costs:
            print(asyncio.run(costs(origin)))
        else:
            with busy_core() if arguments.busy_core else nullcontext():
                work = repeated(wanted, origin, repeats=arguments.repeats, whole=arguments.whole)
                seen = asyncio.run(work)
            print(f"{tally(seen, whole=arguments.whole)}\n\n{wrong(seen, whole=arguments.whole)}")


if __name__ == "__main__":
    main()
