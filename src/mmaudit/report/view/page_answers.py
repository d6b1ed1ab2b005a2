"""What one page answers: the questions of the matrix, in this page's own words."""

from dataclasses import dataclass
from math import floor

from mmaudit.model.answer import Answer, AnswerStatus
from mmaudit.model.report import PageReport
from mmaudit.report.clean import clean_line
from mmaudit.report.view.language import Language
from mmaudit.report.view.marks import Tag, answer_tag
from mmaudit.report.view.moments import otherwise, shown_quote
from mmaudit.report.view.question_texts import question_text
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.wording import reword

MOST_ANSWERS = 16
FOUND = tuple(
    each for each in AnswerStatus if each not in (AnswerStatus.NOT_FOUND, AnswerStatus.NOT_APPLICABLE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """One answer. ``value``: normalised, where it says more than the quote; ``where``: its place on the page.

    ``otherwise``: what the structured data say instead.
    """

    question: str
    tag: Tag
    quote: str
    value: str
    otherwise: str
    where: str
    selector: str


def page_answers(page: PageReport, scene: Scene) -> tuple[PageAnswer, ...]:
    """The page's own answers first, then those in blocks that every page repeats; at most sixteen."""
    texts = {
        each.id: question_text(each.id, each.text, scene.language)
        for summary in scene.report.moments.values()
        for each in summary.questions
    }
    found = sorted(
        (each for each in page.answers if each.status in FOUND),
        key=lambda each: (each.in_boilerplate, FOUND.index(each.status)),
    )
    return tuple(
        _view(each, texts.get(each.question, each.question), scene.language) for each in found[:MOST_ANSWERS]
    )


def _view(answer: Answer, text: str, language: Language) -> PageAnswer:
    value = clean_line(answer.answer, 120)
    return PageAnswer(
        question=clean_line(text, 160),
        tag=answer_tag(answer.status.value, language),
        quote=shown_quote(answer.quote),
        value="" if value.casefold() in answer.quote.casefold() else reword(value, language),
        otherwise=otherwise(answer.structured_value, language),
        where=_where(answer, language),
        selector=clean_line(answer.selector, 160),
    )


def _where(answer: Answer, language: Language) -> str:
    _ = language.gettext
    parts = []
    if answer.screens_down is not None:
        down = floor(answer.screens_down)
        text = (
            language.ngettext("{count} screen down", "{count} screens down", down)
            if down >= 1
            else _("first screen")
        )
        parts.append(text)
    if answer.collapsed:
        parts.append(_("behind a tap"))
    if answer.in_boilerplate:
        parts.append(_("in a block that every page repeats"))
    return language.joined(parts)
