"""``mmaudit compare BASE HEAD``: what changed between two reports."""

from pathlib import Path

import click

from mmaudit.cli.email import read
from mmaudit.errors import ExitCode
from mmaudit.report import json_v1
from mmaudit.report.clean import clean
from mmaudit.score.compare import Comparison, FindingChange
from mmaudit.score.compare import compare as compare_reports


@click.command()
@click.argument("base", type=click.Path(path_type=Path), metavar="BASE.json")
@click.argument("head", type=click.Path(path_type=Path), metavar="HEAD.json")
@click.option(
    "--fail-on-regression", is_flag=True, help="Exit 1 when something fails that did not fail before."
)
def compare(base: Path, head: Path, *, fail_on_regression: bool) -> int:
    """Say what became better and worse from BASE.json to HEAD.json (two report.json of one site)."""
    comparison = compare_reports(json_v1.load(read(base)), json_v1.load(read(head)))
    for line in lines(comparison):
        click.echo(clean(line, limit=500).replace("\n", " "))
    return ExitCode.GATE_FAILED if fail_on_regression and comparison.new_failures else ExitCode.PASSED


def lines(comparison: Comparison) -> list[str]:
    """The comparison as lines of text."""
    return [
        *(f"note: {caveat}" for caveat in comparison.caveats),
        *(f"{s.name:8} {number(s.base)} -> {number(s.head)} {signed(s.delta)}" for s in comparison.scores),
        *(f"{m.metric} {m.base.median:g} -> {m.head.median:g} on {m.url}" for m in comparison.metrics),
        *(f"fails now: {finding(change)}" for change in comparison.new_failures),
        *(f"fixed: {finding(change)}" for change in comparison.fixed_failures),
        *(f"new page: {url}" for url in comparison.pages_added),
        *(f"gone page: {url}" for url in comparison.pages_removed),
    ]


def finding(change: FindingChange) -> str:
    """One audit that changed, with its page."""
    return f"{change.audit_id} on {change.url or 'the site'}: {change.text}"


def number(score: float | None) -> str:
    """A score for people."""
    return "not measured" if score is None else f"{score:.0f}"


def signed(delta: float | None) -> str:
    """``(+3)``, or nothing where there is nothing to compare."""
    return "" if delta is None else f"({delta:+.0f})"
