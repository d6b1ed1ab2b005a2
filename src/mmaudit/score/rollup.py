"""From audit results to scores: an audit on a page, an area on a page, an area over the site, the whole.

Within a page an area is the weighted mean of its audits; over the site it is the mean of its pages, all
pages alike, joined with the site's own audits by weight. ``info``, ``not-applicable`` and
``not-measured`` carry no score; the last one lowers ``measured_share``, and so do pages that failed.
An area without anything to judge (no AMP on the site) has the score ``None`` and the share 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mmaudit.model.answer import Moment
from mmaudit.model.report import CategoryScore, MomentSummary
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.score.scoring import Scoring

# What a status is worth when the audit gave no score of its own.
STATUS_SCORES = {Status.PASS: 100.0, Status.WARN: 50.0, Status.FAIL: 0.0}

Results = Sequence[AuditResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that is scored. ``pages``: results of each audited page; ``failed``: number of pages without results.

    ``readable_pages`` are those whose content could be searched for answers.
    """

    pages: tuple[Results, ...]
    site: Results
    moments: Mapping[Moment, MomentSummary]
    failed: int = 0
    readable_pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """``points`` is the sum of weight × score over ``measured``, the weight that has a score."""

    points: float = 0.0
    measured: float = 0.0
    applicable: float = 0.0

    @property
    def score(self) -> float | None:
        """The weighted mean, ``None`` when nothing was measured."""
        return self.points / self.measured if self.measured else None


def roll_up(material: Material, scoring: Scoring) -> tuple[CategoryScore, ...]:
    """The score of every area, in the order of ``Category``."""
    return tuple(category_score(category, material, scoring) for category in Category)


def overall(categories: Iterable[CategoryScore], scoring: Scoring) -> float | None:
    """The weighted mean of the areas that have a score."""
    weighed = [
        (scoring.categories.get(each.id, 0.0), each.score) for each in categories if each.score is not None
    ]
    return weighted_mean(weighed)


def site_score(categories: Iterable[CategoryScore], material: Material, scoring: Scoring) -> float | None:
    """``overall``, but ``None`` for a site of which no page could be audited: nothing is known of it."""
    return overall(categories, scoring) if material.pages else None


def page_score(results: Results, scoring: Scoring) -> float | None:
    """One page's score over all areas that are judged page by page."""
    scores = [
        (scoring.categories.get(category, 0.0), score)
        for category in Category
        if (score := tally(of_category(results, category), scoring).score) is not None
    ]
    return weighted_mean(scores)


def category_score(category: Category, material: Material, scoring: Scoring) -> CategoryScore:
    """One area over the site."""
    if category is Category.MOMENTS:
        return moments_score(material, scoring)
    site = tally(of_category(material.site, category), scoring)
    if not material.pages and material.failed:
        return CategoryScore(id=category, score=site.score, measured_share=0.0)
    judged = [
        each
        for results in material.pages
        if (each := tally(of_category(results, category), scoring)).applicable
    ]
    page = mean_page(judged)
    both = Tally(
        points=page.points + site.points,
        measured=page.measured + site.measured,
        applicable=page.applicable + site.applicable,
    )
    # A failed page lowers the share but not the weight of the pages against that of the site's audits.
    reached = len(judged) / (len(judged) + material.failed) if judged else 1.0
    measured = page.measured * reached + site.measured
    return CategoryScore(
        id=category, score=both.score, measured_share=measured / both.applicable if both.applicable else 1.0
    )


def mean_page(judged: Sequence[Tally]) -> Tally:
    """All pages as one tally, each page alike whatever could be measured on it."""
    scores = [each.score for each in judged if each.score is not None]
    if not judged:
        return Tally()
    applicable = sum(each.applicable for each in judged) / len(judged)
    measured = applicable * sum(each.measured / each.applicable for each in judged) / len(judged)
    score = sum(scores) / len(scores) if scores else 0.0
    return Tally(points=measured * score, measured=measured, applicable=applicable)


def moments_score(material: Material, scoring: Scoring) -> CategoryScore:
    """The moments' weighted mean; its share is that of the pages whose content could be read."""
    scores = [
        (scoring.moments.get(moment, 0.0), summary.score)
        for moment, summary in material.moments.items()
        if summary.score is not None
    ]
    pages = len(material.pages) + material.failed
    share = material.readable_pages / pages if pages else 0.0
    score = weighted_mean(scores) if material.readable_pages else None
    return CategoryScore(id=Category.MOMENTS, score=score, measured_share=share)


def of_category(results: Results, category: Category) -> list[AuditResult]:
    """The results of one area."""
    return [result for result in results if result.category is category]


def tally(results: Iterable[AuditResult], scoring: Scoring) -> Tally:
    """Add up weights and points."""
    points = measured = applicable = 0.0
    for result in results:
        weight = scoring.weights.get(result.id, 0.0)
        score = result_score(result)
        if score is not None:
            points += weight * score
            measured += weight
        if score is not None or result.status is Status.NOT_MEASURED:
            applicable += weight
    return Tally(points=points, measured=measured, applicable=applicable)


def result_score(result: AuditResult) -> float | None:
    """What a result counts, 0-100; ``None`` for a status that carries no score."""
    if result.status not in STATUS_SCORES:
        return None
    return STATUS_SCORES[result.status] if result.score is None else result.score


def weighted_mean(weighed: Sequence[tuple[float, float]]) -> float | None:
    """Mean of (weight, score) pairs; ``None`` without any weight."""
    total = sum(weight for weight, _ in weighed)
    return sum(weight * score for weight, score in weighed) / total if total else None
