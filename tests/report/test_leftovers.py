"""What was known and not audited is counted and shown, and each trap is named."""

from dataclasses import replace

import lxml.html
import pytest

from mmaudit.model.failure import FailureCode
from mmaudit.model.report import SiteReport, SkippedUrl
from mmaudit.report import html
from mmaudit.report.view.language import find_language
from mmaudit.report.view.leftovers import skipped
from mmaudit.report.view.scene import make_scene

ORIGIN = "https://kohvik.example"
DAYS = "More than 25 variants of /paev by query."
AGAIN = "“järgmine” stands 4 times in the path."


def trap(path: str, detail: str, alike: int) -> SkippedUrl:
    return SkippedUrl(url=f"{ORIGIN}{path}", why=FailureCode.TRAP, detail=detail, alike=alike)


@pytest.fixture
def trapped(report: SiteReport) -> SiteReport:
    """A site with two traps, of which one holds thousands of addresses, and many pages beyond the limit."""
    left_out = [SkippedUrl(url=f"{ORIGIN}/leht/{n}", why=FailureCode.LIMIT) for n in range(30)]
    traps = [trap("/a/a/a/a", AGAIN, 3), *(trap(f"/paev?n={n}", DAYS, 4800) for n in range(20))]
    counts = {FailureCode.TRAP: 4803, FailureCode.LIMIT: 1200}
    return replace(report, skipped=(*left_out, *traps), skipped_counts=counts)


def groups(report: SiteReport, lang: str = "en"):
    return {group.why: group for group in skipped(make_scene(report, find_language(lang)))}


def test_all_that_was_left_out_is_counted_though_a_part_is_listed(trapped):
    beyond = groups(trapped)["Beyond the limit of pages"]
    assert beyond.count == "1,200"
    assert (len(beyond.links), beyond.more) == (20, "and 1,180 more")
    assert beyond.cuts == ()


def test_each_trap_is_named_once_with_its_count_and_an_example(trapped):
    (traps,) = [group for group in groups(trapped).values() if group.cuts]
    assert traps.count == "4,803"
    assert [(cut.what, cut.count, cut.example.text) for cut in traps.cuts] == [
        (DAYS, "4,800", "/paev?n=0"),
        (AGAIN, "3", "/a/a/a/a"),
    ]
    assert traps.links == ()


def test_traps_are_named_in_the_language_of_the_report(trapped):
    (traps,) = [group for group in groups(trapped, "et").values() if group.cuts]
    assert "/paev" in traps.cuts[0].what
    assert "variants" not in traps.cuts[0].what


def test_a_report_of_a_version_that_did_not_count_shows_what_it_lists(trapped):
    old = replace(
        trapped,
        skipped=tuple(replace(each, detail="", alike=1) for each in trapped.skipped),
        skipped_counts={},
    )
    found = groups(old)
    assert [group.count for group in found.values()] == ["30", "21"]
    assert all(group.links and not group.cuts for group in found.values())


def test_the_page_shows_the_traps(trapped):
    page = lxml.html.document_fromstring(html.render(trapped, pictures=lambda _name: None))
    text = " ".join(page.text_content().split())
    assert f"{DAYS} 4,800 /paev?n=0" in text
