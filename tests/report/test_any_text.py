"""Whatever stands in every text of a report, each output stays well-formed and nothing in it acts."""

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from email import message_from_bytes
from email.policy import default
from enum import StrEnum

import lxml.html
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from rich.console import Console
from tests.report.sample.attacks import ATTACKS, UNTOUCHED

from mmaudit.errors import UsageError
from mmaudit.model.report import SiteReport
from mmaudit.model.snapshot import Picture
from mmaudit.report import csv_table, email_message, html, json_v1, junit, markdown, sarif, terminal

# Controls, C1, halves of characters, what reorders, and the separators that some take for a line's end.
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u2028\u2029]")
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands and its kin on other runners.
COMMANDS = re.compile(r"^\s*(::|##\[|##vso\[|##teamcity\[)", re.MULTILINE)
XML_CHARS = re.compile("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")

ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=12)
PIECES = [
    *ATTACKS, "\r\nBcc: z@evil.example\r\n\r\n", "\n::warning::", "\n##teamcity[x]", "=", "+", "-", "@", "\t=1", "\ufeff=1",
    "```", "|", "\\", "`", "]]>", "<!--", "&#x3c;", "&lt;", '"', "'", "{0}", "{", "}", "%s", "[red]", "\x85", "\u2029",
    "\ud83d", "\udc00", "\x00", "\x1b[2J", "\x9b", "http://a.test/", "https:\\\\", "data:text/html,x", "מילה", "蓝", "🜁",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | ANYTHING, max_size=3).map("".join)


def filled(value: object, texts: Iterator[str]) -> object:
    """A copy of a record with the next of ``texts`` before or behind every text of the site's own."""
    if isinstance(value, (StrEnum, Picture)):
        return value
    if isinstance(value, str):
        text = next(texts)
        # Behind an address, or it would be none and no longer be shown as one.
        return f"{value}{text}" if value.startswith("http") else f"{text}{value}"
    if isinstance(value, tuple):
        return tuple(filled(each, texts) for each in value)
    if isinstance(value, Mapping):
        return {key: filled(each, texts) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value) if each.name not in UNTOUCHED]
        return replace(value, **{name: filled(getattr(value, name), texts) for name in names})
    return value


@pytest.fixture(scope="module")
def small(sample) -> SiteReport:
    """Two pages of the sample, one of which failed, with a little of everything."""
    report = sample[0]
    first, last = report.pages[0], report.pages[-1]
    first = replace(first, audits=first.audits[:6], answers=first.answers[:4])
    return replace(report, pages=(first, last), site_audits=report.site_audits[:4], fixes=report.fixes[:2])


def spoiled(small: SiteReport, texts: list[str]) -> SiteReport:
    report = filled(small, itertools.cycle(texts))
    assert isinstance(report, SiteReport)
    return report


SPOILT = st.lists(TEXTS, min_size=1, max_size=7)
QUICK = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(texts=SPOILT)
@example(texts=PIECES)
@QUICK
def test_html_holds_no_markup_of_a_site(small, texts):
    text = html.render(spoiled(small, texts), pictures=lambda _name: None)
    assert not ACTS.search(text)
    page = lxml.html.document_fromstring(text)
    known = lxml.html.document_fromstring(html.render(small, pictures=lambda _name: None))
    assert {each.tag for each in page.iter()} <= {each.tag for each in known.iter()}
    assert set(names_of(page)) <= {*names_of(known), "dir", "lang", "title"}
    assert [each.text for each in page.iter("style")] == [each.text for each in known.iter("style")]
    assert page.xpath("//script | //iframe | //form | //img | //base") == []
    assert all(re.match(r"https?://|tel:|mailto:|#", href) for href in page.xpath("//@href"))


def names_of(page: lxml.html.HtmlElement) -> list[str]:
    return [name for each in page.iter() if isinstance(each.tag, str) for name in each.attrib]


@given(texts=SPOILT)
@example(texts=PIECES)
@QUICK
def test_json_is_ascii_and_reads_back(small, texts):
    report = spoiled(small, texts)
    data = json_v1.dump(report)
    assert data.isascii()
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data)
    json.loads(data)
    assert len(json_v1.load(data).pages) == len(report.pages)


@given(texts=SPOILT)
@example(texts=PIECES)
@QUICK
def test_a_table_has_as_many_rows_and_columns_as_ever_and_no_formula(small, texts):
    rows = list(csv.reader(io.StringIO(csv_table.render(spoiled(small, texts)))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(small.pages)
    for cell in itertools.chain(*rows):
        assert not re.match(r"[\s\ufeff]*([=+@＝＋－＠]|-\D)", cell)
        assert not ACTS.search(cell)
        assert "\n" not in cell


@given(texts=SPOILT)
@example(texts=PIECES)
@QUICK
def test_junit_is_xml_with_the_elements_of_its_schema_alone(small, texts):
    text = junit.render(spoiled(small, texts))
    assert XML_CHARS.fullmatch(text)
    assert not ACTS.search(text)
    root = etree.fromstring(text.encode())
    assert {each.tag for each in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"
    }  # fmt: skip
    assert len(root) == len(etree.fromstring(junit.render(small).encode()))


@given(texts=SPOILT)
@example(texts=PIECES)
@QUICK
def test_sarif_messages_hold_no_placeholder_link_or_control(small, texts):
    data = sarif.render(spoiled(small, texts))
    assert data.isascii()
    (run,) = json.loads(data)["runs"]
    for result in run["results"]:
        message = result["message"]["text"]
        assert not ACTS.search(message)
        assert not re.search(r"[\[\]{}]", re.sub(r"\\.|\{\{|\}\}", "", message))


@given(texts=SPOILT)
@example(texts=PIECES)
@example(texts=["\u2029::error::"])
@QUICK
def test_markdown_keeps_its_rows_and_gains_no_markup(small, texts):
    text = markdown.render(spoiled(small, texts))
    assert not ACTS.search(text)
    assert not COMMANDS.search(text)
    bare = re.sub(r"\\.", "", text)
    without_links = re.sub(r"\[[^\[\]]*\]\(<https?://[^<>\s|`\\]*>\)", "", bare)
    assert not re.search(r"[<>`]|\]\(|!\[|@\w|https?://", without_links)
    assert len(text.splitlines()) == len(markdown.render(small).splitlines())


@given(texts=SPOILT, width=st.sampled_from([40, 80, 200]))
@example(texts=PIECES, width=40)
@QUICK
def test_a_terminal_or_a_builds_log_is_told_nothing_but_text(small, texts, width):
    held = io.StringIO()
    Console(file=held, width=width).print(terminal.summary(spoiled(small, texts)))
    text = held.getvalue()
    assert not ACTS.search(text)
    assert not COMMANDS.search(text)
    # A narrow terminal may put any word at the beginning of a line.
    assert not re.search(r"::(error|warning|set-output)|##\w+\[", text)


@given(texts=SPOILT)
@example(texts=PIECES)
@QUICK
def test_a_mail_has_the_headers_and_parts_that_we_gave_it(small, texts):
    report = spoiled(small, texts)
    given_ = {"sender": "A <a@agency.example>", "recipients": ("b@client.example",), "html_report": b"<p>"}
    message = message_from_bytes(email_message.compose(report, **given_).as_bytes(), policy=default)
    known = message_from_bytes(email_message.compose(small, **given_).as_bytes(), policy=default)
    assert sorted(message.keys()) == sorted(known.keys())
    assert message["To"] == "b@client.example"
    assert [each.get_content_type() for each in message.walk()] == [
        each.get_content_type() for each in known.walk()
    ]
    assert not ACTS.search(message["Subject"])
    plain = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert not ACTS.search(plain)
    page = lxml.html.document_fromstring(message.get_body(("html",)).get_content())
    assert not page.xpath("//script | //img | //svg | //iframe | //form | //@onload | //@onerror")


@given(
    address=st.lists(st.sampled_from(PIECES) | st.sampled_from(["a@b.example", "<", ">", ","])).map("".join)
)
@QUICK
def test_an_address_is_taken_or_refused_and_adds_no_header(small, address):
    try:
        message = email_message.compose(small, sender=address, recipients=(address,), html_report=None)
    except UsageError:
        return
    data = message.as_bytes()
    assert b"\nBcc:" not in data
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
