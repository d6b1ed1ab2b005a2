"""Everything that was found, joined into the one ``SiteReport``."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from mmaudit.audits.site.broken_links import find_broken
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.answer import Moment, PageAnswers
from mmaudit.model.field_data import FieldCapture
from mmaudit.model.report import (
    CategoryScore,
    Gate,
    GateVerdict,
    MomentSummary,
    PageReport,
    Run,
    RunStatus,
    Site,
    SiteReport,
    SkippedUrl,
    Taps,
)
from mmaudit.model.verdict import AuditResult
from mmaudit.score.fixes import rank_fixes
from mmaudit.score.lighthouse import lighthouse_comparable
from mmaudit.score.page_row import audited_row, failed_row
from mmaudit.score.rollup import Material, page_score, roll_up, site_score
from mmaudit.score.scoring import Scoring


def build_report(
    *,
    site: SiteFacts,
    page_results: Mapping[str, tuple[AuditResult, ...]],
    site_results: tuple[AuditResult, ...],
    page_answers: Mapping[str, PageAnswers],
    moments: Mapping[Moment, MomentSummary],
    taps: Taps,
    run: Run,
    scoring: Scoring,
) -> SiteReport:
    """The report without a gate. The maps are keyed by ``PageFacts.url``."""
    urls = tuple(page.url for page in site.pages)
    material = Material(
        pages=tuple(page_results.get(url, ()) for url in urls),
        site=site_results,
        moments=moments,
        failed=len(site.failed),
        readable_pages=sum(page.snapshot.content is not None for page in site.pages),
    )
    categories = roll_up(material, scoring)
    return SiteReport(
        site=describe_site(site),
        run=replace(run, status=run_status(run, site)),
        score=rounded(site_score(categories, material, scoring)),
        categories=tuple(replace_score(each) for each in categories),
        gate=Gate(verdict=GateVerdict.NONE),
        pages=page_rows(site, page_results, page_answers, scoring),
        moments=moments,
        taps=taps,
        site_audits=site_results,
        links_broken=find_broken(site),
        skipped=tuple(
            SkippedUrl(url=each.url, why=each.why, detail=each.detail, alike=each.alike)
            for each in site.capture.skipped
        ),
        skipped_counts=dict(site.capture.skipped_counts),
        fixes=rank_fixes(material, categories, scoring, urls=urls),
        scoring_version=scoring.version,
        field=field_data(site).origin,
    )


def page_rows(
    site: SiteFacts,
    page_results: Mapping[str, tuple[AuditResult, ...]],
    page_answers: Mapping[str, PageAnswers],
    scoring: Scoring,
) -> tuple[PageReport, ...]:
    """A row for every page that was tried, the start page first, then by depth; failed ones after their peers."""
    rows = []
    for page in site.pages:
        results = page_results.get(page.url, ())
        row = audited_row(
            page,
            results=results,
            answers=page_answers.get(page.url),
            taps_from_home=site.taps_from_home.get(page.url),
            score=rounded(page_score(results, scoring)),
        )
        lighthouse = lighthouse_comparable(page.metrics, scoring)
        rows.append(
            replace(row, lighthouse_comparable=lighthouse, field=field_data(site).pages.get(page.url))
        )
    rows += [failed_row(snapshot) for snapshot in site.failed]
    return tuple(sorted(rows, key=lambda row: row.depth))


def field_data(site: SiteFacts) -> FieldCapture:
    """What real visitors met; empty when it was not asked for."""
    return site.capture.field_data or FieldCapture()


def describe_site(site: SiteFacts) -> Site:
    """Where it is and which languages it speaks, the commonest first."""
    start = urlsplit(site.start_url)
    counted = Counter(page.lang for page in site.pages if page.lang)
    languages = sorted(counted, key=lambda lang: (-counted[lang], lang))
    return Site(
        start_url=site.start_url, origin=f"{start.scheme}://{start.netloc}", languages=tuple(languages)
    )


def run_status(run: Run, site: SiteFacts) -> RunStatus:
    """A complete run with failed pages is a partial one."""
    return RunStatus.PARTIAL if site.failed and run.status is RunStatus.COMPLETE else run.status


def replace_score(category: CategoryScore) -> CategoryScore:
    """The category with its numbers as the report shows them."""
    return replace(category, score=rounded(category.score), measured_share=round(category.measured_share, 3))


def rounded(score: float | None) -> float | None:
    """One decimal: what the gate compares is what the reader sees."""
    return None if score is None else round(score, 1)
