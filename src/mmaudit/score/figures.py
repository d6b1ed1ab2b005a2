"""The figures in the gate's reasons, as words."""

from mmaudit.facts.two_groups import centres
from mmaudit.model.report import Metric

# What stands behind a metric's number; the others are times.
UNITS = {"cls": "", "requests": " requests", "weight": " bytes"}


def pages_count(count: int) -> str:
    """``1 page``, ``2 pages``."""
    return f"{count} page" if count == 1 else f"{count} pages"


def number(value: float) -> str:
    """A number without needless zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def straddle(metric: Metric, name: str) -> str:
    """How the limit lies to the runs."""
    groups = centres(metric)
    if groups is None:
        return "the limit lies within the runs"
    low, high = (f"{number(value)}{UNITS.get(name, ' ms')}" for value in groups)
    return f"the limit lies within the runs, which fall into two groups (about {low} and {high})"


def shown(metric: Metric, name: str) -> str:
    """A metric with its range when the runs differ."""
    unit = UNITS.get(name, " ms")
    spread = f" ({number(metric.min)}-{number(metric.max)})" if metric.min != metric.max else ""
    return f"{number(metric.median)}{unit}{spread}"
