import io

import pytest
from PIL import Image

from mmaudit.facts.picture_kind import is_cut_off, kind_of_type, picture_kind, written_size


def picture(kind):
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "ico", "bmp"])
def test_a_picture_is_known_by_its_bytes(kind):
    assert picture_kind(picture(kind)) == kind


@pytest.mark.parametrize(
    "text",
    [
        '<svg xmlns="http://www.w3.org/2000/svg">',
        '\ufeff \n<?xml version="1.0"?><!-- a --><svg>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD" "x" [<!ENTITY a "b">]><svg>',
    ],
)
def test_an_svg_is_known_by_its_root(text):
    assert picture_kind(text.encode()) == "svg"


@pytest.mark.parametrize(
    "text", ["", "<html><svg>", "<!-- --><html><svg></svg>", "<?xml?><rss>", "{}", " " * 9000, "<?xml" * 3000]
)
def test_what_is_no_picture(text):
    assert picture_kind(text.encode()) == ""


def test_the_size_of_a_png_stands_at_its_beginning():
    assert written_size(picture("png")) == (30, 20)
    assert written_size(picture("png")[:20]) is None
    assert written_size(picture("jpeg")) is None


def test_a_png_without_its_end_is_cut_off():
    assert (is_cut_off(picture("png")), is_cut_off(picture("png")[:-20])) == (False, True)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("image/PNG", "png"),
        ("image/svg+xml; charset=utf-8", "svg"),
        ("image/vnd.microsoft.icon", "ico"),
        ("text/html", ""),
    ],
)
def test_a_media_type_names_a_kind(said, kind):
    assert kind_of_type(said) == kind
