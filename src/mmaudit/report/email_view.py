"""What the e-mail shows: the report's first screen, its fixes and a few rows, in figures that mail programs can draw."""

from dataclasses import dataclass

from mmaudit.model.report import SiteReport
from mmaudit.report.clean import clean_line
from mmaudit.report.view.findings import count_words
from mmaudit.report.view.fixes import FixView, fixes
from mmaudit.report.view.headline import Headline, headline
from mmaudit.report.view.language import find_language
from mmaudit.report.view.links import host
from mmaudit.report.view.marks import Tag, Tone
from mmaudit.report.view.method import date
from mmaudit.report.view.metrics import short_metric
from mmaudit.report.view.moments import MomentView, moments
from mmaudit.report.view.pages import page_tag
from mmaudit.report.view.phrases import plain_text
from mmaudit.report.view.scene import Scene, make_scene, page_title
from mmaudit.report.view.scores import AreaScore, Overall, area_scores, overall
from mmaudit.report.view.wording import reword_failure

PREHEADER_LENGTH = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class MailArea:
    """An area with its bar as two widths in percent; ``filled`` is empty when there is nothing to fill."""

    area: AreaScore
    filled: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPage:
    """One page in one row."""

    title: str
    path: str
    lang: str
    dir: str
    score: str
    tag: Tag
    lcp: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailView:
    """The whole message. ``more_pages``: what was left out, in words."""

    lang: str
    dir: str
    asked_lang: str
    host: str
    date: str
    subject: str
    preheader: str
    headline: Headline
    overall: Overall
    areas: tuple[MailArea, ...]
    fixes: tuple[FixView, ...]
    moments: tuple[MomentView, ...]
    pages: tuple[MailPage, ...]
    more_pages: str


def view_mail(report: SiteReport, *, lang: str, most_pages: int) -> MailView:
    """The message about ``report`` with the ``most_pages`` weakest pages."""
    scene = make_scene(report, find_language(lang))
    whole, first = overall(scene), headline(scene)
    shown = _pages(scene, most_pages)
    return MailView(
        lang=scene.language.tag,
        dir=scene.language.direction,
        asked_lang=scene.language.asked,
        host=host(report.site.start_url),
        date=date(report.run.started_at, scene.language),
        subject=_subject(scene, whole),
        preheader=_preheader(first),
        headline=first,
        overall=whole,
        areas=tuple(_area(each) for each in area_scores(scene)),
        fixes=fixes(scene),
        moments=moments(scene),
        pages=shown,
        more_pages=_more(len(report.pages) - len(shown), scene),
    )


def _subject(scene: Scene, whole: Overall) -> str:
    _ = scene.language.gettext
    name = host(scene.report.site.start_url)
    template = _("Mobile audit of {host}: {score} of 100, {word}")
    return clean_line(template.format(host=name, score=whole.score, word=whole.tag.word.lower()), 150)


def _preheader(first: Headline) -> str:
    return clean_line(plain_text(first.sentences), PREHEADER_LENGTH)


def _area(area: AreaScore) -> MailArea:
    filled = round(int(area.bar.width) / 10)
    return MailArea(
        area=area, filled=f"{filled}%" if filled else "", rest=f"{100 - filled}%" if filled < 100 else ""
    )


def _pages(scene: Scene, most: int) -> tuple[MailPage, ...]:
    worst = sorted(scene.report.pages, key=lambda page: -1.0 if page.score is None else page.score)[:most]
    rows = []
    for page in worst:
        tag = page_tag(page, scene)
        found = (
            reword_failure(page.error, scene.language)
            if page.error
            else count_words(page.audits, scene.language)
        )
        rows.append(
            MailPage(
                title=clean_line(page_title(page, scene), 80),
                path=clean_line(scene.path(page.url), 60),
                lang=page.lang,
                dir="auto",
                score=scene.language.numbers.score(page.score) if tag.tone is not Tone.NONE else "–",
                tag=tag,
                lcp=short_metric(page, "lcp_ms", scene.language)[0],
                found=clean_line(found, 100),
            )
        )
    return tuple(rows)


def _more(count: int, scene: Scene) -> str:
    if count <= 0:
        return ""
    return scene.language.ngettext(
        "{count} more page in the attached report", "{count} more pages in the attached report", count
    )
