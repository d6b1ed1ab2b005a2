"""Over the whole site: an answer to a question that nothing on the site raises is no answer. Pure.

"We guarantee that you will love it" on a café's page answers no question about returns, because the café
has no shop.
"""

from collections.abc import Mapping
from dataclasses import replace

from mmaudit.model.answer import Answer, AnswerStatus, PageAnswers
from mmaudit.moments.catalogue import Catalogue
from mmaudit.moments.question import Question

_WHOLE = frozenset(each for each in AnswerStatus if each.is_answer or each is AnswerStatus.CONFLICT)


def drop_what_does_not_apply(
    answers: Mapping[str, PageAnswers], catalogue: Catalogue
) -> dict[str, PageAnswers]:
    """Make answers not applicable where no page of the site (by URL) has a sign of their question.

    Where the site has only the signs with which an answer counts unasked, half an answer or a promise is none.
    """
    signs = frozenset(sign for page in answers.values() for sign in page.signs)
    kept = {question.id: _kept(question, signs) for question in catalogue.questions}
    return {
        url: replace(page, answers=tuple(_settle(each, kept) for each in page.answers))
        for url, page in answers.items()
    }


def _kept(question: Question, signs: frozenset[str]) -> frozenset[AnswerStatus]:
    """The statuses that an answer to a question may have on a site with these signs."""
    if not question.needs or not signs.isdisjoint(question.needs):
        return frozenset(AnswerStatus)
    return frozenset() if signs.isdisjoint(question.also) else _WHOLE


def _settle(answer: Answer, kept: Mapping[str, frozenset[AnswerStatus]]) -> Answer:
    if answer.status in kept[answer.question] or answer.status is AnswerStatus.NOT_APPLICABLE:
        return answer
    return Answer(
        question=answer.question, moment=answer.moment, status=AnswerStatus.NOT_APPLICABLE, answered=False
    )
