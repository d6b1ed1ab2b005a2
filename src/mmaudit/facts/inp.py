"""Interaction to Next Paint from the taps that were tried."""

from mmaudit.model.report import Metric
from mmaudit.model.snapshot import TrialTaps


def inp_of(taps: TrialTaps | None) -> Metric | None:
    """The slowest tap; ``None`` when none was answered or awaited.

    Of fewer than 50 interactions the slowest is the page's INP: https://web.dev/articles/inp. Taps are tried in
    one run only, so there is one value.
    """
    durations = (
        [each.duration_ms for each in taps.interactions if each.duration_ms is not None] if taps else []
    )
    if not durations:
        return None
    worst = float(max(durations))
    return Metric(median=worst, min=worst, max=worst, runs=(worst,))
