"""What ``--fail-on`` says of a report: pass, fail, or inconclusive when it cannot be known.

Fail beats inconclusive beats pass. A metric is inconclusive when the limit lies within the range of
its runs, spread or in two groups; a score when too little of it was measured; anything when what it
names was not measured. ``error`` alone is always known.
See ``mmaudit.score.conditions`` for the language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import assert_never
from urllib.parse import urlsplit

from mmaudit.audits.registry import SITE_AUDITS
from mmaudit.model.answer import Moment
from mmaudit.model.failure import FailureCode
from mmaudit.model.report import Gate, GateVerdict, Metric, PageReport, PageStatus, RunStatus, SiteReport
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.score.conditions import (
    ANY,
    METRICS,
    SCORE,
    TAPS,
    Compare,
    Condition,
    Finding,
    PageError,
    Threshold,
    names,
    parse_conditions,
)
from mmaudit.score.figures import number, pages_count, shown, straddle

__all__ = ["Condition", "judge", "names", "parse_conditions"]

# A score of which less than half was measured says nothing about the site.
LEAST_MEASURED_SHARE = 0.5
JUDGED = (Status.PASS, Status.WARN, Status.FAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one condition says, and why unless it passed."""

    verdict: GateVerdict
    reason: str = ""


PASSED = Answer(verdict=GateVerdict.PASS)


def judge(report: SiteReport, conditions: Sequence[Condition]) -> Gate:
    """The verdict on all conditions, with one sentence for each that did not pass."""
    if not conditions:
        return Gate(verdict=GateVerdict.NONE)
    answers = [answer(report, condition) for condition in conditions]
    verdicts = {each.verdict for each in answers}
    if GateVerdict.FAIL in verdicts:
        verdict = GateVerdict.FAIL
    else:
        verdict = GateVerdict.INCONCLUSIVE if GateVerdict.INCONCLUSIVE in verdicts else GateVerdict.PASS
    return Gate(verdict=verdict, reasons=tuple(each.reason for each in answers if each.reason))


def answer(report: SiteReport, condition: Condition) -> Answer:
    """What one condition says; a pass of an interrupted run is not one."""
    match condition:
        case PageError():
            said = on_errors(report, condition)
        case Finding():
            said = on_findings(report, condition)
        case Threshold():
            said = on_threshold(report, condition)
        case _:
            assert_never(condition)
    if said is PASSED and report.run.status is RunStatus.INTERRUPTED:
        return unknown(condition, "the run was interrupted")
    return said


def on_errors(report: SiteReport, condition: PageError) -> Answer:
    """Any page that could not be audited."""
    failed = [page for page in in_scope(report, condition.scope) if page.status is PageStatus.FAILED]
    if not failed:
        return PASSED
    worst = failed[0]
    message = worst.error.message.rstrip(".") if worst.error else "it failed"
    return failure(condition, f"{worst.url} could not be audited ({message}){and_more(failed)}")


def on_findings(report: SiteReport, condition: Finding) -> Answer:
    """Any result of the subject that is as bad as the condition's status, or worse."""
    pages = in_scope(report, condition.scope)
    rows = [(page.url, result) for page in pages for result in page.audits if is_about(result, condition)]
    if not condition.scope:
        rows += [("", result) for result in report.site_audits if is_about(result, condition)]
    bad = (Status.FAIL,) if condition.worst is Status.FAIL else (Status.WARN, Status.FAIL)
    found = sorted(
        (row for row in rows if row[1].status in bad), key=lambda row: row[1].status is Status.WARN
    )
    if found:
        url, result = found[0]
        where = f" ({url})" if url else ""
        return failure(condition, f"{result.id}: {result.text.rstrip('.')}{where}{and_more(found)}")
    return unmeasured_findings(condition, pages, [result for _, result in rows])


def unmeasured_findings(
    condition: Finding, pages: Sequence[PageReport], results: list[AuditResult]
) -> Answer:
    """No finding: a pass, unless what the condition names was not measured.

    A named audit has to be measured wherever it is asked; of an area or of everything some part will do.
    """
    missing = [result for result in results if result.status is Status.NOT_MEASURED]
    is_named = condition.subject != ANY and condition.subject not in tuple(Category)
    is_site_audit = condition.subject in {audit.spec.id for audit in SITE_AUDITS}
    failed = [page for page in pages if page.status is PageStatus.FAILED and not is_site_audit]
    if is_named and (missing or failed):
        return unknown(
            condition, f"{condition.subject} was not measured on {pages_count(len(missing) + len(failed))}"
        )
    if not results or (missing and not any(result.status in JUDGED for result in results)):
        return unknown(condition, "nothing of it was measured")
    return PASSED


def is_about(result: AuditResult, condition: Finding) -> bool:
    """Whether a condition speaks of a result."""
    return condition.subject in (ANY, result.category.value, result.id)


def on_threshold(report: SiteReport, condition: Threshold) -> Answer:
    """A number against its limit."""
    if condition.name in METRICS:
        return on_metric(report, condition)
    if condition.name in TAPS:
        return on_taps(report, condition)
    if condition.name == SCORE and condition.scope:
        return on_page_scores(report, condition)
    if condition.name in ("pages", "failed-pages", "broken-links"):
        return on_number(condition, count(report, condition.name))
    return on_score(report, condition)


def on_score(report: SiteReport, condition: Threshold) -> Answer:
    """The overall score, an area's or a moment's."""
    score, share = score_and_share(report, condition.name)
    if score is None:
        return unknown(condition, "it was not measured")
    if share < LEAST_MEASURED_SHARE:
        return unknown(condition, f"only {share:.0%} of it was measured")
    return on_number(condition, score)


def score_and_share(report: SiteReport, name: str) -> tuple[float | None, float]:
    """A score by its name and the share of it that was measured (0-1)."""
    shares = {each.id.value: each.measured_share for each in report.categories}
    if name == SCORE:
        counted = [each.measured_share for each in report.categories if each.score is not None]
        return report.score, sum(counted) / len(counted) if counted else 0.0
    if name in tuple(Moment):
        summary = report.moments.get(Moment(name))
        return summary.score if summary else None, shares.get(Category.MOMENTS.value, 0.0)
    score = next((each.score for each in report.categories if each.id.value == name), None)
    return score, shares.get(name, 0.0)


def on_page_scores(report: SiteReport, condition: Threshold) -> Answer:
    """The score of every page in the scope; the worst is named."""
    pages = in_scope(report, condition.scope)
    scored = sorted((page.score, page.url) for page in pages if page.score is not None)
    bad = [row for row in scored if condition.compare.holds(row[0], condition.limit)]
    if bad:
        score, url = bad[0] if condition.compare in (Compare.BELOW, Compare.AT_MOST) else bad[-1]
        return failure(condition, f"{url} has {number(score)}{and_more(bad)}")
    if len(scored) < len(pages) or not pages:
        return unknown(
            condition, f"{pages_count(len(pages) - len(scored))} had no score" if pages else "no page matches"
        )
    return PASSED


def on_metric(report: SiteReport, condition: Threshold) -> Answer:
    """A metric on any page: the worst clear miss, else the first page where it cannot be known."""
    pages = in_scope(report, condition.scope)
    if not pages:
        return unknown(condition, "no page matches")
    measured = [(page.url, metric) for page in pages if (metric := metric_of(page, condition.name))]
    sign = -1 if condition.compare in (Compare.ABOVE, Compare.AT_LEAST) else 1
    measured.sort(key=lambda row: sign * row[1].median)
    bad = [row for row in measured if always(condition, row[1])]
    if bad:
        url, metric = bad[0]
        return failure(condition, f"{shown(metric, condition.name)} on {url}{and_more(bad)}")
    unsure = [row for row in measured if sometimes(condition, row[1])]
    if unsure:
        url, metric = unsure[0]
        return unknown(
            condition, f"{straddle(metric, condition.name)}, {shown(metric, condition.name)} on {url}"
        )
    if len(measured) < len(pages):
        return unknown(condition, f"it was not measured on {pages_count(len(pages) - len(measured))}")
    return PASSED


def metric_of(page: PageReport, name: str) -> Metric | None:
    """A page's metric by its name in the language."""
    found: Metric | None = getattr(page.metrics, METRICS[name])
    return found


def always(condition: Threshold, metric: Metric) -> bool:
    """Whether the condition holds for every run."""
    return all(condition.compare.holds(value, condition.limit) for value in (metric.min, metric.max))


def sometimes(condition: Threshold, metric: Metric) -> bool:
    """Whether the condition holds for some run."""
    return any(condition.compare.holds(value, condition.limit) for value in (metric.min, metric.max))


def on_taps(report: SiteReport, condition: Threshold) -> Answer:
    """A number of taps; a place that was not found is infinitely far, once every page has been seen."""
    taps: int | None = getattr(report.taps, TAPS[condition.name])
    if taps is not None:
        return on_number(condition, taps)
    left_out = any(each.why is FailureCode.LIMIT for each in report.skipped)
    if left_out or report.run.status is not RunStatus.COMPLETE or not report.pages:
        return unknown(condition, "no such place was found on the pages that were audited")
    if condition.compare in (Compare.ABOVE, Compare.AT_LEAST):
        return failure(condition, "no page of the site offers it")
    return PASSED


def count(report: SiteReport, name: str) -> float:
    """A count by its name in the language."""
    if name == "broken-links":
        return len(report.links_broken)
    if name == "failed-pages":
        return sum(page.status is PageStatus.FAILED for page in report.pages)
    return sum(page.status is PageStatus.AUDITED for page in report.pages)


def on_number(condition: Threshold, value: float) -> Answer:
    """A single number against the limit."""
    if not condition.compare.holds(value, condition.limit):
        return PASSED
    return failure(condition, f"it is {number(value)}")


def in_scope(report: SiteReport, scope: str) -> list[PageReport]:
    """The pages that the glob names; all of them without one."""
    return [page for page in report.pages if not scope or matches(page.url, scope)]


def matches(url: str, glob: str) -> bool:
    """A glob over the path, or over the whole URL when it holds ``://``."""
    return fnmatchcase(url if "://" in glob else urlsplit(url).path or "/", glob)


def failure(condition: Condition, why: str) -> Answer:
    """The condition is met: the build fails."""
    return Answer(verdict=GateVerdict.FAIL, reason=f"{condition.text}: {' '.join(why.split()).rstrip('.')}.")


def unknown(condition: Condition, why: str) -> Answer:
    """It cannot be known."""
    return Answer(verdict=GateVerdict.INCONCLUSIVE, reason=f"{condition.text}: inconclusive, {why}.")


def and_more(found: Sequence[object]) -> str:
    """How many places there are beside the one that is named."""
    return f", and {len(found) - 1} more" if len(found) > 1 else ""
