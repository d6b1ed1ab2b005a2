"""The pages: a row each, then a section each with all that was measured."""

from dataclasses import dataclass

from mmaudit.model.answer import Moment
from mmaudit.model.report import PageReport, PageStatus
from mmaudit.report.clean import clean_line
from mmaudit.report.view.field import has_field
from mmaudit.report.view.film import Embed
from mmaudit.report.view.findings import Detail, Findings, count_words, detail_for, findings
from mmaudit.report.view.headline import moment_verb
from mmaudit.report.view.language import Language, text_direction
from mmaudit.report.view.leftovers import section_name
from mmaudit.report.view.links import Link, safe_href
from mmaudit.report.view.marks import Tag, Tone, score_tag
from mmaudit.report.view.method import Fact
from mmaudit.report.view.metrics import (
    MetricRow,
    metric_name,
    metric_rows,
    scroll_rows,
    short_field,
    short_metric,
)
from mmaudit.report.view.outlines import Shot, shots
from mmaudit.report.view.page_answers import PageAnswer, page_answers
from mmaudit.report.view.scene import Scene, page_title
from mmaudit.report.view.scroll_chart import ScrollChart, scroll_chart
from mmaudit.report.view.wording import failure_hint, reword, reword_failure, reword_value
from mmaudit.score.lighthouse import missing_metrics
from mmaudit.score.scoring import load_scoring

COLUMNS = ("lcp_ms", "cls", "transfer_bytes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of the table; ``field`` is empty without field data."""

    text: str
    tag: Tag | None
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page, as a row and as a section. ``failure`` is empty for a page that was audited.

    ``has_field``: real visitors' figures stand beside ours.
    """

    anchor: str
    path: str
    web: Link
    title: str
    lang: str
    dir: str
    score: str
    tag: Tag
    serves: str
    cells: tuple[Cell, ...]
    found: str
    failure: str
    failure_hint: str
    about: tuple[Fact, ...]
    metrics: tuple[MetricRow, ...]
    has_field: bool
    scroll: tuple[MetricRow, ...]
    chart: ScrollChart | None
    shots: tuple[Shot, ...]
    answers: tuple[PageAnswer, ...]
    findings: Findings
    unmeasured: tuple[Fact, ...]
    warnings: tuple[str, ...]


def pages(scene: Scene, embed: Embed) -> tuple[PageView, ...]:
    """All pages, in the order of the report."""
    detail = detail_for(len(scene.report.pages))
    return tuple(_page(page, scene, embed, detail) for page in scene.report.pages)


def _page(page: PageReport, scene: Scene, embed: Embed, detail: Detail) -> PageView:
    language = scene.language
    cells = ((*short_metric(page, name, language), short_field(page, name, language)) for name in COLUMNS)
    return PageView(
        anchor=scene.anchors[page.url],
        path=scene.path(page.url),
        web=Link(text=clean_line(page.url, 160), href=safe_href(page.url)),
        title=page_title(page, scene),
        lang=page.lang,
        dir=text_direction(page.lang),
        score=language.numbers.score(page.score),
        tag=page_tag(page, scene),
        serves=_serves(page, scene),
        cells=tuple(Cell(text=text, tag=tag, field=field) for text, tag, field in cells),
        found=count_words(page.audits, language) if page.status is PageStatus.AUDITED else "–",
        failure=_failure(page, language),
        failure_hint=failure_hint(page.error, language) if page.error else "",
        about=_about(page, scene),
        metrics=metric_rows(page.metrics, page.field, language),
        has_field=has_field(page),
        scroll=scroll_rows(page.scroll, language),
        chart=None if detail.brief else scroll_chart(page.scroll_trace, scene),
        shots=shots(page, language, embed, outlined=not detail.brief),
        answers=() if detail.brief else page_answers(page, scene),
        findings=findings(page.audits, scene, lang=page.lang, detail=detail, embed=embed),
        unmeasured=tuple(
            Fact(term=section_name(name, language), text=clean_line(reword(why, language), 300))
            for name, why in page.unmeasured.items()
        ),
        warnings=tuple(clean_line(reword(each, language), 300) for each in page.warnings),
    )


def page_tag(page: PageReport, scene: Scene) -> Tag:
    """The word of a page: that of its score, or that it did not open."""
    if page.status is PageStatus.FAILED:
        return Tag(tone=Tone.POOR, word=scene.language.gettext("Not opened"))
    return score_tag(page.score, scene.language)


def _failure(page: PageReport, language: Language) -> str:
    return clean_line(reword_failure(page.error, language), 400) if page.error else ""


def _serves(page: PageReport, scene: Scene) -> str:
    served = [each for each in Moment if each in page.moments and page.moments[each].serves]
    return scene.language.joined([moment_verb(each, scene.language) for each in served]) or "–"


def _about(page: PageReport, scene: Scene) -> tuple[Fact, ...]:
    _ = scene.language.gettext
    taps = page.taps_from_home
    facts = [
        (_("Lighthouse-comparable"), _lighthouse(page, scene.language)),
        (_("Answer of the server"), str(page.http_status) if page.http_status else ""),
        (_("Language"), clean_line(page.lang, 20)),
        (
            _("From the first page"),
            "" if taps is None else scene.language.ngettext("{count} tap", "{count} taps", taps),
        ),
        (_("Redirected from"), ", ".join(scene.path(hop.url) for hop in page.redirects[:5])),
        (_("Calls itself"), _other(page.canonical_url, page, scene)),
        (
            _("AMP"),
            "" if page.amp.kind == "none" else clean_line(reword_value(page.amp.kind, scene.language), 20),
        ),
    ]
    return tuple(Fact(term=term, text=text) for term, text in facts if text)


def _lighthouse(page: PageReport, language: Language) -> str:
    """``62 of 100``, or what is missing for it."""
    if page.status is PageStatus.FAILED:
        return ""
    if page.lighthouse_comparable is not None:
        template = language.gettext("{score} of 100")
        return template.format(score=language.numbers.score(page.lighthouse_comparable))
    missing = [metric_name(name, language) for name in missing_metrics(page.metrics, load_scoring())]
    return (
        language.gettext("none, not measured: {metrics}").format(metrics=language.listing(missing))
        if missing
        else ""
    )


def _other(url: str | None, page: PageReport, scene: Scene) -> str:
    """A canonical address that is not the page's own."""
    return scene.path(url) if url and url not in (page.url, page.final_url) else ""
