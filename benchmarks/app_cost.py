"""What looking for AMP and an app costs on a site that has neither.

    python benchmarks/app_cost.py [--repeats 15]

Visits the start page of such a site again and again, in turns with and without what AMP, PWA and permissions need, and
prints the median seconds of a visit each way and their difference. Scrolling and tapping are left out both ways.
"""

import argparse
import asyncio
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from unittest.mock import patch

from markdown import setting, table

from mmaudit.config.settings import Config
from mmaudit.gather import plan
from mmaudit.gather.browser import find_browser
from mmaudit.gather.collectors import permissions
from mmaudit.gather.open_page import OpenPage
from mmaudit.gather.phone import Phone
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Section, Snapshot

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.sites.scroll.visits import NoAlbum, harmless

LOOKED_FOR = frozenset({Section.AMP, Section.PWA, Section.PERMISSIONS})
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lighthouse</title>
<meta name="viewport" content="width=device-width"><script defer src="/page.js"></script></head><body>
<h1>The lighthouse</h1>{}</body></html>""".format("<p>It is open every day from May to September.</p>" * 40)


async def listens_to_nothing(_open_page: OpenPage) -> None:
    """In the place of ``permissions.start``."""


async def seconds(phone: Phone, url: str, *, looks: bool) -> float:
    """How long one visit takes."""
    steps = plan.PLAN if looks else tuple(each for each in plan.PLAN if each.section not in LOOKED_FOR)
    start = permissions.start if looks else listens_to_nothing
    with patch.object(plan, "PLAN", steps), patch.object(permissions, "start", start):
        begun = time.monotonic()
        snapshot = await phone.visit(PageJob(url=url, depth=0, found_by=FoundBy.START), site_wide=True)
    if snapshot.failure or (looks and not was_looked_for(snapshot)):
        raise SystemExit(f"The page was not measured: {snapshot.failure or snapshot.unmeasured}")
    return time.monotonic() - begun


def was_looked_for(snapshot: Snapshot) -> bool:
    """Whether the visit looked for all of it, and found no AMP page and no app."""
    pwa = snapshot.pwa
    return (
        pwa is not None and not pwa.manifest_url and snapshot.permissions is not None and snapshot.amp is None
    )


async def compare(config: Config, repeats: int) -> str:
    """The table."""
    with_it, without = [], []
    async with Phone(config, find_browser(None), NoAlbum()) as phone:
        await seconds(phone, config.start_url, looks=True)
        for _ in range(repeats):
            with_it.append(await seconds(phone, config.start_url, looks=True))
            without.append(await seconds(phone, config.start_url, looks=False))
    rows = [
        [name, f"{median(seen):.2f}", f"{min(seen):.2f}–{max(seen):.2f}"]
        for name, seen in (("with AMP, PWA and permissions", with_it), ("without", without))
    ]
    differences = [one - other for one, other in zip(with_it, without, strict=True)]
    rows.append(
        ["pair by pair", f"{median(differences):+.2f}", f"{min(differences):+.2f}–{max(differences):+.2f}"]
    )
    return table(["a visit of the start page, s", "median", "range"], rows)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """``folder`` on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """Tells nobody what it was asked."""

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002 - the name that it has there
        """Nothing."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "index.html").write_text(PAGE, "utf-8")
        (folder / "page.js").write_text("document.title += ' – open today';", "utf-8")
        with served(folder) as origin:
            config = replace(harmless(origin), scroll=())
            print(f"{setting()}; {given.repeats} visits each way\n")
            print(asyncio.run(compare(config, given.repeats)))


if __name__ == "__main__":
    main()
