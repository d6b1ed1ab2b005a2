"""Runs the audits: each verdict is joined with its spec; an audit that breaks is one row, not the end of the run."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.scroll import LEFT_OUT
from mmaudit.model.snapshot import Section, Snapshot
from mmaudit.model.verdict import AuditResult, Outcome, Spec, Status, Verdict

NOT_MEASURED = "not-measured"
NOT_MEASURED_OUTCOME = Outcome(status=Status.NOT_MEASURED, text="Not measured. {reason}")
NO_REASON = "There was nothing to measure."
NOT_SEEN = "This part of the page was not seen ({section})."
SCORED = frozenset({Status.PASS, Status.WARN, Status.FAIL})

Facts = TypeVar("Facts", PageFacts, SiteFacts)


def audit_page(page: PageFacts, limits: Limits) -> tuple[AuditResult, ...]:
    """The result of every page audit, in the order of the registry."""
    return tuple(page_result(audit, page, limits) for audit in PAGE_AUDITS)


def audit_site(site: SiteFacts, limits: Limits) -> tuple[AuditResult, ...]:
    """The result of every site audit, in the order of the registry."""
    return tuple(site_result(audit, site, limits) for audit in SITE_AUDITS)


def page_result(audit: PageAudit, page: PageFacts, limits: Limits) -> AuditResult:
    """One audit of one page."""
    missing = missing_reason(audit.spec, (page.snapshot,))
    return joined(audit.spec, missing or guarded(audit.judge, page, limits))


def site_result(audit: SiteAudit, site: SiteFacts, limits: Limits) -> AuditResult:
    """One audit of the site; a section that it needs must be there on one page at least."""
    missing = missing_reason(audit.spec, [page.snapshot for page in site.pages])
    return joined(audit.spec, missing or guarded(audit.judge, site, limits))


def missing_reason(spec: Spec, snapshots: Sequence[Snapshot]) -> Verdict | None:
    """``not-measured`` with the reason when a section is on none of ``snapshots``, or its part was left out of all."""
    for section in spec.needs:
        if not any(getattr(snapshot, section.value) for snapshot in snapshots):
            return unmeasured(reason_of(section, snapshots))
    scrolls = [snapshot.scroll for snapshot in snapshots if snapshot.scroll is not None]
    is_left_out = scrolls and all(spec.part in scroll.left_out for scroll in scrolls)
    return unmeasured(LEFT_OUT) if is_left_out else None


def reason_of(section: Section, snapshots: Sequence[Snapshot]) -> str:
    """Why a section is missing, in the words of the collector that failed."""
    reasons = (snapshot.unmeasured.get(section.value) for snapshot in snapshots)
    return next((reason for reason in reasons if reason), NOT_SEEN.format(section=section.value))


def unmeasured(reason: str) -> Verdict:
    """A verdict that there is none."""
    return Verdict(outcome=NOT_MEASURED, params={"reason": reason})


def guarded(judge: Callable[[Facts, Limits], Verdict], facts: Facts, limits: Limits) -> Verdict:
    """The guard per audit: one that breaks on an odd page leaves its row unmeasured."""
    try:
        return judge(facts, limits)
    except Exception as error:  # noqa: BLE001 - the guard per audit: the other rows still count
        return unmeasured(f"Internal error ({type(error).__name__}: {str(error)[:200]}).")


def joined(spec: Spec, verdict: Verdict) -> AuditResult:
    """A verdict as a row. An outcome outside the closed list is our own fault and raises ``ValueError``."""
    outcome = outcome_of(spec, verdict)
    params = (
        {"reason": NO_REASON} | dict(verdict.params) if verdict.outcome == NOT_MEASURED else verdict.params
    )
    return AuditResult(
        id=spec.id,
        category=spec.category,
        status=outcome.status,
        score=score_of(outcome, verdict),
        outcome=verdict.outcome,
        value=verdict.value,
        unit=spec.unit,
        title=spec.title,
        text=outcome.text.format_map(params),
        fix=outcome.fix or spec.fix,
        why=spec.why,
        source=spec.source,
        evidence=verdict.evidence,
        confidence=verdict.confidence,
        params=params,
        savings_ms=verdict.savings_ms,
        savings_bytes=verdict.savings_bytes,
    )


def outcome_of(spec: Spec, verdict: Verdict) -> Outcome:
    """The outcome that a verdict names."""
    if verdict.outcome == NOT_MEASURED:
        return NOT_MEASURED_OUTCOME
    if verdict.outcome not in spec.outcomes:
        raise ValueError(f"{spec.id}: '{verdict.outcome}' is none of {', '.join(spec.outcomes)}")
    return spec.outcomes[verdict.outcome]


def score_of(outcome: Outcome, verdict: Verdict) -> float | None:
    """The verdict's own score before the outcome's; none for what only informs."""
    if outcome.status not in SCORED:
        return None
    return outcome.score if verdict.score is None else max(0.0, min(100.0, verdict.score))
