"""Whatever a site wrote, what leaves ``clean`` can be shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmaudit.report.clean import clean, clean_line

ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=300)
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ärilehed, 蓝花, שלום", "Ärilehed, 蓝花, שלום"),
        ("a\tb\nc\r\nd", "a\tb\nc\nd"),
        ("\x1b[31mred\x9b0m", "\\x1b[31mred\\x9b0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("exe\u202egpj.doc", "exe\\u202egpj.doc"),
        ("a\u2028b\x00\uffff", "a\nb\\x00\ufffd"),
    ],
)
def test_controls_become_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANYTHING, st.integers(1, 200))
def test_nothing_that_acts_is_left(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert not ACTS.search(cleaned)
    assert len(cleaned) <= limit
    assert clean(cleaned, limit) == cleaned
    cleaned.encode("utf-8")


@given(ANYTHING, st.integers(1, 200))
def test_a_line_is_one_line(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert not re.search(r"[\t\n]|  |^ | $", line)
    assert len(line) <= limit


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert clean("abcdef", 4) == "abc…"
