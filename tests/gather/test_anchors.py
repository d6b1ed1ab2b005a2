"""Links to places within a page, and what lies over them."""

import pytest

pytestmark = pytest.mark.browser

HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Contents</title>'
LONG = "<p>Line after line after line.</p>" * 60
HEADER = "<header style='position:{position};top:0;left:0;right:0;height:96px;background:#eee'>Shop</header>"
CONTENTS = "<nav style='margin-top:120px'><a href='#one'>One</a> <a href='#two'>Two</a></nav>"
PARTS = f"<h2 id=one>One</h2>{LONG}<h2 id=two>Two</h2>{LONG}"


@pytest.fixture
def fates(site, visit):
    def go(body):
        return [
            (each.fragment, each.fate.value) for each in visit(site.page("/", HEAD + body)).scroll.anchors
        ]

    return go


def test_targets_in_the_open_are_visible(fates):
    assert fates(CONTENTS + PARTS) == [("one", "visible"), ("two", "visible")]


@pytest.mark.parametrize("position", ["fixed", "sticky"])
def test_a_header_that_stays_covers_them(fates, position):
    assert fates(HEADER.format(position=position) + CONTENTS + PARTS) == [
        ("one", "covered"),
        ("two", "covered"),
    ]


def test_unless_the_page_leaves_room(fates):
    room = "<style>html { scroll-padding-top: 110px }</style>"
    assert fates(room + HEADER.format(position="fixed") + CONTENTS + PARTS) == [
        ("one", "visible"),
        ("two", "visible"),
    ]


def test_a_target_that_is_not_there_is_missing(fates):
    assert fates(
        f"<a href='#nowhere'>Gone</a><a href='#caf%C3%A9'>Café</a>{LONG}<h2 id='café'>Café</h2>{LONG}"
    ) == [
        ("nowhere", "missing"),
        ("caf%C3%A9", "visible"),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='#'>Menu</a>",
        "<a href='#/route'>Route</a>",
        "<a href='#!old'>Old</a>",
        "<a href='#top'>Top</a>",
        "<a href='/other#part'>Other page</a>",
        "<a href='#tab' role=tab>Tab</a>",
        "<a href='#m' data-bs-toggle=modal>Dialog</a>",
        "<a href='#gone' style='display:none'>Hidden</a>",
        "<a href='#closed'>Closed</a><div id=closed style='display:none'>Closed</div>",
    ],
)
def test_what_is_no_link_within_the_page_is_left_alone(fates, link):
    assert fates(link + LONG) == []


def test_the_page_stands_at_its_top_again(site, visit):
    snapshot = visit(site.page("/", HEAD + CONTENTS + PARTS))
    assert snapshot.scroll.drag.kind.value == "native"
