"""The first thing a reader sees: what visitors meet, in one to three sentences, before any number of ours."""

from dataclasses import dataclass

from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.model.report import MomentSummary, PageReport, QuestionSummary
from mmaudit.report.view.language import Language
from mmaudit.report.view.links import host
from mmaudit.report.view.marks import boundaries
from mmaudit.report.view.method import network_name
from mmaudit.report.view.phrases import Sentence, emphasise
from mmaudit.report.view.scene import Scene

WELL_SERVED = 75.0
PHONE_QUESTION = "go.phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """``question`` is the title, ``sentences`` its answer, ``lede`` how it was found."""

    question: str
    sentences: tuple[Sentence, ...]
    lede: str


def headline(scene: Scene) -> Headline:
    """The answer to whether a phone visitor is served."""
    _ = scene.language.gettext
    question = _("Can a phone visitor know, go, do and buy at {host}?").format(
        host=host(scene.report.site.start_url)
    )
    sentences = (_moments(scene), _calling(scene), _slowest(scene))
    return Headline(question=question, sentences=tuple(each for each in sentences if each), lede=_lede(scene))


def moment_verb(moment: Moment, language: Language) -> str:
    """What the visitor wants."""
    _ = language.gettext
    return {Moment.KNOW: _("know"), Moment.GO: _("go"), Moment.DO: _("do"), Moment.BUY: _("buy")}[moment]


def applicable(summary: MomentSummary) -> tuple[QuestionSummary, ...]:
    """The questions that this site is asked."""
    return tuple(
        each for each in summary.questions if each.status != AnswerStatus.NOT_APPLICABLE and each.asked
    )


def answered_count(summary: MomentSummary) -> int:
    """How many of them some page answers."""
    return sum(AnswerStatus(each.status).is_answer for each in applicable(summary))


def _moments(scene: Scene) -> Sentence:
    _ = scene.language.gettext
    scores = {
        moment: summary.score for moment, summary in scene.report.moments.items() if summary.score is not None
    }
    if not scores:
        return emphasise(
            _("No page could be judged by what visitors want to know, do or buy, or where they want to go.")
        )
    served = [moment_verb(moment, scene.language) for moment in scores if scores[moment] >= WELL_SERVED]
    worst = min(scores, key=lambda moment: scores[moment])
    verb, found = moment_verb(worst, scene.language), _found(scene, worst)
    if len(served) == len(scores):
        return emphasise(
            _("Yes: visitors who want to {moments} are served."), moments=scene.language.listing(served)
        )
    if served:
        template = _("Visitors who want to {moments} are served, but those who want to {worst} find {found}.")
        return emphasise(template, moments=scene.language.listing(served), worst=verb, found=found)
    best = max(scores, key=lambda moment: scores[moment])
    if best is worst:
        return emphasise(_("Visitors who want to {worst} find {found}."), worst=verb, found=found)
    template = _(
        "No visitor is served well: those who want to {best} find {most}, those who want to {worst} {found}."
    )
    best_verb = moment_verb(best, scene.language)
    return emphasise(template, best=best_verb, most=_found(scene, best), worst=verb, found=found)


def _found(scene: Scene, moment: Moment) -> str:
    _ = scene.language.gettext
    summary = scene.report.moments[moment]
    answered, asked = answered_count(summary), len(applicable(summary))
    if not answered:
        return _("no answer")
    numbers = scene.language.numbers
    template = scene.language.texts.ngettext(
        "{answered} of {count} answer", "{answered} of {count} answers", asked
    )
    return template.format(answered=numbers.count(answered), count=numbers.count(asked))


def _calling(scene: Scene) -> Sentence:
    _ = scene.language.gettext
    taps = scene.report.taps.to_call
    if taps is not None:
        if taps <= 1:
            return emphasise(_("One tap on the first page {calls}."), calls=_("calls them"))
        return emphasise(
            _("Calling takes {taps}."), taps=scene.language.ngettext("{count} tap", "{count} taps", taps)
        )
    questions = [each for summary in scene.report.moments.values() for each in applicable(summary)]
    if any(each.id == PHONE_QUESTION for each in questions):
        return emphasise(_("{nobody}."), nobody=_("Nobody can call with one tap"))
    return ()


def _slowest(scene: Scene) -> Sentence:
    _ = scene.language.gettext
    timed = [(page.metrics.lcp_ms.median, page) for page in scene.audited() if page.metrics.lcp_ms]
    if not timed:
        return ()
    slowest_ms, page = max(timed, key=lambda each: each[0])
    duration = scene.language.numbers.duration(slowest_ms)
    good = boundaries()["lcp_ms"].good
    plain = {
        "network": network_name(scene.report.run.network.name, scene.language),
        "page": _page_name(page, scene),
    }
    if slowest_ms <= good:
        template = _("On {network} every page shows its main content within {duration}.")
    else:
        template = _("On {network} the main content of {page} takes {duration} to appear.")
    return emphasise(template, plain=plain, duration=duration)


def _page_name(page: PageReport, scene: Scene) -> str:
    _ = scene.language.gettext
    return _("the first page") if page == scene.home() else scene.path(page.url)


def _lede(scene: Scene) -> str:
    _ = scene.language.gettext
    pages = scene.language.ngettext("{count} page", "{count} pages", len(scene.audited()))
    failed = len(scene.report.pages) - len(scene.audited())
    sentence = _("{pages}, visited as a phone. Every statement below stands next to what was seen.").format(
        pages=pages
    )
    if not failed:
        return sentence
    unopened = scene.language.ngettext(
        "{count} page could not be opened.", "{count} pages could not be opened.", failed
    )
    return f"{sentence} {unopened}"
