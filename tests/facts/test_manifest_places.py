import json

import pytest

from mmaudit.facts.manifest_places import places, quoted

TEXT = """{ // "name": not here
 "name": "A \\"b\\" {", /* "icons": [ */
 "icons": [
  {"src": "http://a.test/x", "sizes": "9x9"},
  {"src": "b"}],
 "shortcuts": [{"icons": [{"src": "c"}], "url": "/"}], "dir": "ltr"
}"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("name", 2, 2),
        ("icons", 3, 2),
        ("icons[0].sizes", 4, 30),
        ("icons[1]", 5, 3),
        ("icons[1].src", 5, 4),
        ("shortcuts[0].icons[0].src", 6, 28),
        ("shortcuts[0].url", 6, 42),
        ("dir", 6, 56),
    ],
)
def test_each_member_is_found_where_it_stands(path, line, column):
    place = places(TEXT)[path]
    assert (place.line, place.column) == (line, column)


def test_a_line_is_quoted_with_its_number():
    assert quoted(TEXT, places(TEXT)["icons[1].src"]) == '5: {"src": "b"}],'


def test_of_a_manifest_in_one_line_the_part_around_the_place_is_quoted():
    text = json.dumps({"description": "x" * 900, "theme_color": "blau", "name": "y" * 900})
    shown = quoted(text, places(text)["theme_color"])
    assert '"theme_color": "blau"' in shown
    assert len(shown) < 200


@pytest.mark.parametrize(
    "text", ["", "{", '{"a', "]]}},,", '{"a":[', "[[1],2]", '{"a":{"b":', "[" * 9000, '{"a" "b" 7}']
)
def test_what_is_broken_is_followed_as_far_as_it_goes(text):
    assert isinstance(places(text), dict)
