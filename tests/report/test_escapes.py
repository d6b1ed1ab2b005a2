"""Each plain format's own escape holds for any text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mmaudit.report.escapes import csv_cell, markdown_text, sarif_text, terminal_text, xml_text

ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=200)


@given(ANYTHING)
def test_a_cell_is_one_line_and_no_formula(text: str) -> None:
    cell = csv_cell(text)
    assert not re.match(r"[\s\ufeff]*[=+\-@＝＋－＠]", cell)
    assert "\n" not in cell
    cell.encode("utf-8")


@given(ANYTHING)
def test_xml_text_holds_only_characters_of_xml(text: str) -> None:
    assert re.fullmatch("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*", xml_text(text))


@given(ANYTHING)
def test_markdown_has_no_bare_punctuation(text: str) -> None:
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown_text(text))
    assert not re.search(r"[\\`*_{}\[\]()<>#+!|~&]", bare)


@given(ANYTHING)
def test_a_terminal_line_holds_no_command(text: str) -> None:
    line = terminal_text(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f]", line)
    assert "::" not in line
    assert not re.search(r"##\w+\[", line)


@given(ANYTHING)
def test_a_sarif_message_has_no_placeholder_and_no_link(text: str) -> None:
    message = sarif_text(text)
    bare = re.sub(r"\\.", "", message.replace("{{", "").replace("}}", ""))
    assert not re.search(r"[\[\]{}]", bare)
    message.encode("utf-8")
