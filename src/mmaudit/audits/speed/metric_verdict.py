"""A load metric judged by its curve, as Lighthouse does: from 90 it is good, from 50 it is fair."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Curve
from mmaudit.model.report import Metric
from mmaudit.model.verdict import Confidence, Evidence, Outcome, Status, Verdict

GOOD = 90
FAIR = 50
NO_VALUE = "The page never got that far in any of its loads."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A metric with what its text needs: ``show`` makes a number readable, ``unit`` is that of the evidence."""

    metric: Metric | None
    curve: Curve
    show: Callable[[float], str]
    unit: str


def band_outcomes(*, good: str, fair: str, poor: str) -> Mapping[str, Outcome]:
    """The closed list of a metric: its score comes from the curve."""
    return {
        "good": Outcome(status=Status.PASS, text=good),
        "fair": Outcome(status=Status.WARN, text=fair),
        "poor": Outcome(status=Status.FAIL, text=poor),
    }


def metric_verdict(page: PageFacts, reading: Reading, evidence: tuple[Evidence, ...] = ()) -> Verdict:
    """Judge the median over the runs. Texts may name ``value`` and ``limit``, the end of the good band."""
    metric = reading.metric
    if metric is None:
        return Verdict(outcome="not-measured", params={"reason": NO_VALUE})
    score = reading.curve.score(metric.median)
    return Verdict(
        outcome=band(score),
        value=metric.median,
        score=score,
        params={"value": reading.show(metric.median), "limit": reading.show(reading.curve.p10)},
        evidence=(*evidence, *spread(reading, metric)),
        confidence=confidence(page, reading, metric),
    )


def band(score: float) -> str:
    """The outcome of a score (0-100)."""
    return "good" if score >= GOOD else "fair" if score >= FAIR else "poor"


def spread(reading: Reading, metric: Metric) -> tuple[Evidence, ...]:
    """Each run's number, when there are several."""
    if len(metric.runs) < 2:
        return ()
    return tuple(
        Evidence(kind="number", label=f"run {number}", value=value, unit=reading.unit)
        for number, value in enumerate(metric.runs, start=1)
    )


def confidence(page: PageFacts, reading: Reading, metric: Metric) -> Confidence:
    """Low when a load never came to rest or the machine disturbed its times; high when several runs agree."""
    loads = page.snapshot.loads
    if not all(load.settled for load in loads):
        return Confidence.LOW
    if reading.unit == "ms" and any(load.contended for load in loads):
        return Confidence.LOW
    bands = {band(reading.curve.score(value)) for value in metric.runs}
    return Confidence.HIGH if len(metric.runs) > 1 and len(bands) == 1 else Confidence.MEDIUM
