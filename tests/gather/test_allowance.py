"""A page's time holds its load and every load that is made again in its stead."""

import pytest

from mmaudit.gather.allowance import SITE_WIDE_EXTRA_S, Allowance


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def allowance(clock):
    begun = Allowance(45.0, clock=clock)
    begun.begin()
    return begun


def test_it_runs_out_and_never_below_zero(allowance, clock):
    assert allowance.left_s == 45
    clock.now += 44
    assert allowance.left_s == 1
    clock.now += 10
    assert allowance.left_s == 0


def test_what_is_done_once_per_site_has_more_of_it(allowance):
    allowance.begin(site_wide=True)
    assert allowance.left_s == 45 + SITE_WIDE_EXTRA_S


@pytest.mark.parametrize(("taken_s", "fits"), [(5, True), (22, True), (23, False), (45, False), (60, False)])
def test_another_load_fits_in_if_as_much_is_left_as_was_taken(allowance, clock, taken_s, fits):
    clock.now += taken_s
    assert allowance.allows_another is fits


def test_each_load_that_was_asked_for_begins_anew(allowance, clock):
    clock.now += 45
    allowance.begin()
    assert allowance.left_s == 45
    assert allowance.allows_another
