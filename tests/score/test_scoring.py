import math

import pytest

from mmaudit.errors import MmauditError
from mmaudit.score.scoring import load_scoring, parse_scoring

SMALL = """
version = "7"
[curves.lcp_ms]
p10 = {p10}
median = 4000
[categories]
speed = {weight}
[moments]
go = 1
[lighthouse]
{metric} = 25
[audits.speed]
lcp = 25
[audits.site]
{other} = 1
[numbers]
"""


def small(p10=2500, weight=30, other="https", metric="lcp_ms"):
    return SMALL.format(p10=p10, weight=weight, other=other, metric=metric).encode()


def test_the_packaged_scoring_is_read():
    scoring = load_scoring()
    assert scoring.version
    assert scoring.weights["viewport-meta"] == 30
    assert scoring.limits.numbers["text_size_min_px"] == 12


@pytest.mark.parametrize(
    ("curve", "value", "score"),
    [
        ("fcp_ms", 1800, 90),
        ("fcp_ms", 3000, 50),
        # Lighthouse 13's own figures at 1.5, 2 and 3 times the mobile p10.
        ("fcp_ms", 2700, 60),
        ("lcp_ms", 3750, 57),
        ("lcp_ms", 5000, 27),
        ("tbt_ms", 400, 68),
        ("tbt_ms", 600, 50),
        ("cls", 0.2, 62),
        ("cls", 0.3, 40),
        ("speed_index_ms", 6774, 36),
        ("lcp_ms", 0, 100),
    ],
)
def test_curves_score_as_lighthouse_publishes_them(curve, value, score):
    assert load_scoring().limits.curves[curve].score(value) == pytest.approx(score, abs=0.7)


def test_core_metrics_keep_lighthouses_proportions():
    weights = load_scoring().weights
    core = (
        "first-contentful-paint",
        "largest-contentful-paint",
        "total-blocking-time",
        "cumulative-layout-shift",
        "speed-index",
    )
    assert [weights[name] for name in core] == [10, 25, 30, 25, 10]


@pytest.mark.parametrize(
    "data",
    [
        small(p10=5000),
        small(p10=0),
        small(weight=-1),
        small(weight="inf"),
        small(metric="load_ms"),
        small(other="lcp"),
        small() + b"surprise = 'text'",
        b"version = ",
        b"\xff",
    ],
)
def test_faults_are_named(data):
    with pytest.raises(MmauditError, match=r"scoring\.toml"):
        parse_scoring(data)


def test_weights_of_all_areas_stand_in_one_map():
    scoring = parse_scoring(small())
    assert scoring.weights == {"lcp": 25, "https": 1}
    assert math.isclose(scoring.limits.curves["lcp_ms"].p10, 2500)
