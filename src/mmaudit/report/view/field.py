"""What real visitors met, beside what was measured here: never one number with it."""

from dataclasses import dataclass

from mmaudit.model.field_data import FieldData, FieldMetric
from mmaudit.model.report import Metric, PageReport
from mmaudit.report.view.charts import Stretch, stretches
from mmaudit.report.view.language import Language
from mmaudit.report.view.marks import Tag, Tone, value_tag
from mmaudit.report.view.method import date
from mmaudit.report.view.metrics import field_metric, metric_name, written
from mmaudit.report.view.scene import Scene

METRICS = ("lcp_ms", "inp_ms", "cls", "fcp_ms", "ttfb_ms")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One metric. ``shares`` tells the bar in words, both are empty without a histogram; ``lab``: on the first page."""

    name: str
    value: str
    tag: Tag | None
    shares: str
    bar: tuple[Stretch, ...]
    lab: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """The origin's field data. ``period`` is empty when it was not told."""

    period: str
    rows: tuple[FieldRow, ...]


def field_view(scene: Scene) -> FieldView | None:
    """The site's field data; ``None`` when there is none."""
    data = scene.report.field
    rows = [_row(name, data, scene) for name in METRICS if field_metric(data, name)] if data else []
    return FieldView(period=_period(data, scene.language), rows=tuple(rows)) if data and rows else None


def has_field(page: PageReport) -> bool:
    """Whether Chrome's report knows this page."""
    return any(field_metric(page.field, name) for name in METRICS)


def _row(name: str, data: FieldData, scene: Scene) -> FieldRow:
    metric: FieldMetric = getattr(data, name)
    home = scene.home()
    lab: Metric | None = getattr(home.metrics, name) if home else None
    return FieldRow(
        name=metric_name(name, scene.language),
        value=written(name, metric.p75, scene.language),
        tag=value_tag(name, metric.p75, scene.language),
        shares=_shares(metric, scene.language),
        bar=_bar(metric),
        lab=written(name, lab.median, scene.language) if lab else "–",
    )


def _shares(metric: FieldMetric, language: Language) -> str:
    if metric.good is None or metric.needs_improvement is None or metric.poor is None:
        return ""
    percent = language.numbers.percent
    return language.gettext("{good} good, {middling} need work, {poor} poor").format(
        good=percent(metric.good), middling=percent(metric.needs_improvement), poor=percent(metric.poor)
    )


def _bar(metric: FieldMetric) -> tuple[Stretch, ...]:
    shares = (metric.good, metric.needs_improvement, metric.poor)
    known = [share for share in shares if share is not None]
    return stretches(known, names=(Tone.GOOD, Tone.WARN, Tone.POOR)) if len(known) == len(shares) else ()


def _period(data: FieldData, language: Language) -> str:
    if not data.first_day or not data.last_day:
        return ""
    return language.gettext("{first} to {last}.").format(
        first=date(data.first_day, language), last=date(data.last_day, language)
    )
