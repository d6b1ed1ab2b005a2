"""The score for scrolling is told in its parts, and AMP's errors are grouped with the lines at fault."""

from dataclasses import replace

import lxml.html
from tests.report.sample.audits import result

from mmaudit.model.report import AmpError, AmpSummary, SiteReport
from mmaudit.model.verdict import Category, Status
from mmaudit.report import html
from mmaudit.report.view.language import find_language
from mmaudit.report.view.scene import make_scene
from mmaudit.report.view.scroll_parts import scroll_parts


def test_each_part_has_the_mean_of_the_pages_and_the_worst_of_them(report: SiteReport) -> None:
    def part(name: str, status: Status, score: float | None) -> object:
        return replace(result(name, Category.SCROLL, status), score=score)

    first = part("horizontal-overflow", Status.PASS, 100.0), part("scroll-smoothness", Status.PASS, None)
    second = (
        part("horizontal-overflow", Status.FAIL, 0.0),
        part("late-content", Status.NOT_MEASURED, None),
    )
    pages = tuple(
        replace(page, audits=audits) for page, audits in zip(report.pages, (first, second), strict=False)
    )
    found = scroll_parts(make_scene(replace(report, pages=pages), find_language("en")))
    assert [(each.score, each.place and each.place.href) for each in found] == [
        ("50", "#page-2"),
        ("100", None),
    ]
    assert sum(int(each.share.partition("%")[0]) for each in found) == 100


def test_errors_of_amp_stand_once_with_their_line(report: SiteReport) -> None:
    error = AmpError(line=12, col=3, code="DISALLOWED_TAG", message="The tag 'script' is disallowed.",
                     source_line="<script>alert(1)</script>")  # fmt: skip
    amp = AmpSummary(kind="amp-first", valid=False, errors=(error, replace(error, line=40)))
    pages = tuple(replace(each, amp=amp) for each in report.pages[:5])
    page = lxml.html.document_fromstring(
        html.render(replace(report, pages=pages), pictures=lambda _name: None)
    )
    (said,) = page.xpath("//h3[@id='amp-errors']/following-sibling::div[1]/article")
    assert said.xpath("string(.//code)") == "<script>alert(1)</script>"
    assert "10 places · DISALLOWED_TAG" in said.text_content()
    assert "Line 12" in said.text_content()
    assert "and 2 more" in said.text_content()
