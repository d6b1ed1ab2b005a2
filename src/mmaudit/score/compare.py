"""What changed between two reports of a site."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from mmaudit.model.report import Metric, PageMetrics, PageReport, SiteReport
from mmaudit.model.verdict import AuditResult, Category, Status

# Smaller changes than these are noise even when single runs do not overlap: 5 % of the base.
LEAST_CHANGE_RATIO = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """A score before and after; ``name`` is ``score`` or an area. ``delta`` is ``None`` when one is missing."""

    name: str
    base: float | None
    head: float | None

    @property
    def delta(self) -> float | None:
        """Points gained; negative when lost."""
        return None if self.base is None or self.head is None else round(self.head - self.base, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """An audit that fails only on one side. ``url`` is empty for the site's own audits."""

    url: str
    audit_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricChange:
    """A page's metric whose ranges before and after do not overlap. ``metric`` is its field in the report."""

    url: str
    metric: str
    base: Metric
    head: Metric

    @property
    def is_worse(self) -> bool:
        """Every load metric is better when smaller."""
        return self.head.median > self.base.median


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``base`` against ``head``. ``caveats`` say why the numbers may not be comparable.

    Findings and metrics are compared on the pages that both audited.
    """

    scores: tuple[ScoreChange, ...]
    new_failures: tuple[FindingChange, ...]
    fixed_failures: tuple[FindingChange, ...]
    metrics: tuple[MetricChange, ...]
    pages_added: tuple[str, ...]
    pages_removed: tuple[str, ...]
    caveats: tuple[str, ...] = ()


def compare(base: SiteReport, head: SiteReport) -> Comparison:
    """What changed from ``base`` to ``head``."""
    before = {page.url: page for page in base.pages}
    after = {page.url: page for page in head.pages}
    both = [(before[url], after[url]) for url in after if url in before]
    return Comparison(
        scores=tuple(score_changes(base, head)),
        new_failures=tuple(findings_gone(head, base, both=[(new, old) for old, new in both])),
        fixed_failures=tuple(findings_gone(base, head, both=both)),
        metrics=tuple(change for old, new in both for change in metric_changes(old, new)),
        pages_added=tuple(url for url in after if url not in before),
        pages_removed=tuple(url for url in before if url not in after),
        caveats=tuple(caveats(base, head)),
    )


def score_changes(base: SiteReport, head: SiteReport) -> Iterator[ScoreChange]:
    """The overall score and every area's."""
    yield ScoreChange(name="score", base=base.score, head=head.score)
    before = {each.id: each.score for each in base.categories}
    after = {each.id: each.score for each in head.categories}
    for category in Category:
        yield ScoreChange(name=category.value, base=before.get(category), head=after.get(category))


def findings_gone(
    here: SiteReport, there: SiteReport, *, both: list[tuple[PageReport, PageReport]]
) -> Iterator[FindingChange]:
    """What fails in ``here`` and was measured and does not fail in ``there``."""
    yield from failures_gone("", here.site_audits, there.site_audits)
    for page, other in both:
        yield from failures_gone(page.url, page.audits, other.audits)


def failures_gone(
    url: str, here: tuple[AuditResult, ...], there: tuple[AuditResult, ...]
) -> Iterator[FindingChange]:
    """The same for one page's results; an audit that was not measured over there says nothing."""
    other = {result.id: result.status for result in there}
    for result in here:
        status = other.get(result.id, Status.NOT_MEASURED)
        if result.status is Status.FAIL and status not in (Status.FAIL, Status.NOT_MEASURED):
            yield FindingChange(url=url, audit_id=result.id, title=result.title, text=result.text)


def metric_changes(old: PageReport, new: PageReport) -> Iterator[MetricChange]:
    """The page's metrics that moved beyond their spread."""
    for field in fields(PageMetrics):
        base: Metric | None = getattr(old.metrics, field.name)
        head: Metric | None = getattr(new.metrics, field.name)
        if base and head and is_beyond_spread(base, head):
            yield MetricChange(url=new.url, metric=field.name, base=base, head=head)


def is_beyond_spread(base: Metric, head: Metric) -> bool:
    """Whether the ranges are apart and the medians differ by more than noise."""
    is_apart = head.min > base.max or head.max < base.min
    return is_apart and abs(head.median - base.median) > LEAST_CHANGE_RATIO * abs(base.median)


def caveats(base: SiteReport, head: SiteReport) -> Iterator[str]:
    """What makes the two hard to compare."""
    if base.scoring_version != head.scoring_version:
        yield f"The scoring changed from version {base.scoring_version} to {head.scoring_version}."
    for name in ("device", "network", "cpu_slowdown"):
        if getattr(base.run, name) != getattr(head.run, name):
            yield f"The two runs differ in their {name.replace('_', ' ')}."
