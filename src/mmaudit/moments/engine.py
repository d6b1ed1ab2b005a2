"""Asks one page every question of the catalogue and keeps the best evidence for each. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus, PageAnswers
from mmaudit.moments.catalogue import Catalogue
from mmaudit.moments.conflicts import find_conflicts
from mmaudit.moments.findings import Findings, annotate
from mmaudit.moments.hit import Hit
from mmaudit.moments.question import Question
from mmaudit.moments.reading import Reading, read_page
from mmaudit.moments.rules import RULES
from mmaudit.moments.rules.user import answer_user_question
from mmaudit.moments.serving import serve
from mmaudit.moments.signs import read_signs

_STATUS_ORDER = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.LINKED)
_VISIBLE = (AnswerSource.TEXT, AnswerSource.LINK)
_CONFIRMED = 0.97


def answer_page(
    page: PageFacts, catalogue: Catalogue, *, boilerplate: frozenset[str] = frozenset()
) -> PageAnswers:
    """Answer every question from one page.

    ``boilerplate`` holds ``facts.zones.block_key`` of the blocks that the site repeats; without it only
    landmarks and class names tell content from frame. Over a site, ``moments.applicability`` then drops answers
    to questions that the site gives no sign of.
    """
    reading = read_page(page, catalogue.lexicons, boilerplate=boilerplate)
    findings = annotate(reading)
    signs = read_signs(reading, findings)
    conflicts = find_conflicts(reading, findings)
    answers = (_answer(question, reading, findings, signs) for question in catalogue.questions)
    return PageAnswers(
        answers=tuple(_checked(answer, conflicts) for answer in answers),
        moments=serve(reading, findings),
        signs=signs,
    )


def _answer(question: Question, reading: Reading, findings: Findings, signs: frozenset[str]) -> Answer:
    counts = not question.here or not question.here.isdisjoint(signs)
    hits = list(_hits(question, reading, findings)) if counts else []
    if not hits:
        applies = not question.needs or not question.needs.isdisjoint(signs)
        status = AnswerStatus.NOT_FOUND if applies else AnswerStatus.NOT_APPLICABLE
        return Answer(question=question.id, moment=question.moment, status=status, answered=False)
    best = min(enumerate(hits), key=lambda pair: _effort(pair[1], pair[0]))[1]
    confirmed = best.machine_readable or _is_confirmed(best, hits)
    return Answer(
        question=question.id,
        moment=question.moment,
        status=_status(best),
        answered=best.status is AnswerStatus.ANSWERED,
        answer=best.answer,
        quote=best.quote,
        selector=best.selector,
        source=best.source,
        machine_readable=confirmed,
        in_boilerplate=not best.is_own,
        collapsed=best.collapsed,
        screens_down=reading.screens_down(best.box),
        confidence=round(
            max(best.confidence, _CONFIRMED) if _is_confirmed(best, hits) else best.confidence, 2
        ),
    )


def _status(best: Hit) -> AnswerStatus:
    """Say where an answer stands: in the page's own content, behind a tap or in what the site repeats."""
    if best.status is not AnswerStatus.ANSWERED or not (best.collapsed or not best.is_own):
        return best.status
    return AnswerStatus.HIDDEN if best.collapsed else AnswerStatus.BOILERPLATE


def _checked(answer: Answer, conflicts: Mapping[str, str]) -> Answer:
    """Hold what visitors read against what the structured data say."""
    value = conflicts.get(answer.question, "")
    if not value or not answer.quote or answer.source not in _VISIBLE or answer.status is AnswerStatus.LINKED:
        return answer
    return replace(answer, status=AnswerStatus.CONFLICT, structured_value=value, machine_readable=False)


def _hits(question: Question, reading: Reading, findings: Findings) -> Iterable[Hit]:
    if question.user_rule is not None:
        return answer_user_question(question.user_rule, reading, findings)
    return RULES[question.id](reading, findings)


def _effort(hit: Hit, order: int) -> tuple[float, ...]:
    """Rank evidence: complete before partial, own before boilerplate, open before hidden, sure before doubtful."""
    depth = hit.box.y if hit.box is not None else 0.0
    seen = 0 if hit.selector else 1
    return (
        _STATUS_ORDER.index(hit.status),
        not hit.is_own,
        hit.collapsed,
        seen,
        -round(hit.confidence, 1),
        depth,
        order,
    )


def _is_confirmed(best: Hit, hits: Iterable[Hit]) -> bool:
    """Say whether other, machine-readable evidence gives the same answer."""
    return any(
        hit.machine_readable and hit.answer == best.answer and hit.source is not best.source for hit in hits
    )
