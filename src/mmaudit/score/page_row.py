"""One page's facts, results and answers as a row of the report."""

from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import PageAnswers
from mmaudit.model.report import (
    AmpError,
    AmpSummary,
    PageMetrics,
    PageReport,
    PageStatus,
    PwaSummary,
    ScrollSummary,
)
from mmaudit.model.snapshot import Frame, Pwa, Snapshot
from mmaudit.model.verdict import AuditResult, Status

# The audit whose verdict says whether the AMP document is valid.
AMP_VALIDITY = "amp-validity"


def audited_row(
    page: PageFacts,
    *,
    results: tuple[AuditResult, ...],
    answers: PageAnswers | None,
    taps_from_home: int | None,
    score: float | None,
) -> PageReport:
    """The row of a page that was audited."""
    snapshot = page.snapshot
    return PageReport(
        url=page.url,
        final_url=snapshot.final_url,
        http_status=snapshot.http_status,
        status=PageStatus.AUDITED,
        error=None,
        lang=page.lang,
        depth=snapshot.job.depth,
        taps_from_home=taps_from_home,
        canonical_url=page.canonical_urls[0] if page.canonical_urls else None,
        title=page.title,
        metrics=page.metrics,
        scroll=scroll_summary(snapshot),
        amp=amp_summary(page, results),
        pwa=pwa_summary(snapshot.pwa),
        moments=answers.moments if answers else {},
        answers=answers.answers if answers else (),
        audits=results,
        score=score,
        redirects=snapshot.redirects,
        unmeasured=snapshot.unmeasured,
        warnings=snapshot.warnings,
        screenshot=snapshot.screenshot,
        frames=filmstrip(snapshot),
    )


def failed_row(snapshot: Snapshot) -> PageReport:
    """The row of a page that could not be audited: what is known is its failure."""
    return PageReport(
        url=snapshot.job.url,
        final_url=snapshot.final_url,
        http_status=snapshot.http_status,
        status=PageStatus.FAILED,
        error=snapshot.failure,
        lang="",
        depth=snapshot.job.depth,
        taps_from_home=None,
        canonical_url=None,
        title=snapshot.document.title if snapshot.document else "",
        metrics=PageMetrics(),
        scroll=ScrollSummary(),
        amp=AmpSummary(),
        pwa=PwaSummary(),
        moments={},
        answers=(),
        audits=(),
        redirects=snapshot.redirects,
        unmeasured=snapshot.unmeasured,
        warnings=snapshot.warnings,
        screenshot=snapshot.screenshot,
        frames=filmstrip(snapshot),
    )


def scroll_summary(snapshot: Snapshot) -> ScrollSummary:
    """The scroll pass in seven numbers, those that were measured."""
    layout, scroll = snapshot.layout, snapshot.scroll
    overflow = float(max(0, layout.scroll_width_px - layout.client_width_px)) if layout else None
    if scroll is None:
        return ScrollSummary(horizontal_overflow_px=overflow)
    return ScrollSummary(
        horizontal_overflow_px=overflow,
        cls_while_scrolling=scroll.cls,
        dropped_frames_ratio=scroll.late_frames_ratio,
        covered_ratio=max(scroll.covered_ratio_top, scroll.covered_ratio_scrolled),
        late_content_ratio=scroll.late_content_ratio,
        screens=scroll.screens,
    )


def amp_summary(page: PageFacts, results: tuple[AuditResult, ...]) -> AmpSummary:
    """The kind of AMP and what the validity audit found."""
    kind = amp_kind(page)
    amphtml_url = page.amphtml_urls[0] if page.amphtml_urls else None
    checked = next((result for result in results if result.id == AMP_VALIDITY), None)
    if kind == "none" or checked is None or checked.status not in (Status.PASS, Status.WARN, Status.FAIL):
        return AmpSummary(kind=kind, amphtml_url=amphtml_url)
    valid = checked.status is not Status.FAIL
    errors = () if valid else amp_errors(checked)
    return AmpSummary(kind=kind, amphtml_url=amphtml_url, valid=valid, errors=errors)


def amp_errors(result: AuditResult) -> tuple[AmpError, ...]:
    """The validator's errors, as far as the audit's evidence carries them."""
    return tuple(
        AmpError(line=0, col=0, code=each.label, message=str(each.value or "")) for each in result.evidence
    )


def amp_kind(page: PageFacts) -> str:
    """``story``; ``paired`` for either half of a pair; ``amp-first`` for an AMP page that is its own canonical."""
    if page.is_amp_story:
        return "story"
    if page.amphtml_urls:
        return "paired"
    if not page.is_amp:
        return "none"
    is_own_canonical = not page.canonical_urls or page.url in page.canonical_urls
    return "amp-first" if is_own_canonical else "paired"


def pwa_summary(pwa: Pwa | None) -> PwaSummary:
    """What the browser said of the app, ``None`` where it was not asked."""
    if pwa is None:
        return PwaSummary()
    errors = pwa.installability_errors
    offline = pwa.offline
    return PwaSummary(
        manifest_url=pwa.manifest_url,
        installable=None if errors is None else not errors,
        installability_errors=errors or (),
        service_worker=pwa.service_worker_url is not None,
        offline=None if offline is None else offline.loaded and offline.from_service_worker,
    )


def filmstrip(snapshot: Snapshot) -> tuple[Frame, ...]:
    """The pictures of the first load that has any."""
    return next((load.frames for load in snapshot.loads if load.frames), ())
