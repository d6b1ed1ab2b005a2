"""All checks over the site: why each matters, its rule, and on how many pages it passed."""

from collections import Counter
from dataclasses import dataclass

from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.report.clean import clean_line
from mmaudit.report.view.links import safe_href
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.scores import ORDER, area_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One audit over all pages."""

    id: str
    title: str
    area: str
    why: str
    fix: str
    source: str | None
    failed: str
    warned: str
    passed: str


def checks(scene: Scene) -> tuple[Check, ...]:
    """The audits, by area in the order of the scores, then as they ran."""
    seen: dict[str, AuditResult] = {}
    counts: dict[str, Counter[Status]] = {}
    rows = [result for page in scene.report.pages for result in page.audits]
    for result in (*rows, *scene.report.site_audits):
        seen.setdefault(result.id, result)
        counts.setdefault(result.id, Counter())[result.status] += 1
    ordered = sorted(seen.values(), key=lambda each: ORDER.index(Category(each.category)))
    return tuple(_check(each, counts[each.id], scene) for each in ordered)


def _check(result: AuditResult, count: Counter[Status], scene: Scene) -> Check:
    _, numbers = scene.language.gettext, scene.language.numbers
    return Check(
        id=result.id,
        title=clean_line(_(result.title), 160),
        area=area_name(result.category, scene.language),
        why=clean_line(_(result.why), 400),
        fix=clean_line(_(result.fix), 600),
        source=safe_href(result.source),
        failed=numbers.count(count[Status.FAIL]),
        warned=numbers.count(count[Status.WARN]),
        passed=numbers.count(count[Status.PASS]),
    )
