"""What the score of the area Scroll is made of: a bar for each of its checks, with the page where it is worst."""

from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.model.report import PageReport
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.report.clean import clean_line
from mmaudit.report.view.charts import Bar, bar
from mmaudit.report.view.links import Link
from mmaudit.report.view.marks import Tag, score_tag
from mmaudit.report.view.scene import Scene
from mmaudit.score.rollup import result_score
from mmaudit.score.scoring import load_scoring


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One check: its mean score over the pages, and what share of the area's weight it has.

    ``place``: the page where it is worst, ``None`` where no page is at fault.
    """

    title: str
    score: str
    tag: Tag
    bar: Bar
    share: str
    place: Link | None


def scroll_parts(scene: Scene) -> tuple[ScorePart, ...]:
    """The checks that were measured somewhere, the heaviest first."""
    weights = load_scoring().weights
    found: dict[str, list[tuple[PageReport, AuditResult]]] = {}
    for page in scene.audited():
        for result in page.audits:
            if (
                result.category is Category.SCROLL
                and result_score(result) is not None
                and weights.get(result.id)
            ):
                found.setdefault(result.id, []).append((page, result))
    whole = sum(weights[each] for each in found)
    heaviest_first = sorted(found, key=lambda each: (-weights[each], each))
    return tuple(_part(found[each], weights[each] / whole, scene) for each in heaviest_first)


def _part(results: Sequence[tuple[PageReport, AuditResult]], share: float, scene: Scene) -> ScorePart:
    language = scene.language
    score = sum(result_score(each) or 0.0 for _, each in results) / len(results)
    page, worst = min(results, key=lambda each: result_score(each[1]) or 0.0)
    at_fault = worst.status in (Status.FAIL, Status.WARN)
    return ScorePart(
        title=clean_line(language.gettext(worst.title), 100),
        score=language.numbers.score(score),
        tag=score_tag(score, language),
        bar=bar(score, full=100),
        share=language.gettext("{share} of the score").format(share=language.numbers.percent(share)),
        place=scene.place(page.url) if at_fault else None,
    )
