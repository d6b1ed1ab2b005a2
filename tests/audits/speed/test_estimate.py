from dataclasses import replace

import pytest

from mmaudit.audits.speed.estimate import Saving, busy_ms, saving, saving_of_time, time_of
from mmaudit.model.report import Network

UNLIMITED = Network(name="none", rtt_ms=0, down_kbps=0, up_kbps=0)


@pytest.mark.parametrize(
    ("size", "trips", "within", "expected"),
    [
        (200_000, 0, None, Saving(ms=1000, bytes=200_000)),
        (0, 2, None, Saving(ms=300, bytes=0)),
        (200_000, 2, None, Saving(ms=1300, bytes=200_000)),
        (200_000, 2, 640, Saving(ms=640, bytes=200_000)),
        (123_999, 0, None, Saving(ms=620, bytes=123_000)),
        (19_000, 0, None, Saving(ms=0, bytes=19_000)),
        (900, 0, None, Saving(ms=0, bytes=0)),
        (200_000, 0, -5, Saving(ms=0, bytes=200_000)),
        (0, 0, None, Saving(ms=0, bytes=0)),
    ],
)
def test_bytes_over_bandwidth_and_round_trips_are_saved(limits, size, trips, within, expected):
    assert saving(limits, saved_bytes=size, trips=trips, within_ms=within) == expected


def test_an_unlimited_link_saves_bytes_and_no_time(limits):
    assert saving(replace(limits, network=UNLIMITED), saved_bytes=10**6, trips=9) == Saving(ms=0, bytes=10**6)


def test_without_a_link_no_time_is_told(limits):
    assert saving(replace(limits, network=None), saved_bytes=10**6, trips=9) == Saving(ms=None, bytes=10**6)


def test_a_measured_time_needs_no_link(limits):
    assert saving_of_time(limits, 456.0) == Saving(ms=460, bytes=0)


@pytest.mark.parametrize(
    ("estimate", "worth"),
    [
        (Saving(ms=0, bytes=20_000), True),
        (Saving(ms=None, bytes=19_999), False),
        (Saving(ms=100, bytes=0), True),
        (Saving(ms=90, bytes=0), False),
    ],
)
def test_little_is_not_worth_a_word(limits, estimate, worth):
    assert estimate.is_worth_it(limits) is worth


def test_time_in_which_several_files_come_counts_once(a_request):
    spans = [(0, 100), (50, 120), (200, 300), (210, 220), (400, None)]
    requests = [a_request(started_ms=start, finished_ms=end) for start, end in spans]
    assert busy_ms(requests) == 220


@pytest.mark.parametrize(("lifted_ms", "expected"), [(None, 200), (300.0, 200), (250.0, None)])
def test_time_on_an_opened_link_is_no_measure(loaded, a_load, a_request, lifted_ms, expected):
    requests = (a_request(started_ms=100, finished_ms=300.0),)
    assert time_of(loaded(a_load(requests=requests, lifted_ms=lifted_ms)), requests) == expected


def test_a_file_that_never_came_on_the_slow_link_sets_no_cap(loaded, a_load, a_request):
    requests = (a_request(started_ms=100, finished_ms=None),)
    assert time_of(loaded(a_load(requests=requests, lifted_ms=250.0)), requests) is None
