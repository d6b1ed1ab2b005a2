import pytest

from mmaudit.audits.site.viewport_content import leading_number, parse_viewport


@pytest.mark.parametrize(
    ("content", "properties"),
    [
        ("width=device-width, initial-scale=1", {"width": "device-width", "initial-scale": "1"}),
        ("width=device-width;initial-scale=1", {"width": "device-width", "initial-scale": "1"}),
        ("a b=c d", {"b": "c"}),
        ("width=1 WIDTH=2", {"width": "2"}),
        ("", {}),
    ],
)
def test_separators_and_repeats(content, properties):
    assert parse_viewport(content) == properties


@pytest.mark.parametrize(
    ("text", "number"), [("1.5x", 1.5), ("-1", -1), (".5", 0.5), ("yes", None), ("", None)]
)
def test_numbers_may_be_followed_by_anything(text, number):
    assert leading_number(text) == number
