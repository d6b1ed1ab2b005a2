"""Which of the icons for iPhones are looked at, and when the start page is asked for."""

from types import SimpleNamespace

import pytest

from mmaudit.facts.manifest_files import first_of_each
from mmaudit.gather.app_looks import start_page, touch_icons
from mmaudit.model.job import FoundBy, PageJob

PAGE = "https://a.test/app/"


def link(href, sizes=""):
    return {"href": href, "sizes": sizes}


@pytest.mark.parametrize(
    ("links", "first"),
    [
        ([link("57.png", "57x57"), link("180.png", "180x180"), link("76.png", "76x76")], "180.png"),
        ([link("57.png", "57x57"), link("plain.png"), link("144.png", "144X144")], "plain.png"),
        ([link("big.png", "any 1024x1024"), link("plain.png")], "big.png"),
    ],
)
def test_of_many_icons_for_iphones_the_largest_are_looked_at(links, first):
    kept = first_of_each(touch_icons(links, PAGE))
    assert kept[0].url == f"{PAGE}{first}"
    assert len(kept) == 2


def test_an_icon_that_cannot_be_asked_for_is_left_out():
    assert touch_icons([link("javascript:1"), link("")], PAGE) == ()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("?source=pwa", True),
        ("/elsewhere", True),
        ("./", False),
        ("./#top", False),
        ("", False),
        ("https://b.test/", False),
        ("/forbidden", False),
    ],
)
def test_a_start_page_is_asked_for_where_it_is_another_page_of_the_site(written, asked):
    page = SimpleNamespace(
        final_url=PAGE,
        job=PageJob(url="https://a.test/", depth=0, found_by=FoundBy.START),
        may_open=lambda url: "forbidden" not in url,
    )
    assert bool(start_page(page, written, f"{PAGE}m.json")) == asked
