import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mmaudit.facts.load_metrics import page_metrics
from mmaudit.facts.two_groups import GAP_TO_SPREAD, GAP_TO_VALUE, centres, two_groups

TIMES = st.floats(min_value=0, max_value=60_000)


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        ((1150, 2950, 1250, 2850), ((1150, 1250), (2850, 2950))),
        ((1200, 1210, 1190, 2900, 2880), ((1190, 1200, 1210), (2880, 2900))),
        ((0, 0.4, 0, 0.4), ((0, 0), (0.4, 0.4))),
        ((1200, 2900), None),  # too few to tell
        ((1200, 1250, 2900), None),
        ((1200, 1210, 1190, 2900), None),  # one slow run is an outlier
        ((1000, 1000, 1200, 1200), None),  # two groups, but nobody would mind
        ((1000, 2000, 3000, 4000), None),
        ((1000, 1400, 2200, 2600), None),  # the gap is no wider than twice the spread
        ((), None),
    ],
)
def test_runs_are_two_groups_when_a_clear_gap_parts_them(runs, found):
    assert two_groups(runs) == found


def test_a_gap_below_what_matters_parts_nothing():
    assert two_groups((0, 0, 40, 40), least_gap=100) is None
    assert two_groups((0, 0, 140, 140), least_gap=100) is not None


@given(value=TIMES, count=st.integers(min_value=0, max_value=25))
def test_equal_runs_are_never_two_groups(value, count):
    assert two_groups([value] * count) is None


@given(
    start=TIMES,
    step=st.floats(min_value=0, max_value=10_000),
    count=st.integers(min_value=0, max_value=25),
)
@example(start=0.0, step=5e-324, count=4)
def test_evenly_spread_runs_are_never_two_groups(start, step, count):
    assert two_groups([start + at * step for at in range(count)]) is None


@given(st.lists(TIMES, max_size=25), st.randoms())
def test_two_groups_are_all_the_runs_in_order_with_a_clear_gap_between(runs, random):
    found = two_groups(runs)
    mixed = list(runs)
    random.shuffle(mixed)

    assert two_groups(mixed) == found
    if found is not None:
        low, high = found
        gap = high[0] - low[-1]
        assert [*low, *high] == sorted(runs)
        assert min(len(low), len(high)) >= 2
        assert gap > GAP_TO_SPREAD * max(low[-1] - low[0], high[-1] - high[0])
        assert gap > GAP_TO_VALUE * low[-1]


@given(
    low=st.lists(st.floats(min_value=1000, max_value=1100), min_size=2, max_size=12),
    high=st.lists(st.floats(min_value=2900, max_value=3000), min_size=2, max_size=12),
)
def test_two_far_groups_are_always_found(low, high):
    assert two_groups([*high, *low]) == (tuple(sorted(low)), tuple(sorted(high)))


def test_a_pages_metrics_say_which_of_them_fall_into_two_groups(a_load):
    loads = [
        a_load(lcp_ms=lcp, tbt_ms=tbt, cls=cls)
        for lcp, tbt, cls in [(1150, 0, 0.0), (2950, 60, 0.02), (1250, 0, 0.0), (2850, 60, 0.02)]
    ]
    metrics = page_metrics(loads)

    assert metrics.lcp_ms.bimodal
    assert centres(metrics.lcp_ms) == (1200, 2900)
    assert not metrics.tbt_ms.bimodal, "60 ms more is no second group"
    assert not metrics.cls.bimodal
    assert centres(metrics.fcp_ms) is None
