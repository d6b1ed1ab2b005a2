"""``report.csv``: one row for each page, for spreadsheets. No cell can be a formula."""

import csv
import io
from collections.abc import Iterator
from dataclasses import fields

from mmaudit.model.answer import Moment
from mmaudit.model.report import PageMetrics, PageReport, ScrollSummary, SiteReport
from mmaudit.model.verdict import Status
from mmaudit.report.escapes import csv_cell

METRICS = tuple(each.name for each in fields(PageMetrics))
SCROLL = tuple(each.name for each in fields(ScrollSummary))


def render(report: SiteReport) -> str:
    """The table with its header; empty cells for what was not measured, medians for metrics, lines end in CR LF."""
    held = io.StringIO()
    writer = csv.writer(held)
    for number, page in enumerate(report.pages):
        row = dict(_cells(page))
        if number == 0:
            writer.writerow(row)
        writer.writerow(row.values())
    return held.getvalue()


def _cells(page: PageReport) -> Iterator[tuple[str, str]]:
    yield "url", csv_cell(page.url)
    yield "title", csv_cell(page.title)
    yield "status", page.status.value
    yield "http_status", _number(page.http_status)
    yield "error", page.error.code.value if page.error else ""
    yield "lang", csv_cell(page.lang)
    yield "depth", _number(page.depth)
    yield "taps_from_home", _number(page.taps_from_home)
    yield "score", _number(page.score)
    for name in METRICS:
        metric = getattr(page.metrics, name)
        yield name, _number(metric.median if metric else None)
    for name in SCROLL:
        yield name, _number(getattr(page.scroll, name))
    for moment in Moment:
        served = page.moments.get(moment)
        yield f"serves_{moment.value}", "" if served is None else "yes" if served.serves else "no"
    for status in (Status.FAIL, Status.WARN, Status.PASS):
        yield f"audits_{status.value}", str(sum(each.status is status for each in page.audits))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}" if abs(value) < 1000 else f"{value:.0f}"
