"""A moment in words that the site's owner understands: what visitors find out, what only in part, what not."""

from collections.abc import Iterable, Sequence

from mmaudit.model.answer import AnswerStatus
from mmaudit.model.report import QuestionSummary
from mmaudit.report.view.language import Language
from mmaudit.report.view.question_texts import question_clause

# More would be a list, and the list stands below.
MOST_FOUND = 4
MOST_OPEN = 3


def moment_sentence(asked: Sequence[QuestionSummary], language: Language) -> str:
    """Two or three sentences on the questions of a moment that apply; empty where none is a visitor's.

    What weighs most is named first, and only the first of each kind.
    """
    _ = language.gettext
    found = _clauses((each for each in _heaviest(asked) if _status(each).is_answer), language)
    dear = dearest_first(asked)
    missing = _clauses((each for each in dear if _status(each) is AnswerStatus.NOT_FOUND), language)
    partly = _clauses((each for each in dear if _is_half(_status(each))), language)
    said = []
    if found:
        said.append(_("Visitors find out {found}.").format(found=language.listing(found[:MOST_FOUND])))
    if missing:
        template = _("They do not find out {missing}.") if found else _("Visitors do not find out {missing}.")
        said.append(template.format(missing=language.listing(missing[:MOST_OPEN])))
    if partly:
        said.append(_("Told only in part: {partly}.").format(partly=language.listing(partly[:MOST_OPEN])))
    return " ".join(said)


def dearest_first(questions: Iterable[QuestionSummary]) -> list[QuestionSummary]:
    """The questions whose lack costs the moment's score most come first."""
    return sorted(questions, key=lambda each: -each.weight * (1 - (each.worth or 0.0)))


def _heaviest(questions: Iterable[QuestionSummary]) -> list[QuestionSummary]:
    return sorted(questions, key=lambda each: -each.weight)


def _status(question: QuestionSummary) -> AnswerStatus:
    return AnswerStatus(question.status)


def _is_half(status: AnswerStatus) -> bool:
    return status in (AnswerStatus.PARTIAL, AnswerStatus.LINKED, AnswerStatus.CONFLICT)


def _clauses(questions: Iterable[QuestionSummary], language: Language) -> list[str]:
    return [clause for each in questions if (clause := question_clause(each.id, language))]
