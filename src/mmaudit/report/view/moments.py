"""The four moments: a card each, and the matrix of questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.model.report import BestAnswer, MomentSummary, QuestionSummary
from mmaudit.report.clean import clean_line
from mmaudit.report.view.film import Embed, no_picture
from mmaudit.report.view.headline import answered_count, applicable
from mmaudit.report.view.language import Language, text_direction
from mmaudit.report.view.links import Link
from mmaudit.report.view.marks import Tag, Tone, answer_tag, tone_of_score
from mmaudit.report.view.moment_sentence import dearest_first, moment_sentence
from mmaudit.report.view.phone_view import PhoneView, Place, phone_view, quote_place
from mmaudit.report.view.question_texts import question_text
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.wording import reword

MAX_QUOTE = 200
MAX_VALUE = 320
SENTENCE_ENDS = (".", "!", "?", "…”", "。", "！", "？")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the site in their own language. ``value``: the same as a program reads them.

    ``otherwise``: what the structured data say instead.
    """

    text: str
    lang: str
    dir: str
    place: Link
    effort: str
    value: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question of the matrix; ``quote`` is ``None`` when nothing was found."""

    id: str
    text: str
    tag: Tag
    quote: Quote | None
    pages: str
    machine_readable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentView:
    """One moment. ``sentence`` says it to the site's owner; ``phone`` shows where ``best`` stands.

    ``missing``: the questions without an answer, those first that cost most; ``left_out``: those that do not apply.
    """

    id: str
    title: str
    asks: str
    sentence: str
    tag: Tag
    score: str
    best: Quote | None
    phone: PhoneView | None
    missing: tuple[str, ...]
    rows: tuple[QuestionRow, ...]
    left_out: tuple[str, ...]


def moments(scene: Scene, embed: Embed = no_picture) -> tuple[MomentView, ...]:
    """All four, in the order in which a visitor lives them."""
    found = scene.report.moments
    return tuple(_moment(moment, found[moment], scene, embed) for moment in Moment if moment in found)


def moment_title(moment: Moment, language: Language) -> str:
    """The visitor's own words."""
    _ = language.gettext
    return {
        Moment.KNOW: _("I want to know"),
        Moment.GO: _("I want to go"),
        Moment.DO: _("I want to do"),
        Moment.BUY: _("I want to buy"),
    }[moment]


def _asks(moment: Moment, language: Language) -> str:
    _ = language.gettext
    return {
        Moment.KNOW: _("What is this, and can I trust it?"),
        Moment.GO: _("Where is it, is it open, can I call?"),
        Moment.DO: _("How do I get this done?"),
        Moment.BUY: _("What does it cost, and how do I get it?"),
    }[moment]


def _moment(moment: Moment, summary: MomentSummary, scene: Scene, embed: Embed) -> MomentView:
    asked = applicable(summary)
    rows = tuple(_row(each, scene) for each in asked)
    best, place = _shown_answer(asked, rows, scene)
    return MomentView(
        id=moment.value,
        title=moment_title(moment, scene.language),
        asks=_asks(moment, scene.language),
        sentence=moment_sentence(asked, scene.language),
        tag=_tag(summary, scene.language),
        score=scene.language.numbers.score(summary.score),
        best=best,
        phone=phone_view(place, embed),
        missing=tuple(_text(each, scene.language) for each in dearest_first(asked) if _is_missing(each)),
        rows=rows,
        left_out=tuple(_text(each, scene.language) for each in summary.questions if each not in asked),
    )


def _shown_answer(
    asked: Sequence[QuestionSummary], rows: Sequence[QuestionRow], scene: Scene
) -> tuple[Quote | None, Place | None]:
    """The first answer of which there is a picture, else the first one."""
    found = [
        (row.quote, quote_place(row.id, each.best.url, scene))
        for each, row in zip(asked, rows, strict=True)
        if each.best and row.quote and row.quote.text and row.tag.tone is Tone.GOOD
    ]
    pictured = (each for each in found if each[1])
    return next(pictured, found[0] if found else (None, None))


def _text(question: QuestionSummary, language: Language) -> str:
    return clean_line(question_text(question.id, question.text, language), 160)


def _is_missing(question: QuestionSummary) -> bool:
    return question.best is None and question.status == AnswerStatus.NOT_FOUND


def _tag(summary: MomentSummary, language: Language) -> Tag:
    _ = language.gettext
    asked = len(applicable(summary))
    if not asked or summary.score is None:
        return Tag(tone=Tone.NONE, word=_("Does not apply here"))
    answered = language.numbers.count(answered_count(summary))
    word = _("{answered} of {asked} answered").format(answered=answered, asked=language.numbers.count(asked))
    return Tag(tone=tone_of_score(summary.score), word=word)


def _row(question: QuestionSummary, scene: Scene) -> QuestionRow:
    best = question.best
    return QuestionRow(
        id=question.id,
        text=_text(question, scene.language),
        tag=answer_tag(question.status, scene.language),
        quote=None if best is None else _quote(question.id, best, scene),
        pages=_pages(question, scene.language),
        machine_readable=best is not None and best.machine_readable,
    )


def _pages(question: QuestionSummary, language: Language) -> str:
    if question.lacking and question.answered:
        answered, asked = (language.numbers.count(each) for each in (question.answered, question.asked))
        return language.gettext("on {answered} of {asked} pages").format(answered=answered, asked=asked)
    if question.answered:
        return language.ngettext("on {count} page", "on {count} pages", question.answered)
    return language.ngettext("{count} page asked", "{count} pages asked", question.asked)


def _quote(question_id: str, best: BestAnswer, scene: Scene) -> Quote:
    return Quote(
        text=shown_quote(best.quote),
        lang=best.lang,
        dir=text_direction(best.lang),
        place=scene.place(best.url),
        effort=effort(best.taps_from_home, best.screens_down, scene.language),
        value=_value(question_id, best, scene),
        otherwise=otherwise(best.structured_value, scene.language),
    )


def otherwise(value: str, language: Language) -> str:
    """What the structured data say instead of the quote; empty when they do not contradict it."""
    _ = language.gettext
    shown = clean_line(value, 120)
    return _("Structured data: {value}").format(value=shown) if shown else ""


def shown_quote(quote: str) -> str:
    """A quote for people: one that was cut off in a word ends with the word before and an ellipsis."""
    text = clean_line(quote, MAX_QUOTE)
    if len(quote) < MAX_QUOTE - 1 or text.endswith(SENTENCE_ENDS):
        return text
    whole, space, _rest = text.rstrip("…").rpartition(" ")
    return f"{whole if space and len(whole) > MAX_QUOTE // 2 else text.rstrip('…')}…"


def effort(taps: int | None, screens: float | None, language: Language) -> str:
    """How far the answer is: ``1 tap, 2 screens down``."""
    _ = language.gettext
    way = (
        _("no way from the first page")
        if taps is None
        else language.ngettext("{count} tap", "{count} taps", taps)
    )
    if screens is None:
        return way
    whole = floor(screens)
    depth = (
        _("first screen")
        if whole < 1
        else language.ngettext("{count} screen down", "{count} screens down", whole)
    )
    return language.joined([way, depth])


def _value(question_id: str, best: BestAnswer, scene: Scene) -> str:
    """The normalised answer, when it says more than the quote."""
    for page in scene.report.pages:
        if page.url == best.url:
            found = (each.answer for each in page.answers if each.question == question_id)
            value = clean_line(next(found, ""), MAX_VALUE)
            return "" if value.casefold() in best.quote.casefold() else reword(value, scene.language)
    return ""
