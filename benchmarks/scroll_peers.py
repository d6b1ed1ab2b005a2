"""What Lighthouse and sitespeed.io find on the bad page of a pair and not on its good twin."""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import peers
from markdown import table
from peers import Lighthouse, SkippedError

PAGE_LIMIT_S = 90.0
# Below it Lighthouse shows an audit as one to look at (its reports' orange and red).
LIGHTHOUSE_GOOD = 0.9
# Metrics of the load wander by themselves; a shift of the layout does not.
WANDERING = frozenset(
    {
        "first-contentful-paint", "largest-contentful-paint", "speed-index", "interactive", "max-potential-fid",
        "total-blocking-time", "mainthread-work-breakdown", "bootup-time", "server-response-time",
        "network-server-latency", "network-rtt", "lcp-breakdown-insight", "document-latency-insight",
    }
)  # fmt: skip

Faults = Mapping[str, frozenset[str]]


class Page(Protocol):
    """A page of the site: where it is and what is wrong with it."""

    path: str
    audit: str


def compare(pages: Sequence[Page], origin: str, names: Sequence[str]) -> str:
    """A row for each pair: what each of the tools ``names`` sees."""
    bad = [page for page in pages if page.path.endswith("-bad")]
    urls = [origin + path for page in bad for path in (page.path, twin(page.path))]
    columns: dict[str, Faults] = {}
    skipped: list[str] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            columns[name] = TOOLS[name](urls)
        except SkippedError as error:
            skipped.append(f"- {name}: not measured, {error}")
    rows = [
        [
            page.path.removesuffix("-bad"),
            page.audit,
            *(seen(found, page, origin) for found in columns.values()),
        ]
        for page in bad
    ]
    head = ["page", "mmaudit's audit", *(f"{name} sees" for name in columns)]
    return f"{peers.versions()}\n\n{table(head, rows)}\n" + "\n".join(skipped)


def twin(path: str) -> str:
    """The good page of a bad one."""
    return f"{path.removesuffix('bad')}good"


def seen(found: Faults, page: Page, origin: str) -> str:
    """What is told of the bad page alone."""
    faults, of_twin = found.get(origin + page.path), found.get(origin + twin(page.path))
    if faults is None or of_twin is None:
        return "not measured"
    return ", ".join(sorted(faults - of_twin)) or "nothing"


def lighthouse(urls: Sequence[str]) -> Faults:
    """Audits below green, by page."""
    tool = Lighthouse(peers=peers.prepare(), commands=peers.installed("lighthouse"), method="simulate")
    found = {}
    with tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-") as folder:
        out = Path(folder)
        for url in urls:
            try:
                tool.audit(url, out, limit_s=PAGE_LIMIT_S)
            except SkippedError as error:
                print(f"  {url}: {error}", file=sys.stderr, flush=True)
                continue
            audits = json.loads((out / "lighthouse.json").read_bytes())["audits"]
            scores = {name: audit.get("score") for name, audit in audits.items() if name not in WANDERING}
            found[url] = frozenset(
                n for n, score in scores.items() if score is not None and score < LIGHTHOUSE_GOOD
            )
    if not found:
        raise SkippedError("no page was audited")
    return found


def sitespeed(urls: Sequence[str]) -> Faults:
    """The coach's advice that a page does not follow wholly, by page."""
    with tempfile.TemporaryDirectory(prefix="mmaudit-benchmark-") as folder:
        out = Path(folder)
        peers.sitespeed(peers.prepare(), urls, out, limit_s=len(urls) * PAGE_LIMIT_S)
        found = {}
        for file in (out / "result" / "pages").rglob("coach*.json"):
            told = json.loads(file.read_bytes())
            advice = told.get("advice", {})
            url = str(told.get("url") or advice.get("info", {}).get("url", ""))
            found[url] = frozenset(
                name
                for area in advice.values()
                if isinstance(area, dict)
                for name, each in area.get("adviceList", {}).items()
                if each.get("score", 100) < 100
            )
    if not found:
        raise SkippedError("the coach wrote nothing")
    return found


TOOLS: dict[str, Callable[[Sequence[str]], Faults]] = {"Lighthouse": lighthouse, "sitespeed.io": sitespeed}
