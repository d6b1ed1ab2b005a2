"""The fixes that matter most: what each finding costs, computed by scoring the site again without it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from mmaudit.model.answer import AnswerStatus
from mmaudit.model.report import CategoryScore, Fix, QuestionSummary
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.moments.worth import load_worth
from mmaudit.score.rollup import Material, Results, category_score, overall, result_score
from mmaudit.score.scoring import Scoring

MAX_FIXES = 10
MAX_PAGES_NAMED = 10
Number = TypeVar("Number", int, float)

# Below this a fix would be shown as a gain of 0.0 points.
LEAST_GAIN = 0.05
# What moves no score of its own, because the metrics show it already, is a fix when it saves this much; for its
# place among the others a second of every page counts as a point. A main content that comes after 2.5 s instead of
# 4 s is worth 40 points of a quarter of the speed's weight, and speed is a quarter of the whole: 2 points for 1.5 s.
LEAST_SAVING_MS = 100
POINTS_PER_SECOND = 1.0

UNANSWERED_TEXTS = {
    AnswerStatus.PARTIAL.value: "The site answers this only in part.",
    AnswerStatus.LINKED.value: "The site only links to an answer elsewhere.",
    AnswerStatus.NOT_FOUND.value: "No page that was audited answers this.",
    AnswerStatus.ANSWERED.value: "Some of the pages that should answer this do not.",
    AnswerStatus.BOILERPLATE.value: "The answer is only in a block that every page repeats.",
    AnswerStatus.HIDDEN.value: "The answer is hidden behind a tap.",
    AnswerStatus.CONFLICT.value: "The page says one thing and its structured data another.",
}
# What an answer is worth when it stands on all pages where it belongs, in whichever form.
SETTLED_WORTH = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The scores as they are; what a fix gains is measured from here."""

    material: Material
    categories: tuple[CategoryScore, ...]
    scoring: Scoring

    def gains(self, category: Category, changed: Material) -> tuple[float, float]:
        """Points gained overall and in ``category`` when ``changed`` replaces the material."""
        after = category_score(category, changed, self.scoring)
        before = next(each for each in self.categories if each.id is category)
        categories = [after if each.id is category else each for each in self.categories]
        whole = (overall(categories, self.scoring) or 0.0) - (overall(self.categories, self.scoring) or 0.0)
        return whole, (after.score or 0.0) - (before.score or 0.0)


def rank_fixes(
    material: Material, categories: tuple[CategoryScore, ...], scoring: Scoring, *, urls: tuple[str, ...]
) -> tuple[Fix, ...]:
    """At most ten fixes, those first that gain most points or time.

    ``urls`` name the pages of ``material.pages`` in order.
    """
    standing = Standing(material=material, categories=categories, scoring=scoring)
    fixes = [*audit_fixes(standing, urls), *question_fixes(standing)]
    worthwhile = [fix for fix in fixes if is_worthwhile(fix)]
    return tuple(sorted(worthwhile, key=lambda fix: rank(fix, page_total=len(urls)))[:MAX_FIXES])


def is_worthwhile(fix: Fix) -> bool:
    """Whether a fix gains points or time."""
    return max(fix.gain, fix.category_gain) >= LEAST_GAIN or (fix.savings_ms or 0) >= LEAST_SAVING_MS


def rank(fix: Fix, *, page_total: int) -> tuple[float, float, float, str]:
    """The place of a fix: by its points or by the time that it saves on the site's pages, whichever is more."""
    seconds = (fix.savings_ms or 0) / 1000 * fix.page_count / max(1, page_total)
    return (-max(fix.gain, seconds * POINTS_PER_SECOND), -fix.gain, -fix.category_gain, fix.audit_id)


def audit_fixes(standing: Standing, urls: tuple[str, ...]) -> Iterable[Fix]:
    """One fix for every audit that found something on a page or on the site."""
    found: dict[str, list[tuple[float, str, AuditResult]]] = {}
    rows = [(url, result) for url, page in zip(urls, standing.material.pages, strict=True) for result in page]
    rows += [("", result) for result in standing.material.site]
    for url, result in rows:
        if is_finding(result):
            found.setdefault(result.id, []).append((result_score(result) or 0.0, url, result))
    for occurrences in found.values():
        yield audit_fix(standing, sorted(occurrences, key=lambda row: row[0]))


def is_finding(result: AuditResult) -> bool:
    """Whether there is something to fix; the moments' rows are told question by question instead."""
    return result.status in (Status.WARN, Status.FAIL) and result.category is not Category.MOMENTS


def audit_fix(standing: Standing, worst_first: list[tuple[float, str, AuditResult]]) -> Fix:
    """The fix for one audit, told in the words of the worst place."""
    worst = worst_first[0][2]
    gain, category_gain = standing.gains(worst.category, without_finding(standing.material, worst.id))
    pages = [url for _, url, _ in worst_first if url]
    return Fix(
        audit_id=worst.id,
        category=worst.category,
        title=worst.title,
        text=worst.text,
        how=worst.fix,
        gain=round(gain, 1),
        category_gain=round(category_gain, 1),
        pages=tuple(pages[:MAX_PAGES_NAMED]),
        page_count=len(pages),
        savings_ms=largest(result.savings_ms for _, _, result in worst_first),
        savings_bytes=largest(result.savings_bytes for _, _, result in worst_first),
    )


def largest(savings: Iterable[Number | None]) -> Number | None:
    """The largest of the savings that were estimated."""
    return max((saving for saving in savings if saving is not None), default=None)


def without_finding(material: Material, audit_id: str) -> Material:
    """The material as if the audit had passed wherever it found something."""
    return replace(
        material,
        pages=tuple(passed(results, audit_id) for results in material.pages),
        site=passed(material.site, audit_id),
    )


def passed(results: Results, audit_id: str) -> Results:
    """The results with a full pass in place of the audit's finding; unchanged ones are shared, not copied."""
    if not any(result.id == audit_id and is_finding(result) for result in results):
        return results
    return tuple(
        replace(result, status=Status.PASS, score=100.0)
        if result.id == audit_id and is_finding(result)
        else result
        for result in results
    )


def question_fixes(standing: Standing) -> Iterable[Fix]:
    """One fix for every question that applies and is not fully answered."""
    for moment, summary in standing.material.moments.items():
        total = sum(question.weight for question in summary.questions if question.asked)
        for question in summary.questions:
            if not question.asked or summary.score is None or not is_open(question):
                continue
            score = min(100.0, summary.score + 100 * question.weight * (1 - worth_of(question)) / total)
            moments = {**standing.material.moments, moment: replace(summary, score=score)}
            gains = standing.gains(Category.MOMENTS, replace(standing.material, moments=moments))
            yield question_fix(question, gains)


def is_open(question: QuestionSummary) -> bool:
    """Whether something is left to do: an answer that only one page of many gives is not enough.

    A mere candidate is for a person to look at, and no score depends on it.
    """
    status = AnswerStatus(question.status)
    return status is not AnswerStatus.CANDIDATE and not (
        status.is_answer and worth_of(question) >= SETTLED_WORTH
    )


def worth_of(question: QuestionSummary) -> float:
    """What the question contributes now (0-1); where the matrix does not say, by its best answer's status."""
    if question.worth is not None:
        return question.worth
    worth = load_worth()
    by_status = {
        AnswerStatus.ANSWERED.value: 1.0,
        AnswerStatus.BOILERPLATE.value: worth.boilerplate,
        AnswerStatus.HIDDEN.value: worth.hidden,
        AnswerStatus.PARTIAL.value: worth.partial,
        AnswerStatus.LINKED.value: worth.linked,
    }
    return by_status.get(question.status, 0.0)


def question_fix(question: QuestionSummary, gains: tuple[float, float]) -> Fix:
    """The fix for one question; its places are the pages that lack the answer, else the best answer so far."""
    best = (question.best.url,) if question.best else ()
    pages = question.lacking[:MAX_PAGES_NAMED] or best
    return Fix(
        audit_id=question.id,
        category=Category.MOMENTS,
        title=question.text,
        text=UNANSWERED_TEXTS.get(question.status, UNANSWERED_TEXTS[AnswerStatus.NOT_FOUND.value]),
        how=question.fix,
        gain=round(gains[0], 1),
        category_gain=round(gains[1], 1),
        pages=pages,
        page_count=max(len(pages), question.asked - question.answered if question.lacking else 0),
    )
