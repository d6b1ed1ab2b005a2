"""Audit results as a page or the site shows them: what to fix with its evidence, then the rest in a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.model.verdict import AuditResult, Confidence, Evidence, Status
from mmaudit.report.clean import clean_line
from mmaudit.report.view.audit_texts import asked, result_text
from mmaudit.report.view.film import Embed
from mmaudit.report.view.language import Language, text_direction
from mmaudit.report.view.links import Link, safe_href
from mmaudit.report.view.marks import Tag, answer_tag, status_tag
from mmaudit.report.view.savings import savings_text
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.scores import area_name
from mmaudit.report.view.wording import reword, reword_label, reword_unit, wording

PICTURE_WIDTH = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One thing that was seen. ``quote`` is in the page's language."""

    label: str
    value: str
    selector: str
    link: Link | None
    quote: str
    lang: str
    dir: str
    picture: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A result with its evidence. ``check``: its row among all checks; ``more``: what was left out, in words."""

    id: str
    title: str
    tag: Tag
    area: str
    text: str
    fix: str
    check: str
    doubt: str
    saving: str
    evidence: tuple[EvidenceView, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All results of a page or of the site: what is wrong, worst first, then notes, then names."""

    wrong: tuple[Finding, ...]
    more_wrong: str
    notes: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_measured: tuple[str, ...]
    not_applicable: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much is shown: findings, and evidence for each. ``brief``: no advice and no names of what passed.

    "All checks" names them once for the whole site.
    """

    evidence: int
    findings: int = 1000
    brief: bool = False


def detail_for(page_count: int) -> Detail:
    """The detail that keeps the report of so many pages small enough to send."""
    if page_count <= 60:
        return Detail(evidence=6)
    return Detail(evidence=3) if page_count <= 150 else Detail(evidence=1, findings=6, brief=True)


def findings(
    results: Sequence[AuditResult], scene: Scene, *, lang: str, detail: Detail, embed: Embed
) -> Findings:
    """The results in as much detail as wanted. ``lang``: of the page's words."""

    def view(result: AuditResult) -> Finding:
        shown = result.evidence[: detail.evidence]
        kept = tuple(_evidence(each, result.id, scene, lang=lang, embed=embed) for each in shown)
        return _finding(result, kept, scene, detail)

    wrong = sorted(_with(results, Status.FAIL, Status.WARN), key=_worst_first)
    named = [] if detail.brief else results
    return Findings(
        wrong=tuple(view(each) for each in wrong[: detail.findings]),
        more_wrong=_more(len(wrong) - detail.findings, scene.language),
        notes=tuple(view(each) for each in _with(named, Status.INFO)),
        passed=_titles(_with(named, Status.PASS), scene.language),
        not_measured=_titles(_with(named, Status.NOT_MEASURED), scene.language),
        not_applicable=_titles(_with(named, Status.NOT_APPLICABLE), scene.language),
        summary=count_words(results, scene.language),
    )


def _worst_first(result: AuditResult) -> tuple[float, float, str]:
    """The place of a finding: by its score, then by the time that it would save."""
    return (result.score or 0.0, -(result.savings_ms or 0.0), result.id)


def count_words(results: Sequence[AuditResult], language: Language) -> str:
    """``2 failed, 3 to improve``."""
    failed, warned = len(_with(results, Status.FAIL)), len(_with(results, Status.WARN))
    parts = []
    if failed:
        parts.append(language.ngettext("{count} failed", "{count} failed", failed))
    if warned:
        parts.append(language.ngettext("{count} to improve", "{count} to improve", warned))
    return language.joined(parts) or language.gettext("nothing to fix")


def _with(results: Sequence[AuditResult], *statuses: Status) -> list[AuditResult]:
    return [each for each in results if each.status in statuses]


def _titles(results: Sequence[AuditResult], language: Language) -> tuple[str, ...]:
    return tuple(clean_line(language.gettext(each.title), 100) for each in results)


def _finding(
    result: AuditResult, evidence: tuple[EvidenceView, ...], scene: Scene, detail: Detail
) -> Finding:
    _ = scene.language.gettext
    wrong = result.status in (Status.FAIL, Status.WARN)
    doubts = {Confidence.MEDIUM: _("fairly sure"), Confidence.LOW: _("not sure")}
    return Finding(
        id=result.id,
        title=clean_line(_(result.title), 160),
        tag=status_tag(result.status, scene.language),
        area=area_name(result.category, scene.language),
        text=clean_line(result_text(result, scene.language), 500),
        fix="" if detail.brief or result.status is Status.INFO else clean_line(_(result.fix), 600),
        check=f"check-{result.id}",
        doubt=doubts.get(result.confidence, ""),
        saving=savings_text(result.savings_ms, result.savings_bytes, scene.language) if wrong else "",
        evidence=evidence,
        more=_more(len(result.evidence) - len(evidence), scene.language),
    )


def _more(count: int, language: Language) -> str:
    """How many were left out, empty for none."""
    if count <= 0:
        return ""
    return language.ngettext("and {count} more in report.json", "and {count} more in report.json", count)


def _evidence(evidence: Evidence, audit: str, scene: Scene, *, lang: str, embed: Embed) -> EvidenceView:
    has_quote = bool(evidence.excerpt)
    quote = evidence.excerpt
    if audit in wording().quoting_us:
        quote, lang = reword(quote, scene.language), scene.language.tag
    return EvidenceView(
        label=clean_line(_label(evidence, audit, scene.language), 160),
        value=evidence_value(evidence, scene.language),
        selector=clean_line(evidence.selector, 200),
        link=_link(evidence.url, scene),
        quote=clean_line(quote, 240),
        lang=lang if has_quote else "",
        dir=text_direction(lang) if has_quote else "",
        picture=embed(evidence.picture, PICTURE_WIDTH) if evidence.picture else None,
    )


def _label(evidence: Evidence, audit: str, language: Language) -> str:
    """What the evidence is of; questions in the visitor's words."""
    is_question = audit in {f"moment-{moment}" for moment in Moment}
    return asked(evidence.label, language) if is_question else reword_label(evidence.label, audit, language)


def _link(url: str, scene: Scene) -> Link | None:
    return Link(text=scene.path(url), href=safe_href(url)) if url else None


def evidence_value(evidence: Evidence, language: Language) -> str:
    """The value with its unit; text as it is."""
    value, unit = evidence.value, clean_line(reword_unit(evidence.unit, language), 40)
    if value is None:
        return ""
    if isinstance(value, str) and evidence.kind == "quote":
        is_status = value in set(AnswerStatus)
        return answer_tag(value, language).word if is_status else clean_line(reword(value, language), 300)
    if isinstance(value, str):
        return clean_line(f"{value} {unit}" if unit else value, 300)
    numbers = language.numbers
    match unit:
        case "ms":
            return numbers.duration(value)
        case "bytes" | "B":
            return numbers.size(value)
        case "":
            return numbers.short(value)
        case _:
            return f"{numbers.short(value)}\u00a0{unit}"
