import pytest

from mmaudit.model.answer import Moment
from mmaudit.moments import answer
from mmaudit.moments.static_page import read_static


def _blocks(body):
    return read_static(f"<body>{body}</body>", url="https://example.org/").content.blocks


def test_blocks_stand_in_order_with_their_landmark_and_list():
    blocks = _blocks("<header><p>Top</p></header>Loose <b>text</b><ol><li>One</li><li>Two</li></ol>")
    assert [(b.text, b.tag, b.landmark, b.list_position, b.list_ordered) for b in blocks] == [
        ("Top", "p", "header", 0, False),
        ("Loose text", "body", "", 0, False),
        ("One", "li", "", 1, True),
        ("Two", "li", "", 2, True),
    ]


def test_hidden_text_is_left_out_and_closed_details_are_collapsed():
    blocks = _blocks(
        "<p hidden>No</p><p style='display:none'>No</p><details><summary>Q</summary><p>A</p></details>"
    )
    assert [(b.text, b.visible, b.collapsed) for b in blocks] == [("Q", True, False), ("A", False, True)]


def test_what_a_browser_shows_that_cannot_play_a_film_is_no_text():
    blocks = _blocks(
        "<video src='a.mp4'>Your browser plays no films.</video><p>Bread</p><iframe>Frames?</iframe>"
    )
    assert [block.text for block in blocks] == ["Bread"]


def test_cells_know_their_place_and_struck_text_is_marked():
    blocks = _blocks("<table><tr><td>a</td><td>b</td></tr></table><p><s>9 €</s></p>")
    assert [(b.row, b.column, b.struck) for b in blocks] == [(0, 0, False), (0, 1, False), (-1, -1, True)]


def test_links_are_resolved_and_named_by_their_picture():
    links = read_static("<a href='/x'><img alt='Map'></a>", url="https://example.org/a/").content.links
    assert [(link.url, link.text) for link in links] == [("https://example.org/x", "Map")]


@pytest.mark.parametrize("markup", ["", " ", "<", "<!--", "\x00", "<p>" * 5000, "<a href='http://[x'>y</a>"])
def test_broken_html_is_read_without_an_error(markup):
    assert read_static(markup, url="https://example.org/").content is not None


def test_saved_html_is_answered_without_a_browser():
    html = "<html lang=et><h1>Kann</h1><p>49,90 €</p><button>Lisa ostukorvi</button>"
    result = answer(html, url="https://firma.ee/kann")
    assert result.moments[Moment.BUY].serves
    assert {a.screens_down for a in result.answers} == {None}
