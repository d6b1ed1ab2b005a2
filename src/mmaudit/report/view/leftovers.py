"""What else a reader must know: links that lead nowhere, addresses left out, and what was not measured."""

from collections import defaultdict
from dataclasses import dataclass

from mmaudit.model.failure import FailureCode
from mmaudit.model.report import BrokenLink, PageStatus, RunStatus, SkippedUrl
from mmaudit.model.verdict import AuditResult, Status
from mmaudit.report.clean import clean_line
from mmaudit.report.view.audit_texts import result_text
from mmaudit.report.view.language import Language
from mmaudit.report.view.links import Link, web_link
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.scores import area_name, area_tag, neutral_note
from mmaudit.report.view.wording import reword, reword_failure

MAX_BROKEN = 200
MAX_FROM = 5
MAX_SKIPPED = 20
MAX_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenView:
    """A broken link; ``answer`` is the status or the reason."""

    link: Link
    answer: str
    found_on: tuple[Link, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedView:
    """Addresses that were left out for the same reason. ``cuts``: the traps among them, in the place of links."""

    why: str
    count: str
    links: tuple[Link, ...]
    more: str
    cuts: tuple["CutView", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CutView:
    """One trap: what it is, how many addresses were left out because of it, and one of them."""

    what: str
    count: str
    example: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmeasured:
    """One thing that is not known, why, and where."""

    what: str
    why: str
    places: tuple[Link, ...]
    more: str


def broken_links(scene: Scene) -> tuple[BrokenView, ...]:
    """The first 200 broken links."""
    return tuple(_broken(each, scene) for each in scene.report.links_broken[:MAX_BROKEN])


def _broken(link: BrokenLink, scene: Scene) -> BrokenView:
    return BrokenView(
        link=web_link(link.url, scene.report.site.origin),
        answer=str(link.status) if link.status else clean_line(reword(link.why, scene.language), 160) or "–",
        found_on=tuple(scene.place(url) for url in link.found_on[:MAX_FROM]),
        more=_more(len(link.found_on) - MAX_FROM, scene.language),
    )


def skipped(scene: Scene) -> tuple[SkippedView, ...]:
    """The addresses that were known and not audited, by reason."""
    groups: dict[FailureCode, list[SkippedUrl]] = defaultdict(list)
    for each in scene.report.skipped:
        groups[each.why].append(each)
    return tuple(_left_out(why, entries, scene) for why, entries in groups.items())


def _left_out(why: FailureCode, entries: list[SkippedUrl], scene: Scene) -> SkippedView:
    cuts = _cuts(entries, scene) if why is FailureCode.TRAP else ()
    total = max(len(entries), scene.report.skipped_counts.get(why, 0))
    links = (
        () if cuts else tuple(web_link(each.url, scene.report.site.origin) for each in entries[:MAX_SKIPPED])
    )
    return SkippedView(
        why=skip_reason(why, scene.language),
        count=scene.language.numbers.count(total),
        links=links,
        more="" if cuts else _more(total - MAX_SKIPPED, scene.language),
        cuts=cuts,
    )


def _cuts(entries: list[SkippedUrl], scene: Scene) -> tuple[CutView, ...]:
    """Each trap once; nothing for a report of a version that did not tell them apart."""
    traps = {each.detail: each for each in reversed(entries) if each.detail}
    first = sorted(traps.values(), key=lambda each: (-each.alike, each.url))[:MAX_SKIPPED]
    return tuple(
        CutView(
            what=clean_line(reword(each.detail, scene.language), 200),
            count=scene.language.numbers.count(each.alike),
            example=web_link(each.url, scene.report.site.origin),
        )
        for each in first
    )


def skip_reason(why: FailureCode, language: Language) -> str:
    """Why an address was left out, in words."""
    _ = language.gettext
    reasons = {
        FailureCode.LIMIT: _("Beyond the limit of pages"),
        FailureCode.TRAP: _("One of endlessly many addresses (a calendar, sessions, sorting)"),
        FailureCode.ROBOTS: _("robots.txt asks to stay away"),
        FailureCode.EXCLUDED: _("Excluded by the settings"),
        FailureCode.SIDE_EFFECT: _("Opening it could change something (log out, delete, order)"),
        FailureCode.NOT_HTML: _("Not a web page"),
        FailureCode.DOWNLOAD: _("A download"),
        FailureCode.OFF_SITE: _("Leads to another site"),
        FailureCode.DUPLICATE: _("The same as another page"),
        FailureCode.INTERRUPTED: _("The run was interrupted"),
        FailureCode.RATE_LIMITED: _("The server asked to slow down"),
        FailureCode.AUTH_REQUIRED: _("Needs a login"),
    }
    return reasons.get(why, why.value.replace("_", " "))


def section_name(name: str, language: Language) -> str:
    """What a section of the measurement is called."""
    _ = language.gettext
    names = {
        "loads": _("Loading"),
        "document": _("The document"),
        "layout": _("Layout"),
        "content": _("Content"),
        "scroll": _("Scrolling"),
        "moments": _("Moments"),
        "permissions": _("Permissions asked for"),
        "taps": _("Answers to taps"),
        "amp": _("AMP"),
        "pwa": _("Installability"),
    }
    return names.get(name, clean_line(name, 40))


def unmeasured(scene: Scene) -> tuple[Unmeasured, ...]:
    """Everything that is missing from the report, the whole site's first."""
    _ = scene.language.gettext
    rows = []
    if scene.report.run.status is RunStatus.INTERRUPTED:
        rows.append(_row(_("The rest of the site"), _("The run was interrupted before its end."), [], scene))
    for area in scene.report.categories:
        if area.score is None:
            tag, note = (
                area_tag(area, scene.report, scene.language),
                neutral_note(area, scene.report, scene.language),
            )
            why = f"{tag.word}: {note}" if note else tag.word
            rows.append(_row(area_name(area.id, scene.language), why, [], scene))
    return (*rows, *_of_pages(scene))


def _of_pages(scene: Scene) -> tuple[Unmeasured, ...]:
    _ = scene.language.gettext
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in scene.report.pages:
        if page.status is PageStatus.FAILED:
            why = reword_failure(page.error, scene.language) if page.error else _("unknown")
            groups[_("The whole page"), clean_line(why, 300)].append(page.url)
        for name, why in page.unmeasured.items():
            groups[section_name(name, scene.language), clean_line(reword(why, scene.language), 300)].append(
                page.url
            )
        for result in page.audits:
            if result.status is Status.NOT_MEASURED:
                groups[_what(result, scene.language)].append(page.url)
    for result in scene.report.site_audits:
        if result.status is Status.NOT_MEASURED:
            groups[_what(result, scene.language)] = []
    return tuple(_row(what, why, urls, scene) for (what, why), urls in groups.items())


def _what(result: AuditResult, language: Language) -> tuple[str, str]:
    """What was not measured, and why."""
    title = clean_line(language.gettext(result.title), 120)
    return title, clean_line(result_text(result, language), 300)


def _row(what: str, why: str, urls: list[str], scene: Scene) -> Unmeasured:
    places = tuple(scene.place(url) for url in urls[:MAX_NAMED])
    return Unmeasured(what=what, why=why, places=places, more=_more(len(urls) - MAX_NAMED, scene.language))


def _more(count: int, language: Language) -> str:
    return language.ngettext("and {count} more", "and {count} more", count) if count > 0 else ""
