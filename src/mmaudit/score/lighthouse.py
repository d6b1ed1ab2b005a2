"""Lighthouse's performance score over our own metrics: shown beside our scores, never part of them.

Weights and curves are Lighthouse's for mobile (``[lighthouse]`` and ``[curves]`` of ``scoring.toml``), and so is the
rounding: each metric and then their mean to whole points (``core/audits/audit.js``, ``core/scoring.js``).
"""

import math

from mmaudit.model.report import Metric, PageMetrics
from mmaudit.score.scoring import Scoring


def lighthouse_comparable(metrics: PageMetrics, scoring: Scoring) -> int | None:
    """0-100 from the medians; ``None`` when one of the five metrics is missing, as in Lighthouse."""
    points = weights = 0.0
    for name, weight in scoring.lighthouse.items():
        metric: Metric | None = getattr(metrics, name)
        if metric is None:
            return None
        points += weight * whole(scoring.limits.curves[name].score(metric.median))
        weights += weight
    return whole(points / weights) if weights else None


def missing_metrics(metrics: PageMetrics, scoring: Scoring) -> tuple[str, ...]:
    """The fields of the metrics without which there is no such score."""
    return tuple(name for name in scoring.lighthouse if getattr(metrics, name) is None)


def whole(score: float) -> int:
    """Rounded as JavaScript's ``Math.round`` does: halves go up."""
    return math.floor(score + 0.5)
