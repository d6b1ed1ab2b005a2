"""Layout shift windows and blocking time."""

import pytest

from mmaudit.gather.load_metrics import (
    cumulative_layout_shift,
    total_blocking_cpu_ms,
    total_blocking_time_ms,
)
from mmaudit.model.snapshot import LayoutShift, LongTask


def shift(time_ms: float, value: float, *, had_recent_input: bool = False) -> LayoutShift:
    return LayoutShift(value=value, time_ms=time_ms, had_recent_input=had_recent_input)


def test_no_shift_is_zero():
    assert cumulative_layout_shift([]) == 0


def test_shifts_less_than_a_second_apart_add_up():
    assert cumulative_layout_shift([shift(0, 0.1), shift(999, 0.2)]) == pytest.approx(0.3)


def test_a_second_of_rest_begins_a_new_window_and_the_largest_counts():
    assert cumulative_layout_shift([shift(0, 0.1), shift(1000, 0.2), shift(1500, 0.05)]) == pytest.approx(
        0.25
    )


def test_a_window_is_no_longer_than_five_seconds():
    steady = [shift(900 * number, 0.1) for number in range(8)]
    assert cumulative_layout_shift(steady) == pytest.approx(0.6)


def test_shifts_that_are_flagged_as_input_count_during_the_load():
    assert cumulative_layout_shift([shift(100, 0.4, had_recent_input=True)]) == pytest.approx(0.4)


def test_the_order_of_entries_does_not_matter():
    shifts = [shift(5000, 0.3), shift(100, 0.1), shift(600, 0.1)]
    assert cumulative_layout_shift(shifts) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        (1000, 50, 0),
        (1000, 130, 80),
        (0, 500, 0),
        (900, 400, 250),
        (1900, 400, 50),
        (2500, 400, 0),
    ],
)
def test_blocking_is_what_a_task_takes_beyond_50_ms_between_paint_and_end(start, duration, expected):
    tasks = [LongTask(start_ms=start, duration_ms=duration)]
    assert total_blocking_time_ms(tasks, from_ms=1000, until_ms=2000) == expected


@pytest.mark.parametrize(
    ("start", "duration", "cpu", "expected"),
    [
        (1000, 130, 130, 80),
        (1000, 130, 90, 40),
        (1000, 130, 20, 0),
        (900, 200, 200, 50),
        (900, 200, 160, 30),
        (2500, 400, None, 0),
        (1000, 130, None, None),
    ],
)
def test_blocking_is_known_in_processor_time_too(start, duration, cpu, expected):
    tasks = [LongTask(start_ms=start, duration_ms=duration, cpu_ms=cpu)]
    assert total_blocking_cpu_ms(tasks, from_ms=1000, until_ms=2000) == expected
