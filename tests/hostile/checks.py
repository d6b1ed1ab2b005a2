"""Whatever a site does, each of its pages is one row, the honest pages beside it are audited, and nothing leaks.

Each module of this folder takes these tests over for the group of cases that its ``GROUP`` names: they can run side by
side.
"""

import asyncio
import csv
import email
import io
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from email import policy
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from lxml import html as lxml_html
from rich.console import Console
from tests.sites.hostile import network, scripts, texts
from tests.sites.hostile.server import Canary, Case, HostileSite, hostile_site
from tests.sites.hostile.table import HONEST, with_start_page

from mmaudit.model.report import RunStatus, SiteReport
from mmaudit.report.terminal import summary
from mmaudit.run.audit import run_audit
from mmaudit.run.options import make_config
from mmaudit.run.outputs import FILE_NAMES

SECRET = "s3cr3t-of-the-command-line"  # noqa: S105 - of nobody
GROUPS = {
    "wire": (*network.WIRE, *network.STATUSES, *network.REDIRECTS),
    "scripts": (*scripts.LOOPS, *scripts.DIALOGS, *scripts.MOVES, *scripts.OVERWRITTEN),
    "bombs": (*scripts.BOMBS, *scripts.NEIGHBOURS, *texts.SIZES),
    "texts": (*network.TYPES, *network.EMPTIES, *network.ENCODINGS, *texts.INJECTION),
}
# Chromium's default page deadline is 45 s; here half of it, for the pages that use it up.
DEADLINE_S = 20.0
# C0 but TAB, LF and CR, then DEL and C1: no output may hold one of them raw.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, kw_only=True)
class Audited:
    """A group of cases that was audited: what came out, what it cost, who came to the neighbour."""

    cases: tuple[Case, ...]
    report: SiteReport
    out: Path
    site: HostileSite
    visitors: int
    seconds: float

    def rows(self) -> dict[str, list[tuple[str, list[str]]]]:
        """By path: status, and the codes of warnings or the code of the failure, of each row."""
        found: dict[str, list[tuple[str, list[str]]]] = {}
        for page in self.report.pages:
            codes = (
                [page.error.code.value] if page.error else [each.partition(":")[0] for each in page.warnings]
            )
            asked = page.redirects[0].url if page.redirects else page.url
            found.setdefault(path_of(asked), []).append((page.status.value, codes))
        for skipped in self.report.skipped:
            found.setdefault(path_of(skipped.url), []).append(("skipped", [skipped.why.value]))
        return found


def path_of(url: str) -> str:
    """The path of a case as its table writes it."""
    return unquote(urlsplit(url).path) or "/"


@pytest.fixture(scope="module")
def audited(request, tmp_path_factory) -> Iterator[Audited]:
    """The audit of the module's group, with some honest pages between."""
    number = list(GROUPS).index(request.module.GROUP)
    honest = HONEST[number :: len(GROUPS)]
    yield from audit_of((*GROUPS[request.module.GROUP], *honest), tmp_path_factory.mktemp("out"))


def audit_of(cases: tuple[Case, ...], out: Path) -> Iterator[Audited]:
    """One audit of ``cases`` by the library, with a secret header and all outputs."""
    with ExitStack() as stack:
        canary = Canary()
        stack.callback(canary.close)
        also = tuple(texts.LEFT_ALONE)
        site = stack.enter_context(hostile_site(with_start_page(cases, also=also), canary=canary.origin))
        config = make_config(
            f"{site.origin}/",
            network="none",
            cpu=1,
            max_pages=len(cases) + 10,
            headers={"X-Secret": SECRET},
            formats=tuple(FILE_NAMES),
            out=out,
        )
        config = replace(config, page_deadline_s=DEADLINE_S, repeat_contended=False)
        begun = time.monotonic()
        report = asyncio.run(run_audit(config))
        seconds = time.monotonic() - begun
        yield Audited(
            cases=cases, report=report, out=out, site=site, visitors=len(canary.visitors), seconds=seconds
        )


def test_every_case_ends_as_the_table_says(audited):
    rows = audited.rows()
    wrong = {
        case.path: (case.ends, rows.get(case.path, "no row"))
        for case in audited.cases
        if not rows.get(case.path) or not all(case.allows(*row) for row in rows[case.path])
    }
    assert not wrong, wrong


def test_the_run_ends_by_itself_and_is_whole(audited):
    assert audited.report.run.status in (RunStatus.COMPLETE, RunStatus.PARTIAL)
    longest_s = DEADLINE_S * 2
    assert audited.seconds < longest_s * len(audited.cases)
    pages = Counter(page.url for page in audited.report.pages)
    assert [url for url, count in pages.items() if count > 1] == []


def test_what_must_be_left_alone_is_not_asked_for(audited):
    rows = audited.rows()
    assert {path: rows[path][0] for path in texts.LEFT_ALONE if len(path) < 2000} == {
        path: ("skipped", [why]) for path, why in texts.LEFT_ALONE.items() if len(path) < 2000
    }
    asked = {path.partition("?")[0] for _, path in audited.site.requests}
    assert asked & {"/private", "/logout"} == set()


def test_nobody_comes_to_the_neighbour(audited):
    assert audited.visitors == 0


def test_the_audit_only_asks(audited):
    assert {method for method, _ in audited.site.requests} <= {"GET"}


def test_the_secret_stays_out_of_everything_that_is_written(audited):
    told = [
        path for path in audited.out.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert told == []


@pytest.mark.parametrize("name", FILE_NAMES.values())
def test_no_control_character_of_a_page_is_in_an_output(audited, name):
    assert CONTROLS.findall(text_of(audited.out / name)) == []


def text_of(path: Path) -> str:
    """What a reader of an output sees: of an e-mail, its decoded parts."""
    data = path.read_bytes()
    if path.suffix != ".eml":
        return data.decode("utf-8")
    message = email.message_from_bytes(data, policy=policy.default)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*(str(value) for value in message.values()), *(part.get_content() for part in parts)])


def test_every_output_can_be_read(audited):
    out = audited.out
    assert json.loads((out / "report.json").read_bytes())["schema"] == "mmaudit.report/1"
    assert len(list(csv.reader(io.StringIO(text_of(out / "report.csv"))))) > len(audited.report.pages)
    assert etree.fromstring((out / "report.junit.xml").read_bytes()).tag == "testsuites"
    cells = [cell for row in csv.reader(io.StringIO(text_of(out / "report.csv"))) for cell in row]
    assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "@", "+")] == []


def test_no_markup_of_a_page_acts_in_the_report(audited):
    tree = lxml_html.document_fromstring((audited.out / "report.html").read_bytes())
    assert [node.tag for node in tree.iter("script", "iframe", "object", "embed", "base", "form")] == []
    names = {name for node in tree.iter() for name in node.attrib}
    assert [name for name in names if name.startswith("on")] == []
    addresses = [address.strip().lower() for address in tree.xpath("//@href | //@src")]
    assert [each for each in addresses if each.startswith(("javascript:", "vbscript:", "data:text"))] == []


def test_the_terminal_says_nothing_that_a_build_would_obey(audited):
    console = Console(file=io.StringIO(), width=100, force_terminal=False)
    console.print(summary(audited.report))
    said = console.file.getvalue()
    assert CONTROLS.findall(said) == []
    assert [
        line for line in said.splitlines() if line.lstrip().startswith(("::", "##vso", "##teamcity"))
    ] == []
