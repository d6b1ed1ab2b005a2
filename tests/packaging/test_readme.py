"""What README says is what the program does."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mmaudit.errors import ExitCode
from mmaudit.run.outputs import FILE_NAMES
from mmaudit.score.gate import parse_conditions

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
GATES = re.findall(r"--fail-on '([^']+)'", README)


def test_the_options_are_those_of_the_program():
    from mmaudit.cli.main import mmaudit

    answer = CliRunner().invoke(
        mmaudit, ["audit", "--help"], prog_name="mmaudit", terminal_width=100, max_content_width=100
    )
    block = re.search(r"<!-- help: begin -->\n```\n(.*?)```\n<!-- help: end -->", README, re.DOTALL)

    assert answer.exit_code == 0
    assert block is not None
    assert block[1] == answer.output


def test_the_exit_codes_are_those_of_the_program():
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)} == {*map(int, ExitCode)}


def test_every_report_format_is_named():
    assert [name for name in FILE_NAMES if f"`{name}`" not in README and f"report.{name}" not in README] == []


@pytest.mark.parametrize("conditions", GATES)
def test_every_gate_in_the_examples_is_understood(conditions):
    assert parse_conditions([conditions])


def test_every_file_that_is_linked_exists():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_make_target_that_is_named_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z-]+)", README)) - targets <= {"one", "pages"}
