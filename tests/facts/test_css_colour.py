import pytest

from mmaudit.facts.css_colour import as_hex, is_colour


@pytest.mark.parametrize(
    ("value", "hexadecimal"),
    [
        ("#036", "#003366"),
        ("#00336680", "#003366"),
        (" Navy ", "#000080"),
        ("rgb(1, 2, 3)", "#010203"),
        ("transparent", ""),
        ("oklch(60% 0.15 50)", ""),
    ],
)
def test_a_colour_is_one_and_is_told_in_hexadecimal_where_that_is_simple(value, hexadecimal):
    assert (is_colour(value), as_hex(value)) == (True, hexadecimal)


@pytest.mark.parametrize(
    "value", ["", "blau", "#12345", "003366", "url(x)", "rgb()", "var(--a)", "red;}", "rgb(" * 5000]
)
def test_what_is_no_colour(value):
    assert (is_colour(value), as_hex(value)) == (False, "")
