"""The best answer of a moment is shown on the phone's screen where a picture has it, else as words."""

from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from tests.report.sample.album import draw_page

from mmaudit.model.answer import Answer, AnswerStatus, Moment
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.report import SiteReport
from mmaudit.model.snapshot import Block, Box, Content, Screen, Snapshot
from mmaudit.report import html
from mmaudit.score.quote_boxes import quote_boxes

SEEN = Box(x=20, y=100, width=200, height=40)


def go_card(report: SiteReport, album: Any, box: Box | None) -> lxml.html.HtmlElement:
    """The card of the moment go, its best answer standing in ``box``."""
    best = next(each.best for each in report.moments[Moment.GO].questions if each.id == "go.hours")
    assert best is not None
    picture = album.add(draw_page(1.0, scale=2))
    shown = Box(x=0, y=0, width=picture.width_px, height=picture.height_px)
    pages = tuple(
        replace(
            each,
            screens=(Screen(picture=picture, shown=shown),),
            quote_boxes={"go.hours": box} if box else {},
        )
        if each.url == best.url
        else each
        for each in report.pages
    )
    page = lxml.html.document_fromstring(html.render(replace(report, pages=pages), pictures=album.get))
    (card,) = page.xpath("//article[contains(@class,'moment')][.//h3='I want to go']")
    return card


def test_a_quote_on_the_first_screen_is_marked_in_its_picture(report: SiteReport, album: Any) -> None:
    (svg,) = go_card(report, album, SEEN).xpath(".//svg")
    _left, top, _width, height = map(int, svg.get("viewbox").split())
    (mark,) = svg.xpath(".//*[@class='pen']")
    assert top <= int(mark.get("y")) <= top + height - int(mark.get("height"))


@pytest.mark.parametrize("box", [None, replace(SEEN, y=5000)], ids=["not known", "further down"])
def test_a_quote_without_a_picture_stands_as_words(report: SiteReport, album: Any, box: Box | None) -> None:
    card = go_card(report, album, box)
    assert card.xpath(".//svg") == []
    assert len(card.xpath(".//div[@class='paper']//blockquote")) == 1


def block(text: str, y: float, **more: Any) -> Block:
    base: dict[str, Any] = {"tag": "p", "selector": "p", "visible": True, "box": replace(SEEN, y=y)}
    return Block(text=text, **{**base, **more})


@pytest.mark.parametrize(
    ("blocks", "y"),
    [
        ((block("Open 9–18", 5),), 5),
        ((block("Welcome. Open 9–18 and more", 5), block("Open  9–18", 9)), 9),
        ((block("Open 9–18", 5), block("Open 9–18 daily", 9, selector="p.hours")), 9),
        ((block("Open 9–18", 5, visible=False), block("Open 9–18", 9)), 9),
        ((block("Closed", 5),), None),
    ],
    ids=["alone", "the smallest", "its own selector", "visible", "elsewhere"],
)
def test_the_box_of_a_quote_is_that_of_its_block(blocks: tuple[Block, ...], y: float | None) -> None:
    answer = Answer(question="go.hours", moment=Moment.GO, status=AnswerStatus.ANSWERED, answered=True,
                    quote="Open 9–18", selector="p.hours")  # fmt: skip
    job = PageJob(url="https://a.example/", depth=0, found_by=FoundBy.START)
    snapshot = Snapshot(
        job=job, final_url="", http_status=200, content=Content(blocks=blocks, links=(), controls=())
    )
    found = quote_boxes(snapshot, (answer,)).get("go.hours")
    assert (found.y if found else None) == y
