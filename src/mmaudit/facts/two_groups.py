"""Whether a metric's runs fall into two groups: then their median stands for neither."""

from collections.abc import Sequence
from statistics import median

from mmaudit.model.report import Metric

# Fewer runs cannot be told from chance; one run alone is an outlier, not a group.
LEAST_RUNS = 4
LEAST_GROUP = 2
# The gap must be clear: wider than both groups by this factor (runs that are spread evenly have a gap as wide
# as the distance within a group) …
GAP_TO_SPREAD = 2.0
# … and worth telling: the slow group begins a quarter above where the fast one ends.
GAP_TO_VALUE = 0.25

Group = tuple[float, ...]


def two_groups(runs: Sequence[float], *, least_gap: float = 0.0) -> tuple[Group, Group] | None:
    """The runs as a low and a high group, each in rising order; ``None`` when they are one.

    The runs are cut at their widest gap. They are two groups when each has two runs or more, and the gap is
    wider than twice the spread within either, more than a quarter of the low group's largest value, and more
    than ``least_gap`` (in the metric's unit).
    """
    ordered = sorted(runs)
    if len(ordered) < LEAST_RUNS:
        return None
    cut = max(range(1, len(ordered)), key=lambda at: ordered[at] - ordered[at - 1])
    low, high = tuple(ordered[:cut]), tuple(ordered[cut:])
    gap, spread = high[0] - low[-1], max(low[-1] - low[0], high[-1] - high[0])
    clear = gap > GAP_TO_SPREAD * spread and gap > GAP_TO_VALUE * low[-1] and gap > least_gap
    return (low, high) if clear and min(len(low), len(high)) >= LEAST_GROUP else None


def centres(metric: Metric) -> tuple[float, float] | None:
    """The medians of a metric's two groups, the smaller first; ``None`` unless it is bimodal."""
    groups = two_groups(metric.runs) if metric.bimodal else None
    return (median(groups[0]), median(groups[1])) if groups else None
