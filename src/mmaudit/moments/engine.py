"""Asks one page every question of the catalogue and keeps the best evidence for each. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus, PageAnswers
from mmaudit.moments.candidates import Ranking
from mmaudit.moments.catalogue import Catalogue
from mmaudit.moments.conflicts import find_conflicts
from mmaudit.moments.findings import Findings, annotate
from mmaudit.moments.hit import Hit
from mmaudit.moments.page_kind import page_kinds, path_of
from mmaudit.moments.question import Question
from mmaudit.moments.quoting import VisibleWords
from mmaudit.moments.reading import Reading, read_page
from mmaudit.moments.rules import RULES
from mmaudit.moments.rules.user import answer_user_question
from mmaudit.moments.serving import serve
from mmaudit.moments.signs import read_signs

_STATUS_ORDER = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.LINKED)
_VISIBLE = (AnswerSource.TEXT, AnswerSource.LINK)
_CONFIRMED = 0.97


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One page with all that answering its questions needs."""

    reading: Reading
    findings: Findings
    signs: frozenset[str]
    ranking: Ranking
    words: VisibleWords

    def asks(self, question: Question) -> bool:
        """Say whether a question of the user's is asked of such a page; those that ship are asked of every page."""
        rule = question.user_rule
        page = self.reading.page
        return rule is None or rule.applies(path_of(page.url), page_kinds(page, self.signs))

    def hits(self, question: Question) -> list[Hit]:
        """All evidence for a question, the best first."""
        if not self.asks(question) or (question.here and question.here.isdisjoint(self.signs)):
            return []
        if question.user_rule is not None:
            hits = answer_user_question(question.user_rule, self.reading, self.findings)
        else:
            hits = RULES[question.id](self.reading, self.findings)
        ranked = sorted(enumerate(hits), key=lambda pair: _effort(pair[1], pair[0]))
        return [hit for _, hit in ranked]


def answer_page(
    page: PageFacts, catalogue: Catalogue, *, boilerplate: frozenset[str] = frozenset()
) -> PageAnswers:
    """Answer every question from one page.

    ``boilerplate`` holds ``facts.zones.block_key`` of the blocks that the site repeats; without it only
    landmarks and class names tell content from frame. Over a site, ``moments.applicability`` then drops answers
    to questions that the site gives no sign of.
    """
    talk = interview(page, catalogue, boilerplate=boilerplate)
    return PageAnswers(
        answers=answer_interview(talk, catalogue),
        moments=serve(talk.reading, talk.findings),
        signs=talk.signs,
    )


def answer_interview(talk: Interview, catalogue: Catalogue) -> tuple[Answer, ...]:
    """Answer every question from a page that has been read."""
    conflicts = find_conflicts(talk.reading, talk.findings)
    answers = (_answer(question, talk) for question in catalogue.questions)
    return tuple(_checked(answer, conflicts) for answer in answers)


def interview(
    page: PageFacts, catalogue: Catalogue, *, boilerplate: frozenset[str] = frozenset()
) -> Interview:
    """Read a page, so that it can be asked."""
    reading = read_page(page, catalogue.lexicons, boilerplate=boilerplate)
    findings = annotate(reading)
    return Interview(
        reading=reading,
        findings=findings,
        signs=read_signs(reading, findings),
        ranking=Ranking(reading, catalogue.encoder),
        words=VisibleWords(reading),
    )


def _answer(question: Question, talk: Interview) -> Answer:
    hits = talk.hits(question)
    if not hits:
        return _without_evidence(question, talk)
    best = hits[0]
    is_confirmed = _is_confirmed(best, hits)
    return Answer(
        question=question.id,
        moment=question.moment,
        status=_status(best),
        answered=best.status is AnswerStatus.ANSWERED or best.is_told,
        answer=best.answer,
        quote=talk.words.quote(best, hits),
        selector=best.selector,
        source=best.source,
        machine_readable=best.machine_readable or is_confirmed,
        in_boilerplate=not best.is_own,
        collapsed=best.collapsed,
        screens_down=talk.reading.screens_down(best.box),
        confidence=round(max(best.confidence, _CONFIRMED) if is_confirmed else best.confidence, 2),
    )


def _without_evidence(question: Question, talk: Interview) -> Answer:
    needed = not question.needs or not question.needs.isdisjoint(talk.signs)
    if not needed or not talk.asks(question):
        return _nothing(question, AnswerStatus.NOT_APPLICABLE)
    is_free_form = question.user_rule is not None and question.user_rule.is_free_form
    candidates = talk.ranking.candidates(question) if is_free_form else ()
    if not candidates:
        return _nothing(question, AnswerStatus.NOT_FOUND)
    best = candidates[0]
    return replace(
        _nothing(question, AnswerStatus.CANDIDATE),
        quote=best.quote,
        selector=best.selector,
        source=AnswerSource.TEXT,
        screens_down=best.screens_down,
        candidates=candidates,
    )


def _nothing(question: Question, status: AnswerStatus) -> Answer:
    return Answer(question=question.id, moment=question.moment, status=status, answered=False)


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
