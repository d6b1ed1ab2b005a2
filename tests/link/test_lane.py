"""The link's arithmetic, with a clock that stands still until the test moves it."""

from dataclasses import dataclass, field

import pytest

from mmaudit.link.lane import MAX_PIECE_BYTES, SEGMENT_BYTES, Lane
from mmaudit.link.window import Window

SLOW_4G = 204_800.0  # 1.6 Mbit/s in bytes per second
RTT_S = 0.15


@dataclass
class Ride:
    """One flow with endless appetite: sends ``size`` bytes as fast as its window allows, from ``start_s``."""

    name: str
    size: int
    start_s: float = 0.0
    arrivals: list[tuple[float, int]] = field(default_factory=list)

    @property
    def ended_s(self) -> float:
        return self.arrivals[-1][0]


def travel(lane: Lane[str], window: Window | None, *rides: Ride) -> None:
    """Move the clock from event to event until every ride has arrived."""
    left = {ride.name: ride.size for ride in rides}
    by_name = {ride.name: ride for ride in rides}
    starts = sorted({ride.start_s for ride in rides})
    now = starts[0]
    while any(left.values()) or any(sum(n for _, n in r.arrivals) < r.size for r in rides):
        passed = lane.advance(now)
        for piece in passed.arrived:
            by_name[piece.flow].arrivals.append((now, len(piece.data)))
        for piece in passed.acknowledged:
            if window:
                window.acknowledged(len(piece.data))
        for ride in rides:
            while ride.start_s <= now and left[ride.name] and (window is None or window.room):
                count = min(left[ride.name], lane.piece_bytes, window.room if window else left[ride.name])
                lane.offer(ride.name, b"x" * count, now_s=now)
                left[ride.name] -= count
                if window:
                    window.sent(count)
        moments = [
            moment for moment in (lane.advance(now).next_s, *starts) if moment is not None and moment > now
        ]
        if not moments:
            break
        now = min(moments)


def test_a_piece_takes_its_transmission_and_half_a_round_trip():
    lane = Lane(bytes_per_s=1000.0, one_way_s=0.075)
    ride = Ride("a", 1000)
    travel(lane, None, ride)
    assert ride.ended_s == pytest.approx(1.0 + 0.075)


def test_many_bytes_come_at_the_rate_of_the_link():
    ride = Ride("a", 1_000_000)
    travel(Lane(bytes_per_s=SLOW_4G, one_way_s=RTT_S / 2), None, ride)
    assert ride.ended_s == pytest.approx(1_000_000 / SLOW_4G + RTT_S / 2)


def test_all_connections_share_one_bucket():
    rides = [Ride(name, 100_000) for name in "abcd"]
    travel(Lane(bytes_per_s=SLOW_4G, one_way_s=0), None, *rides)
    assert max(ride.ended_s for ride in rides) == pytest.approx(400_000 / SLOW_4G)


def test_connections_take_turns_so_that_a_small_file_is_not_stuck_behind_a_large_one():
    large, small = Ride("large", 1_000_000), Ride("small", 10_000, start_s=1.0)
    travel(Lane(bytes_per_s=SLOW_4G, one_way_s=0), None, large, small)
    assert small.ended_s - 1.0 == pytest.approx(2 * 10_000 / SLOW_4G, rel=0.2)
    assert large.ended_s == pytest.approx(1_010_000 / SLOW_4G)


def test_an_idle_link_saves_nothing_up():
    late = Ride("a", 20_480, start_s=50.0)
    travel(Lane(bytes_per_s=SLOW_4G, one_way_s=0), None, late)
    assert late.ended_s == pytest.approx(50.1)


def test_an_unlimited_link_delays_by_its_distance_alone():
    lane = Lane(bytes_per_s=0, one_way_s=0.05)
    assert lane.piece_bytes == MAX_PIECE_BYTES
    ride = Ride("a", 10_000_000)
    travel(lane, None, ride)
    assert ride.ended_s == pytest.approx(0.05)


def test_a_late_look_at_the_clock_loses_no_time():
    lane = Lane(bytes_per_s=1000.0, one_way_s=0.0)
    for _ in range(10):
        lane.offer("a", b"x" * 100, now_s=0.0)
    assert len(lane.advance(0.55).arrived) == 5
    assert len(lane.advance(1.0).arrived) == 5


def test_a_lifted_link_lets_what_waits_go_at_once_and_in_order():
    lane = Lane(bytes_per_s=1000.0, one_way_s=0.5)
    for number in range(5):
        lane.offer("a", bytes([number]) * 100, now_s=0.0)
    assert lane.advance(0.0).arrived == ()
    lane.reshape(bytes_per_s=0, one_way_s=0, now_s=0.1)
    arrived = [*lane.advance(0.1).arrived, *lane.advance(0.7).arrived]
    assert [piece.data[0] for piece in arrived] == [0, 1, 2, 3, 4]


def test_the_waiting_bytes_of_a_broken_connection_are_dropped():
    lane = Lane(bytes_per_s=1000.0, one_way_s=0.0)
    for name in "ab":
        lane.offer(name, b"x" * 100, now_s=0.0)
        lane.offer(name, b"x" * 100, now_s=0.0)
    lane.forget("a")
    assert [piece.flow for piece in lane.advance(10.0).arrived] == ["b", "b"]


def slow_start_s(size: int, *, rate: float, rtt_s: float) -> float:
    """When ``size`` bytes have arrived, on paper: rounds of 10, 20, 40, … segments until the pipe is full.

    A round ends when the receipt of its first segment is back.
    """
    sent, window, at_s = 0, 10 * SEGMENT_BYTES, 0.0
    round_s = rtt_s + SEGMENT_BYTES / rate
    while window / rate < round_s and sent + window < size:
        sent, window, at_s = sent + window, 2 * window, at_s + round_s
    return at_s + (size - sent) / rate + rtt_s / 2


@pytest.mark.parametrize("size", [5_000, 14_600, 60_000, 300_000, 2_000_000])
@pytest.mark.parametrize(("rate", "rtt_s"), [(SLOW_4G, 0.15), (1_152_000.0, 0.17), (200_000.0, 0.3)])
def test_a_new_connection_starts_slowly(size, rate, rtt_s):
    ride = Ride("a", size)
    travel(Lane(bytes_per_s=rate, one_way_s=rtt_s / 2), Window(bytes_per_s=rate, rtt_s=rtt_s), ride)
    assert ride.ended_s == pytest.approx(slow_start_s(size, rate=rate, rtt_s=rtt_s), rel=0.03)


def test_a_window_never_opens_beyond_two_full_pipes():
    window = Window(bytes_per_s=SLOW_4G, rtt_s=RTT_S)
    window.acknowledged(10**9)
    window.sent(0)
    assert window.room <= 10**9 + 2 * SLOW_4G * RTT_S + 10 * SEGMENT_BYTES


def test_a_fast_link_carries_larger_pieces():
    assert Lane(bytes_per_s=SLOW_4G, one_way_s=0).piece_bytes == SEGMENT_BYTES
    assert Lane(bytes_per_s=10e6, one_way_s=0).piece_bytes == 20_000
