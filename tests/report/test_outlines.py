"""What is at fault is outlined where it stands in the picture, and the legend says what it is."""

from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from tests.report.sample.album import draw_page
from tests.report.sample.audits import result

from mmaudit.model.report import SiteReport
from mmaudit.model.snapshot import Box, Picture, Screen
from mmaudit.model.verdict import Category, Evidence, Status
from mmaudit.report import html
from mmaudit.report.view.outlines import Rectangle, rectangle

PICTURE = Picture(sha256="0" * 64, mime="image/webp", width_px=400, height_px=800)


@pytest.mark.parametrize(
    ("box", "shown", "expected"),
    [
        (Box(x=100, y=50, width=60, height=40), Box(x=0, y=0, width=400, height=800), (96, 46, 68, 48)),
        (Box(x=300, y=50, width=900, height=40), Box(x=0, y=0, width=400, height=800), (296, 46, 101, 48)),
        (Box(x=100, y=50, width=60, height=40), Box(x=0, y=0, width=800, height=1600), (46, 21, 38, 28)),
        (Box(x=100, y=2050, width=60, height=40), Box(x=0, y=2000, width=400, height=800), (96, 46, 68, 48)),
        (Box(x=100, y=2050, width=60, height=40), Box(x=0, y=0, width=400, height=800), None),
        (Box(x=-500, y=50, width=60, height=40), Box(x=0, y=0, width=400, height=800), None),
        (Box(x=1e300, y=50, width=60, height=40), Box(x=0, y=0, width=400, height=800), None),
        (Box(x=0, y=0, width=60, height=40), Box(x=0, y=0, width=0, height=0), None),
    ],
    ids=["in it", "over the edge", "zoomed out", "scrolled", "further down", "left of it", "nowhere", "no screen"],
)  # fmt: skip
def test_a_box_of_the_document_is_found_in_the_picture(
    box: Box, shown: Box, expected: tuple[int, int, int, int] | None
) -> None:
    found = rectangle(box, Screen(picture=PICTURE, shown=shown))
    wanted = expected and dict(zip(("x", "y", "width", "height"), expected, strict=True))
    assert found == (Rectangle(**wanted) if wanted else None)


def with_faults(report: SiteReport, album: Any, *boxes: Box, status: Status = Status.FAIL) -> SiteReport:
    evidence = tuple(
        Evidence(kind="element", label="beyond", selector=f"#n{n}", excerpt="<b>wide</b>", box=box)
        for n, box in enumerate(boxes)
    )
    wide = replace(
        result("horizontal-overflow", Category.SCROLL, status, text="Too wide."), evidence=evidence
    )
    top, deep = album.add(draw_page(1.0, scale=2)), album.add(draw_page(0.6, scale=2))
    screens = (
        Screen(picture=top, shown=Box(x=0, y=0, width=top.width_px, height=top.height_px)),
        Screen(picture=deep, shown=Box(x=0, y=3000, width=deep.width_px, height=deep.height_px)),
    )
    page = replace(report.pages[0], audits=(wide,), screens=screens, screenshot=top)
    return replace(report, pages=(page, *report.pages[1:]))


def shots(report: SiteReport, album: Any) -> list[lxml.html.HtmlElement]:
    page = lxml.html.document_fromstring(html.render(report, pictures=album.get))
    return list(page.xpath("//details[@id='page-1']//figure[@class='screen']"))


def test_each_outline_has_a_number_that_the_legend_explains(report: SiteReport, album: Any) -> None:
    boxes = Box(x=10, y=10, width=80, height=40), Box(x=10, y=90, width=80, height=40)
    (shot,) = shots(with_faults(report, album, *boxes), album)
    legend = [" ".join(each.text_content().split()) for each in shot.xpath(".//li")]
    assert shot.xpath(".//svg//text/text()") == ["1", "2"]
    assert legend == ["1Too wide.<b>wide</b> #n0", "2<b>wide</b> #n1"]


def test_a_screen_further_down_is_shown_where_something_is_at_fault_on_it(
    report: SiteReport, album: Any
) -> None:
    first, deeper = shots(with_faults(report, album, Box(x=10, y=3050, width=80, height=40)), album)
    assert first.xpath(".//li") == []
    assert len(deeper.xpath(".//li")) == 1
    assert "down" in deeper.xpath("string(figcaption)")


def test_what_passed_is_not_outlined(report: SiteReport, album: Any) -> None:
    passed = with_faults(report, album, Box(x=10, y=10, width=80, height=40), status=Status.PASS)
    assert [each.xpath(".//li") for each in shots(passed, album)] == [[]]


def test_a_page_full_of_faults_stays_visible(report: SiteReport, album: Any) -> None:
    boxes = [Box(x=10, y=10 + 30 * n, width=80, height=20) for n in range(12)]
    (shot,) = shots(with_faults(report, album, *boxes), album)
    assert len(shot.xpath(".//li")) == 3


@pytest.mark.parametrize(
    "box",
    [Box(x=10, y=10, width=80, height=40), Box(x=0, y=1600, width=400, height=5000)],
    ids=["at the top", "seen further down, filling the screen"],
)
def test_a_popup_that_came_late_is_outlined_where_it_was_photographed(
    report: SiteReport, album: Any, box: Box
) -> None:
    covered = with_faults(report, album, box)
    home = covered.pages[0]
    popup = replace(home.screens[0], with_popups=True)
    audits = (replace(home.audits[0], id="covered-screen"),)
    pages = (replace(home, audits=audits, screens=(home.screens[0], popup)), *covered.pages[1:])
    first, after_a_while = shots(replace(covered, pages=pages), album)
    assert first.xpath(".//li") == []
    assert len(after_a_while.xpath(".//li")) == 1
    assert after_a_while.xpath("string(figcaption)") == "The first screen after a while"
