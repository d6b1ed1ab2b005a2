"""The site's matrix: every question over all pages, its best answer, and a score for each moment. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus, Moment
from mmaudit.model.report import BestAnswer, MomentSummary, QuestionSummary
from mmaudit.moments.catalogue import Catalogue
from mmaudit.moments.question import Question, Scope
from mmaudit.moments.site_answers import site_answers
from mmaudit.moments.taps import fewest_taps
from mmaudit.moments.worth import Worth, load_worth

__all__ = ["fewest_taps", "summarise"]

_FAR_TAPS = 4
_LACKING_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    page: PageFacts
    answer: Answer
    taps: int | None

    def worth(self, worth: Worth, *, scope: Scope) -> float:
        """Value the answer; a page of its own kind is judged where it is, whatever the way to it."""
        if scope is Scope.PAGE:
            return worth.of(self.answer, taps=0)
        return worth.of(self.answer, taps=_FAR_TAPS if self.taps is None else self.taps)


def summarise(
    site: SiteFacts, catalogue: Catalogue, *, lang: str = "en", omits: frozenset[str] = frozenset()
) -> dict[Moment, MomentSummary]:
    """Sum up ``site.answers`` for each moment, texts in ``lang``; ``omits``: questions not to ask of all pages together.

    ``asked`` counts the pages to which a question applies (see ``moments.signs``). A question that applies
    to no page is ``not-applicable`` and out of the score; a moment without any question has the score ``None``.
    A question of scope ``site`` is worth its best answer, one of scope ``page`` the mean of its pages.
    """
    cells = _cells_by_question(site, omits)
    summaries = {}
    for moment in Moment:
        rows = [
            _summary(question, cells.get(question.id, []), catalogue=catalogue, lang=lang)
            for question in catalogue.questions
            if question.moment is moment
        ]
        summaries[moment] = MomentSummary(score=_score(rows), questions=tuple(rows))
    return summaries


def _cells_by_question(site: SiteFacts, omits: frozenset[str]) -> dict[str, list[_Cell]]:
    """Collect the cells of pages to which each question applies, in the order of the pages."""
    cells: dict[str, list[_Cell]] = {}
    for page in site.pages:
        for answer in site.answers.get(page.url, ()):
            if answer.status is not AnswerStatus.NOT_APPLICABLE:
                taps = site.taps_from_home.get(page.url)
                cells.setdefault(answer.question, []).append(_Cell(page=page, answer=answer, taps=taps))
    for question, (page, answer) in site_answers(site).items():
        if question not in omits:
            cells[question] = [_Cell(page=page, answer=answer, taps=site.taps_from_home.get(page.url))]
    return cells


def _summary(
    question: Question, asked: Sequence[_Cell], *, catalogue: Catalogue, lang: str
) -> QuestionSummary:
    worth = load_worth()
    found = [cell for cell in asked if cell.answer.status is not AnswerStatus.NOT_FOUND]
    best = min(found, key=lambda cell: _effort(cell, worth)) if found else None
    status = AnswerStatus.NOT_FOUND if asked else AnswerStatus.NOT_APPLICABLE
    return QuestionSummary(
        id=question.id,
        text=question.text(lang),
        asked=len(asked),
        answered=sum(1 for cell in asked if cell.answer.answered),
        best=None if best is None else _best(best, catalogue),
        status=status.value if best is None else best.answer.status.value,
        weight=question.weight,
        fix=question.fix_text(lang),
        worth=_question_worth(question, asked, worth),
        lacking=_lacking(question, asked),
    )


def _lacking(question: Question, asked: Sequence[_Cell]) -> tuple[str, ...]:
    """Name the pages that should answer and do not; what is asked of the site no page owes by itself."""
    if question.scope is Scope.SITE:
        return ()
    return tuple(cell.page.url for cell in asked if not cell.answer.answered)[:_LACKING_SHOWN]


def _effort(cell: _Cell, worth: Worth) -> tuple[float, ...]:
    """Rank cells: worth on the way from home first, then fewest taps and screens, own before boilerplate."""
    answer = cell.answer
    taps = _FAR_TAPS if cell.taps is None else cell.taps
    order = list(AnswerStatus)
    return (
        0 if answer.status.is_answer else order.index(answer.status),
        # What only machines read is no place to send a visitor to.
        answer.source is AnswerSource.STRUCTURED_DATA,
        -round(cell.worth(worth, scope=Scope.SITE), 1),
        taps + (1 if answer.collapsed else 0),
        answer.screens_down or 0.0,
        answer.in_boilerplate,
    )


def _best(cell: _Cell, catalogue: Catalogue) -> BestAnswer:
    """Name the place; a variant of a language ("ary") is told by the language whose words were read ("ar")."""
    lexicon = catalogue.lexicons.get(cell.page.lang)
    return BestAnswer(
        url=cell.page.url,
        quote=cell.answer.quote,
        taps_from_home=cell.taps,
        screens_down=cell.answer.screens_down,
        lang=cell.page.lang if lexicon is None else lexicon.lang,
        machine_readable=cell.answer.machine_readable,
        in_boilerplate=cell.answer.in_boilerplate,
        structured_value=cell.answer.structured_value,
    )


def _question_worth(question: Question, asked: Sequence[_Cell], worth: Worth) -> float | None:
    is_free_form = question.user_rule is not None and question.user_rule.is_free_form
    if not asked or is_free_form:  # whether a candidate answers is for a person to say
        return None
    values = [cell.worth(worth, scope=question.scope) for cell in asked]
    return round(max(values) if question.scope is Scope.SITE else sum(values) / len(values), 4)


def _score(rows: Sequence[QuestionSummary]) -> float | None:
    weighed = [(row.weight, row.worth) for row in rows if row.worth is not None]
    total = sum(weight for weight, _ in weighed)
    return round(100 * sum(weight * value for weight, value in weighed) / total, 1) if total else None
