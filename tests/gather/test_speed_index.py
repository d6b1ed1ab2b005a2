"""Speed Index on made-up frames: two channels' worth of counts are as good as 768."""

import pytest

from mmaudit.gather.speed_index import Glimpse, completeness, progress, speed_index_ms, visually_complete_ms


def glimpse(time_ms: float, *counts: int) -> Glimpse:
    return Glimpse(time_ms=time_ms, histogram=counts)


def test_a_page_that_is_complete_at_once_has_the_time_of_that_paint():
    assert speed_index_ms([glimpse(-40, 0, 0), glimpse(1000, 80, 20)]) == 1000


def test_each_part_counts_until_it_is_there():
    frames = [glimpse(0, 0, 0), glimpse(1000, 50, 0), glimpse(3000, 50, 50)]
    # nothing for 1 s, half for 2 s
    assert speed_index_ms(frames) == pytest.approx(1000 + 2000 * 0.5)


def test_what_comes_before_the_navigation_is_the_screen_at_its_start():
    late_start = [glimpse(-500, 0, 0), glimpse(-100, 0, 0), glimpse(400, 9, 9)]
    assert speed_index_ms(late_start) == 400


def test_no_frame_after_the_start_is_no_index():
    assert speed_index_ms([]) is None
    assert speed_index_ms([glimpse(-10, 1, 1)]) is None


def test_a_screen_that_never_changes_is_complete_from_the_start():
    assert speed_index_ms([glimpse(-10, 5, 5), glimpse(500, 5, 5)]) == 0


@pytest.mark.parametrize(
    ("now", "share"), [((0, 0), 0.0), ((50, 0), 0.5), ((50, 50), 1.0), ((80, 0), 0.5), ((50, 90), 1.0)]
)
def test_completeness_counts_no_more_than_what_is_wanted(now, share):
    assert completeness(now, first=(0, 0), last=(50, 50)) == share


def test_progress_ends_at_one():
    assert progress([glimpse(0, 0, 4), glimpse(10, 2, 4), glimpse(20, 4, 0)])[-1] == 1.0


def test_the_screen_is_complete_when_it_first_looks_as_at_the_end():
    frames = [glimpse(-5, 0, 0), glimpse(100, 3, 0), glimpse(200, 3, 7), glimpse(900, 3, 7)]
    assert visually_complete_ms(frames) == 200
