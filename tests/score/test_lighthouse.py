from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmaudit.model.report import Metric, PageMetrics
from mmaudit.score.lighthouse import lighthouse_comparable, missing_metrics
from mmaudit.score.scoring import load_scoring

SCORING = load_scoring()
P10 = {"fcp_ms": 1800, "speed_index_ms": 3387, "lcp_ms": 2500, "tbt_ms": 200, "cls": 0.1}
MEDIAN = {"fcp_ms": 3000, "speed_index_ms": 5800, "lcp_ms": 4000, "tbt_ms": 600, "cls": 0.25}


def one(value):
    return Metric(median=value, min=value, max=value, runs=(value,))


def metrics(**values):
    return PageMetrics(**{name: one(value) for name, value in values.items()})


def test_the_weights_are_lighthouses():
    assert SCORING.lighthouse == {"fcp_ms": 10, "speed_index_ms": 10, "lcp_ms": 25, "tbt_ms": 30, "cls": 25}


@pytest.mark.parametrize(
    ("values", "score"),
    [
        (dict.fromkeys(P10, 0), 100),
        (P10, 90),
        (MEDIAN, 50),
        (dict.fromkeys(P10, 1e6), 0),
        # One metric falls to nothing: what is left is the weight of the others.
        (dict.fromkeys(P10, 0) | {"tbt_ms": 1e6}, 70),
        (dict.fromkeys(P10, 0) | {"lcp_ms": 1e6}, 75),
        (dict.fromkeys(P10, 0) | {"speed_index_ms": 1e6}, 90),
        # 10 x 90 + 10 x 50 + 25 x 50 + 30 x 90 + 25 x 100, each metric rounded first.
        ({"fcp_ms": 1800, "speed_index_ms": 5800, "lcp_ms": 4000, "tbt_ms": 200, "cls": 0}, 79),
    ],
)
def test_it_is_the_weighted_mean_of_lighthouses_curves(values, score):
    assert lighthouse_comparable(metrics(**values), SCORING) == score


@pytest.mark.parametrize("name", P10)
def test_without_one_of_its_metrics_there_is_none_and_the_metric_is_named(name):
    left = metrics(**{other: value for other, value in P10.items() if other != name})
    assert lighthouse_comparable(left, SCORING) is None
    assert missing_metrics(left, SCORING) == (name,)


def test_what_lighthouse_does_not_weigh_is_not_missed():
    assert missing_metrics(metrics(**P10), SCORING) == ()
    assert {field.name for field in fields(PageMetrics)} > set(SCORING.lighthouse)


@given(
    st.fixed_dictionaries({name: st.floats(min_value=0, max_value=1e5) for name in P10}),
    st.sampled_from(sorted(P10)),
    st.floats(min_value=0, max_value=1e5),
)
def test_a_slower_page_never_scores_more(values, name, more):
    slower = values | {name: values[name] + more}
    assert (
        0
        <= lighthouse_comparable(metrics(**slower), SCORING)
        <= lighthouse_comparable(metrics(**values), SCORING)
    )
