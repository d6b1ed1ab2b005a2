"""When a load is over, told by a page that lives on a clock of ours."""

import asyncio
from dataclasses import dataclass, field

import pytest

from mmaudit.gather.hop import Hop
from mmaudit.gather.network_log import MainDocument
from mmaudit.gather.settle import Clock, Ending, LoadUnderWay, Pulse

NEVER = float("inf")


class FakeClock(Clock):
    """Moves only when somebody sleeps."""

    def __init__(self):
        self.seconds = 0.0

    def now(self):
        return self.seconds

    async def sleep(self, seconds):
        # What was asked meanwhile gets its answer at the old time.
        for _ in range(3):
            await asyncio.sleep(0)
        self.seconds = round(self.seconds + seconds, 6)


@dataclass
class Story:
    """A load. Times in s: requests are ``(start, end, is_critical)``, tasks ``(start, end)``.

    A request brings bytes all the time until its end; one that never ends brings none.
    """

    loaded: float = 1.0
    requests: tuple = ((0.0, 0.8, True),)
    paints: tuple = (0.9,)
    tasks: tuple = ()
    navigations: int = 1
    breaks_off: float = NEVER
    document_bytes: int = 0
    shown: float = 0.9
    backgrounds: dict = field(default_factory=dict)
    clock: FakeClock = field(default_factory=FakeClock)

    # The page, asked by the pulse.
    async def run(self, _name, looks, timeout_s):
        for start, end in self.tasks:
            while start <= self.clock.now() < end:
                await asyncio.sleep(0)
        now = self.clock.now()
        painted = [at for at in self.paints if at <= now]
        done = [end for _, end in self.tasks if end <= now]
        return {
            "now": now * 1000, "ready": self.loaded <= now, "painted": bool(painted),
            "largest_ms": max(painted, default=0) * 1000, "busy_until_ms": max(done, default=0) * 1000,
            "shown": bool(looks) and self.shown <= now, "backgrounds": list(self.backgrounds),
        }  # fmt: skip

    # The watch's event.
    def is_set(self):
        return self.loaded <= self.clock.now()

    # The network log.
    def _open(self, critical):
        now = self.clock.now()
        return sum(
            1 for start, end, is_critical in self.requests if start <= now < end and is_critical >= critical
        )

    def _moved(self, critical):
        now = self.clock.now()
        counted = [(start, end) for start, end, is_critical in self.requests if is_critical >= critical]
        times = [start if end == NEVER else min(now, end) for start, end in counted if start <= now]
        return max(times, default=0.0)

    @property
    def main(self):
        said = "net::ERR_CONTENT_DECODING_FAILED" if self.breaks_off <= self.clock.now() else None
        hop = Hop(url="http://127.0.0.1/", resource_type="Document", started=0.0, failure=said)
        return MainDocument(request_id="1", hop=hop, epoch_offset_s=0.0)

    def in_flight(self):
        return self._open(critical=False)

    def in_flight_critical(self):
        return self._open(critical=True)

    def is_waiting_for(self, urls):
        return any(self.backgrounds[url] > self.clock.now() for url in urls)

    @property
    def last_activity(self):
        return self._moved(critical=False)

    @property
    def last_critical_activity(self):
        return self._moved(critical=True)


class Watch:
    def __init__(self, story):
        self.loaded = story


def waited(*, limit_s=30.0, to_the_end=False, **story):
    """How and when the wait for that load ends."""
    page = Story(**story)
    load = LoadUnderWay(pulse=Pulse(page, page.clock), watch=Watch(page), log=page, clock=page.clock)
    return asyncio.run(load.wait(limit_s=limit_s, to_the_end=to_the_end)), page.clock.seconds


@pytest.mark.parametrize(
    ("story", "at_s"),
    [
        ({}, 2.0),
        ({"paints": (0.9, 1.7)}, 2.7),
        ({"tasks": ((1.0, 2.2),)}, 3.2),
        ({"requests": ((0.0, 0.8, True), (1.5, 2.4, True))}, 3.4),
        ({"requests": ((0.0, 0.8, True), (1.5, 2.4, False))}, 3.4),
        ({"paints": ()}, 4.0),
    ],
    ids=[
        "quiet",
        "a late largest paint",
        "a long task",
        "a late request",
        "a late picture",
        "nothing painted",
    ],
)
def test_a_load_is_over_when_all_was_quiet_for_a_second(story, at_s):
    ending, seconds = waited(**story)
    assert ending is Ending.SETTLED
    assert at_s <= seconds <= at_s + 0.3


@pytest.mark.parametrize("gap_s", [0.5, 0.9])
def test_a_page_that_never_rests_is_measured_for_some_seconds(gap_s):
    polls = tuple((1.0 + n * gap_s, 1.1 + n * gap_s, False) for n in range(100))
    ending, seconds = waited(requests=polls)
    assert ending is Ending.RESTLESS
    assert 7.0 <= seconds <= 7.3


FAR_PICTURE = ((0.0, 0.8, True), (0.5, 20.0, False))


def test_the_figures_stand_while_pictures_further_down_are_on_their_way():
    ending, seconds = waited(loaded=20.0, requests=FAR_PICTURE)
    assert ending is Ending.SHOWN
    assert 1.9 <= seconds <= 2.6


def test_to_the_end_waits_for_them():
    ending, seconds = waited(loaded=20.0, requests=FAR_PICTURE, to_the_end=True)
    assert ending is Ending.SETTLED
    assert 21.0 <= seconds <= 21.3


@pytest.mark.parametrize(
    ("story", "at_s"),
    [
        ({"shown": 12.0}, 12.0),
        ({"backgrounds": {"/hero.jpg": 12.0, "/tile.png": 0.5}}, 12.0),
        ({"paints": (0.9, 1.8, 2.6)}, 3.6),
        ({"tasks": ((1.5, 6.0),)}, 7.0),
        ({"requests": (*FAR_PICTURE, (1.5, 12.0, True))}, 13.0),
    ],
    ids=[
        "a picture of the first screen",
        "a background of the first screen",
        "the largest paint",
        "the main thread",
        "a critical request",
    ],
)
def test_the_figures_do_not_stand_while_the_first_screen_changes(story, at_s):
    ending, seconds = waited(**{"loaded": 20.0, "requests": FAR_PICTURE} | story)
    assert ending is Ending.SHOWN
    assert at_s <= seconds <= at_s + 0.7


def test_a_page_whose_thread_hangs_is_told_so():
    ending, seconds = waited(loaded=NEVER, tasks=((0.5, NEVER),))
    assert ending is Ending.HUNG
    assert 8.0 <= seconds <= 9.5


def test_a_long_task_is_no_hang():
    ending, _ = waited(loaded=8.0, tasks=((0.5, 7.5),), paints=(7.6,), shown=7.6)
    assert ending is Ending.SETTLED


def test_a_page_that_waits_for_answers_is_stopped_when_none_comes():
    ending, seconds = waited(loaded=NEVER, requests=((0.0, 0.8, True), (0.5, NEVER, True)))
    assert ending is Ending.NEVER_LOADED
    assert 10.8 <= seconds <= 11.3


def test_the_limit_holds():
    drips = tuple((n * 1.0, n + 0.5, True) for n in range(100))
    ending, seconds = waited(limit_s=5.0, loaded=NEVER, requests=drips)
    assert ending is Ending.NEVER_LOADED
    assert 5.0 <= seconds <= 5.3


def test_a_document_that_grows_beyond_all_measure_is_given_up():
    ending, seconds = waited(document_bytes=50_000_001, loaded=NEVER)
    assert (ending, seconds) == (Ending.TOO_LARGE, 0.0)


def test_a_page_that_wanders_is_stopped():
    assert waited(navigations=9)[0] is Ending.WANDERING


def test_a_document_that_breaks_off_is_not_waited_for():
    ending, seconds = waited(breaks_off=0.5, loaded=NEVER, requests=((0.0, NEVER, True),))
    assert ending is Ending.NEVER_LOADED
    assert 0.5 <= seconds <= 0.6
