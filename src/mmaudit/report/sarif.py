"""``report.sarif``: what should be mended, as SARIF 2.1.0 for code scanners and dashboards.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. A location is the address of a page: there are no
source files.
"""

import json
from collections.abc import Iterator
from typing import Any

from mmaudit.model.report import PageReport, RunStatus, SiteReport
from mmaudit.model.verdict import AuditResult, Status
from mmaudit.report.clean import clean_line
from mmaudit.report.escapes import sarif_text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Status.FAIL: "error", Status.WARN: "warning"}
NO_PAGE = "page-failed"
MAX_PLACES = 5


def render(report: SiteReport) -> str:
    """The report as one SARIF run; only what failed or deserves a warning is a result."""
    rules = rules_of(report)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [{**result, "ruleIndex": index[result["ruleId"]]} for result in results_of(report)]
    run = {
        "tool": {
            "driver": {
                "name": "mmaudit",
                "semanticVersion": report.run.mmaudit,
                "informationUri": "https://pypi.org/project/mmaudit/",
                "rules": rules,
            }
        },
        "invocations": [
            {
                "executionSuccessful": report.run.status is RunStatus.COMPLETE,
                "startTimeUtc": report.run.started_at.replace("+00:00", "Z"),
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, allow_nan=False)


def rules_of(report: SiteReport) -> list[dict[str, Any]]:
    """One rule for each audit of the report, and one for pages that could not be opened."""
    audits = {each.id: each for page in report.pages for each in page.audits}
    audits |= {each.id: each for each in report.site_audits}
    rules = [rule(each) for _, each in sorted(audits.items())]
    return [*rules, {"id": NO_PAGE, "shortDescription": {"text": "A page could not be audited."}}]


def rule(audit: AuditResult) -> dict[str, Any]:
    """An audit as a rule."""
    return {
        "id": audit.id,
        "shortDescription": {"text": audit.title},
        "fullDescription": {"text": audit.why},
        "help": {"text": f"{audit.why} {audit.fix}".strip()},
        "helpUri": audit.source,
        "properties": {"category": audit.category.value},
    }


def results_of(report: SiteReport) -> Iterator[dict[str, Any]]:
    """What is wrong, page by page, then of the site."""
    for page in report.pages:
        if page.error:
            yield result(NO_PAGE, "error", f"{page.error.code}: {page.error.message}", [location(page.url)])
        yield from (found(audit, page) for audit in page.audits if audit.status in LEVELS)
    for audit in report.site_audits:
        if audit.status in LEVELS:
            places = dict.fromkeys(each.url for each in audit.evidence if is_web(each.url))
            at = [location(url) for url in [*places][:MAX_PLACES] or [report.site.start_url]]
            yield result(audit.id, LEVELS[audit.status], f"{audit.text} {audit.fix}", at)


def found(audit: AuditResult, page: PageReport) -> dict[str, Any]:
    """One audit's result on one page, at the elements that it names."""
    selectors = dict.fromkeys(each.selector for each in audit.evidence if each.selector)
    at = [location(page.url, selector) for selector in [*selectors][:MAX_PLACES]] or [location(page.url)]
    return result(audit.id, LEVELS[audit.status], f"{audit.text} {audit.fix}", at)


def result(rule_id: str, level: str, message: str, locations: list[dict[str, Any]]) -> dict[str, Any]:
    """One result with its place."""
    return {
        "ruleId": rule_id,
        "level": level,
        "message": {"text": sarif_text(message)},
        "locations": locations[:1],
        **({"relatedLocations": locations[1:]} if locations[1:] else {}),
    }


def location(url: str, selector: str = "") -> dict[str, Any]:
    """A page, or an element of it."""
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": clean_line(url, 2000)}}}
    if selector:
        place["logicalLocations"] = [{"fullyQualifiedName": clean_line(selector, 500), "kind": "element"}]
    return place


def is_web(url: str) -> bool:
    """Whether ``url`` is the address of a page."""
    return url.startswith(("http://", "https://"))
