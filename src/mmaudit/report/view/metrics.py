"""A page's metrics: full names, medians with their spread, and words for them."""

from dataclasses import dataclass

from mmaudit.facts.two_groups import centres
from mmaudit.model.field_data import FieldData, FieldMetric
from mmaudit.model.report import Metric, PageMetrics, PageReport, ScrollSummary
from mmaudit.report.view.language import Language
from mmaudit.report.view.marks import Tag, value_tag

METRICS = (
    "ttfb_ms", "fcp_ms", "lcp_ms", "speed_index_ms", "tbt_ms", "inp_ms", "cls", "load_ms", "load_estimate_ms",
    "transfer_bytes", "requests",
)  # fmt: skip
SCROLL = (
    "horizontal_overflow_px", "cls_while_scrolling", "dropped_frames_ratio", "covered_ratio", "late_content_ratio",
    "screens",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRow:
    """``spread`` is empty when there was one visit or no difference, ``field`` without field data."""

    id: str
    name: str
    value: str
    spread: str
    tag: Tag | None
    field: str = ""
    field_tag: Tag | None = None


def metric_name(name: str, language: Language) -> str:
    """The full name, with the abbreviation once."""
    _ = language.gettext
    return {
        "ttfb_ms": _("First byte (TTFB)"),
        "fcp_ms": _("First text or picture (FCP)"),
        "lcp_ms": _("Main content, Largest Contentful Paint (LCP)"),
        "cls": _("Movement while loading, Cumulative Layout Shift (CLS)"),
        "tbt_ms": _("Blocked by scripts, Total Blocking Time (TBT)"),
        "speed_index_ms": _("Visually complete on average (Speed Index)"),
        "inp_ms": _("Answer to a tap, Interaction to Next Paint (INP)"),
        "load_ms": _("Loaded"),
        "load_estimate_ms": _("Loaded, estimated: not waited for"),
        "transfer_bytes": _("Weight on the wire"),
        "requests": _("Requests"),
        "horizontal_overflow_px": _("Sticks out sideways"),
        "cls_while_scrolling": _("Movement while scrolling"),
        "dropped_frames_ratio": _("Frames that came late"),
        "covered_ratio": _("Screen covered by overlays"),
        "late_content_ratio": _("Content that came late"),
        "screens": _("Length"),
    }[name]


def written(name: str, value: float, language: Language) -> str:
    """A value with the unit that its name ends in."""
    numbers = language.numbers
    if name.endswith("_ms"):
        return numbers.duration(value)
    if name.endswith("_bytes"):
        return numbers.size(value)
    if name.endswith("_ratio"):
        return numbers.percent(value)
    if name.endswith("_px"):
        return f"{numbers.count(value)}\u00a0px"
    if name == "screens":
        return language.ngettext("{count} screen", "{count} screens", max(1, round(value)))
    return numbers.plain(value, 2) if name.startswith("cls") else numbers.count(value)


def metric_rows(metrics: PageMetrics, field: FieldData | None, language: Language) -> tuple[MetricRow, ...]:
    """The load metrics that were measured here or in the field."""
    found = ((name, getattr(metrics, name), field_metric(field, name)) for name in METRICS)
    return tuple(_row(name, lab, met, language) for name, lab, met in found if lab or met)


def field_metric(field: FieldData | None, name: str) -> FieldMetric | None:
    """What real visitors met; Chrome's report has five of the metrics."""
    found: FieldMetric | None = getattr(field, name, None)
    return found


def scroll_rows(scroll: ScrollSummary, language: Language) -> tuple[MetricRow, ...]:
    """The scroll pass's figures that were measured."""
    rows = []
    for name in SCROLL:
        value = getattr(scroll, name)
        if value is not None:
            tag = value_tag(name, value, language)
            text = written(name, value, language)
            rows.append(MetricRow(id=name, name=metric_name(name, language), value=text, spread="", tag=tag))
    return tuple(rows)


def short_metric(page: PageReport, name: str, language: Language) -> tuple[str, Tag | None]:
    """One metric of the pages table: its median and the word for it."""
    metric: Metric | None = getattr(page.metrics, name)
    if metric is None:
        return "–", None
    return written(name, metric.median, language), value_tag(name, metric.median, language)


def spread(name: str, metric: Metric, language: Language) -> str:
    """``10.4 s – 10.6 s``, ``two groups: ~1.2 s and ~2.9 s``; empty when both ends are written alike."""
    groups = centres(metric)
    if groups is not None:
        first, second = (f"~{written(name, value, language)}" for value in groups)
        return language.gettext("two groups: {first} and {second}").format(first=first, second=second)
    low, high = written(name, metric.min, language), written(name, metric.max, language)
    return "" if low == high else f"{low} – {high}"


def short_field(page: PageReport, name: str, language: Language) -> str:
    """The field's value for the pages table, empty without one."""
    met = field_metric(page.field, name)
    return written(name, met.p75, language) if met else ""


def _row(name: str, lab: Metric | None, met: FieldMetric | None, language: Language) -> MetricRow:
    return MetricRow(
        id=name,
        name=metric_name(name, language),
        value=written(name, lab.median, language) if lab else "–",
        spread=spread(name, lab, language) if lab else "",
        tag=value_tag(name, lab.median, language) if lab else None,
        field=written(name, met.p75, language) if met else "",
        field_tag=value_tag(name, met.p75, language) if met else None,
    )
