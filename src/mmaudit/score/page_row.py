"""One page's facts, results and answers as a row of the report."""

from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.facts.summaries import amp_summary, pwa_summary, scroll_summary
from mmaudit.model.answer import PageAnswers
from mmaudit.model.report import AmpSummary, PageMetrics, PageReport, PageStatus, PwaSummary, ScrollSummary
from mmaudit.model.snapshot import Frame, HostTraffic, Snapshot
from mmaudit.model.verdict import AuditResult
from mmaudit.score.quote_boxes import quote_boxes


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
        scroll=scroll_summary(page),
        amp=amp_summary(page),
        pwa=pwa_summary(page),
        moments=answers.moments if answers else {},
        answers=answers.answers if answers else (),
        audits=results,
        score=score,
        redirects=snapshot.redirects,
        unmeasured=snapshot.unmeasured,
        warnings=snapshot.warnings,
        screenshot=snapshot.screenshot,
        frames=filmstrip(snapshot),
        hosts=hosts(snapshot),
        screens=snapshot.screens,
        scroll_trace=snapshot.scroll.trace if snapshot.scroll else None,
        quote_boxes=quote_boxes(snapshot, answers.answers if answers else ()),
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
        screens=snapshot.screens,
    )


def hosts(snapshot: Snapshot) -> tuple[HostTraffic, ...]:
    """What the load that the figures stand for took from each host."""
    load = typical_load(snapshot.loads)
    return load.hosts if load else ()


def filmstrip(snapshot: Snapshot) -> tuple[Frame, ...]:
    """The pictures of the first load that has any."""
    return next((load.frames for load in snapshot.loads if load.frames), ())
