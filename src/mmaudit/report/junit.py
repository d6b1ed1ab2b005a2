"""``report.junit.xml``: a test suite for each page, a test case for each audit, and a suite for the gate.

The dialect is the one that Jenkins and GitLab read:
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from collections.abc import Iterator

from lxml.etree import Element, SubElement, _Element, tostring

from mmaudit.model.report import GateVerdict, PageReport, SiteReport
from mmaudit.model.verdict import AuditResult, Status
from mmaudit.report.escapes import xml_text
from mmaudit.report.view.language import SOURCE, find_language
from mmaudit.report.view.wording import failure_hint

MAX_EVIDENCE = 6


def render(report: SiteReport) -> str:
    """The report as JUnit XML with its declaration."""
    suites = [_page_suite(page) for page in report.pages]
    suites += [*_site_suite(report), *_gate_suite(report)]
    root = Element("testsuites", {"name": "mmaudit", **_sums(suites)})
    root.extend(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode", pretty_print=True)


def _page_suite(page: PageReport) -> _Element:
    name = xml_text(page.url, 500)
    if page.error:
        case = _case(name, "page loads", "page")
        kind, message = page.error.code.value, xml_text(page.error.message)
        hint = failure_hint(page.error, find_language(SOURCE))
        SubElement(case, "error", type=kind, message=message).text = f"{message}\n{hint}".strip()
        return _suite(name, [case])
    return _suite(name, [_audit_case(name, each) for each in page.audits])


def _site_suite(report: SiteReport) -> Iterator[_Element]:
    if report.site_audits:
        name = xml_text(report.site.origin, 500)
        yield _suite(f"site {name}", [_audit_case(name, each) for each in report.site_audits])


def _gate_suite(report: SiteReport) -> Iterator[_Element]:
    gate = report.gate
    if gate.verdict is GateVerdict.NONE:
        return
    reasons = [xml_text(each) for each in gate.reasons] or [gate.verdict.value]
    if gate.verdict is GateVerdict.PASS:
        yield _suite("gate", [_case("gate", "gate", "gate")])
        return
    cases = []
    for number, reason in enumerate(reasons, start=1):
        case = _case("gate", f"condition {number}", "gate")
        if gate.verdict is GateVerdict.FAIL:
            SubElement(case, "failure", type="gate", message=reason).text = reason
        else:
            SubElement(case, "skipped", message=reason)
        cases.append(case)
    yield _suite("gate", cases)


def _audit_case(place: str, result: AuditResult) -> _Element:
    case = _case(place, xml_text(result.id, 100), result.category.value)
    text = xml_text(result.text)
    match result.status:
        case Status.FAIL:
            failure = SubElement(case, "failure", type=xml_text(result.outcome, 100), message=text)
            failure.text = "\n".join([text, xml_text(result.fix), *_evidence(result)])
        case Status.NOT_MEASURED | Status.NOT_APPLICABLE:
            SubElement(case, "skipped", message=text)
        case Status.WARN | Status.INFO | Status.PASS:
            SubElement(case, "system-out").text = f"{result.status.value}: {text}"
    return case


def _evidence(result: AuditResult) -> list[str]:
    lines = []
    for each in result.evidence[:MAX_EVIDENCE]:
        value = "" if each.value is None else f"{each.value} {each.unit}".strip()
        parts = (each.label, value, each.selector, each.url, each.excerpt)
        lines.append("- " + " | ".join(xml_text(part, 300) for part in parts if part))
    return lines


def _case(place: str, name: str, category: str) -> _Element:
    return Element("testcase", name=name, classname=f"{category}.{place}", time="0")


def _suite(name: str, cases: list[_Element]) -> _Element:
    suite = Element("testsuite", name=name, time="0")
    suite.extend(cases)
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in cases)))
    suite.set("tests", str(len(cases)))
    return suite


def _sums(suites: list[_Element]) -> dict[str, str]:
    keys = ("tests", "failures", "errors", "skipped")
    return {key: str(sum(int(suite.get(key, "0")) for suite in suites)) for key in keys}
