"""What the processor's factor means on this machine."""

import asyncio

import pytest

from mmaudit.gather.browser import find_browser
from mmaudit.gather.calibration import Timings, calibration_of
from mmaudit.gather.phone import Phone
from mmaudit.model.report import Calibration


def test_the_factor_is_what_the_same_work_took_longer():
    timings = Timings(fast_ms=[10, 9, 11, 10], slow_ms=[40, 44, 42])
    assert calibration_of(timings, asked=4) == Calibration(
        pieces_per_s=100.0,
        spread_ratio=0.15,
        asked_slowdown=4,
        slowdown=4.2,
        slowdown_spread_ratio=0.095,
    )


def test_one_odd_time_does_not_move_the_figures():
    quiet = calibration_of(Timings(fast_ms=[10.0] * 9, slow_ms=[40.0] * 9), asked=4)
    disturbed = calibration_of(Timings(fast_ms=[10.0] * 8 + [300.0], slow_ms=[40.0] * 8 + [900.0]), asked=4)
    assert quiet == disturbed


def test_at_full_speed_no_factor_is_measured():
    found = calibration_of(Timings(fast_ms=[10, 10, 10]), asked=1)
    assert (found.slowdown, found.slowdown_spread_ratio) == (None, None)


def test_without_a_time_there_is_no_figure():
    assert calibration_of(Timings(), asked=4) is None
    assert calibration_of(Timings(fast_ms=[0.0, 0.0]), asked=4) is None


@pytest.mark.browser
def test_a_slowed_processor_is_slower(a_config, album):
    async def go():
        config = a_config("http://127.0.0.1/", cpu_slowdown=4.0)
        async with Phone(config, find_browser(None), album) as phone:
            return [await phone.calibrate() for _ in range(3)]

    # Another program may take a core at any moment: the clearest of three counts.
    found = asyncio.run(go())
    assert {each.asked_slowdown for each in found} == {4}
    assert max(each.slowdown for each in found) > 1.5
    assert all(each.pieces_per_s > 0 for each in found)
