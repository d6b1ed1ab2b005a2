"""The small formats: right, and harmless where the site is not."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from rich.console import Console

from mmaudit.model.report import Gate, GateVerdict, SiteReport
from mmaudit.report import csv_table, junit, markdown, sarif, terminal
from mmaudit.report.escapes import csv_cell, markdown_text, terminal_text, xml_text


def printed(report: SiteReport, width: int = 100, **options: Any) -> str:
    held = io.StringIO()
    Console(file=held, width=width, **options).print(terminal.summary(report))
    return held.getvalue()


def test_csv_has_a_row_for_each_page(report: SiteReport) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_table.render(report))))
    assert len(rows) == 7
    assert rows[0]["url"] == "https://kohvik.example/"
    assert rows[0]["lcp_ms"] == "10480"
    assert rows[0]["cls"] == "0.02"
    assert rows[0]["serves_go"] == "yes"
    assert rows[6] | {"status": "failed", "error": "http_5xx", "lcp_ms": "", "score": ""} == rows[6]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " \u00a0=1", "\ufeff=1", "＝1", "\n=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert csv_cell(text).startswith("'")


def test_a_hostile_site_makes_no_formula(hostile: SiteReport) -> None:
    for row in csv.reader(io.StringIO(csv_table.render(hostile))):
        for cell in row:
            assert not re.match(r"\s*[=+@＝＋－＠]|\s*-\D", cell)
            assert "\n" not in cell


def test_junit_counts_what_failed(report: SiteReport) -> None:
    root = etree.fromstring(junit.render(report).encode())
    suites = {each.get("name"): each for each in root}
    assert suites["https://kohvik.example/"].get("failures") == "2"
    assert suites["https://kohvik.example/uudised"].get("errors") == "1"
    assert suites["gate"].find("testcase/failure").get("message") == "speed<70: the speed score is 38."
    error = suites["https://kohvik.example/uudised"].find("testcase/error")
    sentence, hint = error.text.split("\n")
    assert sentence == error.get("message")
    assert hint
    for key in ("tests", "failures", "errors", "skipped"):
        assert int(root.get(key)) == sum(int(each.get(key)) for each in root)


@pytest.mark.parametrize(
    ("verdict", "found"),
    [(GateVerdict.PASS, ["0", "0"]), (GateVerdict.INCONCLUSIVE, ["0", "1"]), (GateVerdict.NONE, [])],
)
def test_junit_tells_the_gate(report: SiteReport, verdict: GateVerdict, found: list[str]) -> None:
    judged = replace(report, gate=Gate(verdict=verdict, reasons=("speed<70: not measured.",)))
    root = etree.fromstring(junit.render(judged).encode())
    gate = root.xpath("testsuite[@name='gate']")
    assert [each.get(key) for each in gate for key in ("failures", "skipped")] == found


def test_hostile_text_stays_text_in_xml(hostile: SiteReport) -> None:
    root = etree.fromstring(junit.render(hostile).encode())
    assert {each.tag for each in root.iter()} == {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"
    }  # fmt: skip
    assert xml_text("a\x00\ufffe\ud800b") == "a\\x00\ufffd\ufffdb"


def test_sarif_holds_what_should_be_mended(report: SiteReport) -> None:
    (run,) = json.loads(sarif.render(report))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        places = [json.dumps(each) for each in result.get("relatedLocations", ())]
        assert len(set(places)) == len(places)
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("https://")
    home = [result for result in run["results"] if is_at(result, "https://kohvik.example/")]
    assert [result["level"] for result in home].count("error") >= 2
    failed = [result for result in run["results"] if result["ruleId"] == "page-failed"]
    assert [is_at(result, "https://kohvik.example/uudised") for result in failed] == [True]


def is_at(result: dict[str, Any], url: str) -> bool:
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == url


def test_hostile_text_is_no_link_and_no_placeholder_in_sarif(hostile: SiteReport) -> None:
    (run,) = json.loads(sarif.render(hostile))["runs"]
    for result in run["results"]:
        bare = re.sub(r"\\.|\{\{|\}\}", "", result["message"]["text"])
        assert not re.search(r"[\[\]{}\x00-\x1f]", bare)


def test_markdown_tells_the_story(report: SiteReport) -> None:
    text = markdown.render(report)
    assert text.startswith("## Mobile audit of ")
    assert "**○ Gate failed**" in text
    assert "1. **Offer sizes with srcset; 824 px serves this phone** (about \\+6 points, Speed \\+21)" in text
    assert (
        "| [/menuu](<https://kohvik.example/menuu>) | 72 ◐ Needs work | 3\\.0 s | 4\\.0 MB | 2 to improve |"
        in text
    )


def test_markdown_of_a_large_site_is_cut(many_pages: Any) -> None:
    text = markdown.render(many_pages(500))
    assert "and 400 more pages" in text
    assert len(text.encode()) < 100_000


def test_hostile_text_is_no_markup_in_markdown(hostile: SiteReport) -> None:
    bare = re.sub(r"\\.", "", markdown.render(hostile))
    assert not re.search(r"[<>]|\]\(|!\[|@\w|\x1b|https?://", bare)
    rows = [line for line in bare.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} <= {4, 5, 6}
    assert markdown_text("a|b\n# c") == "a\\|b \\# c"


def test_the_terminal_shows_scores_fixes_and_the_gate(report: SiteReport) -> None:
    text = printed(report)
    assert "61 of 100" in text
    assert re.search(r"Speed +38 +○ Poor", text)
    assert "about +6 points" in text
    assert "speed<70: the speed score is 38." in text


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(report: SiteReport, width: int) -> None:
    console = Console(width=width)
    for line in console.render_lines(terminal.summary(report)):
        assert sum(each.cell_length for each in line) <= width


def test_a_hostile_site_cannot_drive_the_terminal_or_the_build(hostile: SiteReport) -> None:
    text = printed(hostile, width=100, force_terminal=False)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search(r"^\s*(::|##)", text, re.MULTILINE)
    assert "##vso[" not in text


def test_square_brackets_are_no_markup(report: SiteReport) -> None:
    page = replace(report.pages[0], url="https://kohvik.example/[red]x[/red]", score=1.0)
    assert "[red]x[/red]" in printed(replace(report, pages=(page,)))


def test_commands_to_a_build_are_broken() -> None:
    assert terminal_text("::error::x ##vso[a] a::b") == ": :error: :x # #vso[a] a: :b"
    assert terminal_text(":::") == ": : :"
