"""Limits and curves as values; ``score/scoring.toml`` holds the numbers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from mmaudit.model.report import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A log-normal scoring curve: ``p10`` scores 90, ``median`` scores 50; smaller is better.

    Source: Lighthouse, ``shared/statistics.js`` ``getLogNormalScore`` and
    https://developer.chrome.com/docs/lighthouse/performance/performance-scoring.
    """

    p10: float
    median: float

    def score(self, value: float) -> float:
        """Score ``value`` 0-100; like Lighthouse, a band is never left by rounding (90 stays Good)."""
        if value / self.median <= 0:  # also what is so small that the division leaves nothing of it
            return 100.0
        inverse_erfc_of_one_fifth = 0.9061938024368232
        x = math.log(value / self.median) * inverse_erfc_of_one_fifth / -math.log(self.p10 / self.median)
        raw = 0.5 * math.erfc(x)
        if value <= self.p10:
            return 100 * max(0.9, min(1.0, raw))
        if value <= self.median:
            return 100 * max(0.5, min(0.8999999999999999, raw))
        return 100 * max(0.0, min(0.49999999999999994, raw))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What audits compare with: ``curves`` by metric and plain ``numbers`` by name, all from ``scoring.toml``.

    ``network`` is the link that the run emulated, for estimates; ``None`` when it is not known.
    """

    curves: Mapping[str, Curve]
    numbers: Mapping[str, float]
    network: Network | None = None
