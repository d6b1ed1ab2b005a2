"""Interaction to Next Paint from taps."""

import pytest

from mmaudit.facts.inp import inp_of
from mmaudit.facts.page import derive_page
from mmaudit.model.report import Metric
from mmaudit.model.snapshot import Interaction, TrialTaps


def taps(*durations):
    return TrialTaps(
        interactions=tuple(
            Interaction(selector="summary", label="More", kind="summary", duration_ms=duration)
            for duration in durations
        )
    )


@pytest.mark.parametrize(
    ("tried", "worst"),
    [
        (taps(40), 40),
        (taps(40, 320, 16), 320),
        (taps(None, 24), 24),
        (taps(None), None),
        (taps(), None),
        (None, None),
    ],
)
def test_it_is_the_slowest_tap(tried, worst):
    metric = inp_of(tried)
    assert metric == (worst and Metric(median=worst, min=worst, max=worst, runs=(worst,)))


def test_it_stands_among_the_metrics_of_the_page(a_snapshot, a_load):
    page = derive_page(a_snapshot(loads=(a_load(),), taps=taps(40, 320)))
    assert (page.metrics.inp_ms.median, page.metrics.lcp_ms.median) == (320, 1200)
