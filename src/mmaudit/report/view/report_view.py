"""The whole report as strings and shapes: the one thing that the HTML template is given."""

from dataclasses import dataclass

from mmaudit.model.report import SiteReport
from mmaudit.report.view.amp_errors import AmpErrorView, amp_errors
from mmaudit.report.view.checks import Check, checks
from mmaudit.report.view.field import FieldView, field_view
from mmaudit.report.view.film import Embed, Film, film
from mmaudit.report.view.findings import Detail, Findings, findings
from mmaudit.report.view.fixes import FixView, fixes
from mmaudit.report.view.headline import Headline, headline
from mmaudit.report.view.install_card import InstallCard, OfflineView, install_card, offline_view
from mmaudit.report.view.language import find_language
from mmaudit.report.view.leftovers import (
    BrokenView,
    SkippedView,
    Unmeasured,
    broken_links,
    skipped,
    unmeasured,
)
from mmaudit.report.view.links import Link, host, web_link
from mmaudit.report.view.method import Fact, date, method
from mmaudit.report.view.moments import MomentView, moments
from mmaudit.report.view.pages import PageView, pages
from mmaudit.report.view.scene import Scene, make_scene
from mmaudit.report.view.scores import AreaScore, Overall, area_scores, overall
from mmaudit.report.view.scroll_parts import ScorePart, scroll_parts
from mmaudit.report.view.scrolling import AppFact, WorstCase, app_facts, scrolling
from mmaudit.report.view.taps import TapsView, taps

DETAIL_OF_SITE = Detail(evidence=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything that is shown. ``asked_lang``: the language of the questions' texts."""

    lang: str
    dir: str
    asked_lang: str
    host: str
    site: Link
    date: str
    headline: Headline
    overall: Overall
    areas: tuple[AreaScore, ...]
    fixes: tuple[FixView, ...]
    moments: tuple[MomentView, ...]
    taps: tuple[TapsView, ...]
    film: Film | None
    field: FieldView | None
    scrolling: tuple[WorstCase, ...]
    scroll_parts: tuple[ScorePart, ...]
    app: tuple[AppFact, ...]
    install: InstallCard | None
    offline: OfflineView | None
    amp_errors: tuple[AmpErrorView, ...]
    site_findings: Findings
    pages: tuple[PageView, ...]
    broken: tuple[BrokenView, ...]
    broken_total: str
    skipped: tuple[SkippedView, ...]
    unmeasured: tuple[Unmeasured, ...]
    method: tuple[Fact, ...]
    checks: tuple[Check, ...]
    version: str


def view_report(report: SiteReport, *, lang: str, embed: Embed) -> ReportView:
    """The view of ``report``; pictures are asked for in the order of their worth: film, then pages."""
    scene = make_scene(report, find_language(lang))
    home = scene.home()
    appears = film(home, scene, embed) if home else None
    return ReportView(
        lang=scene.language.tag,
        dir=scene.language.direction,
        asked_lang=scene.language.asked,
        host=host(report.site.start_url),
        site=web_link(report.site.start_url, ""),
        date=date(report.run.started_at, scene.language),
        headline=headline(scene),
        overall=overall(scene),
        areas=area_scores(scene),
        fixes=fixes(scene),
        moments=moments(scene, embed),
        taps=taps(scene),
        film=appears,
        field=field_view(scene),
        scrolling=scrolling(scene),
        scroll_parts=scroll_parts(scene),
        app=app_facts(scene),
        install=install_card(scene, embed),
        offline=offline_view(scene, embed),
        amp_errors=amp_errors(scene),
        site_findings=_of_site(scene, embed),
        pages=pages(scene, embed),
        broken=broken_links(scene),
        broken_total=scene.language.numbers.count(len(report.links_broken)),
        skipped=skipped(scene),
        unmeasured=unmeasured(scene),
        method=method(scene),
        checks=checks(scene),
        version=report.run.mmaudit,
    )


def _of_site(scene: Scene, embed: Embed) -> Findings:
    languages = scene.report.site.languages
    lang = languages[0] if len(languages) == 1 else ""
    return findings(scene.report.site_audits, scene, lang=lang, detail=DETAIL_OF_SITE, embed=embed)
