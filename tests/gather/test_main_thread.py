"""What a trace says of the main thread's tasks."""

import asyncio
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Error as BrowserError

from mmaudit.gather.main_thread import (
    MainThread,
    ThreadTask,
    Work,
    cpu_time_of,
    is_contended,
    thread_tasks,
    work_of,
)

MAIN = {"pid": 7, "tid": 7}


def origin(ts: int, *, frame: str = "main", url: str = "https://shop.test/", **where) -> dict:
    args = {"frame": frame, "data": {"documentLoaderURL": url}}
    return {"name": "navigationStart", "ts": ts, "args": args} | MAIN | where


def task(ts: int, dur: int, tdur: int, **where) -> dict:
    return {"name": "RunTask", "ts": ts, "dur": dur, "tdur": tdur} | MAIN | where


def test_tasks_are_timed_from_the_navigation_in_order():
    events = [task(9_000, 2_000, 1_500), origin(1_000), task(2_000, 500, 500)]
    assert thread_tasks(events, main_frame="main") == (
        ThreadTask(start_ms=1, wall_ms=0.5, cpu_ms=0.5),
        ThreadTask(start_ms=8, wall_ms=2, cpu_ms=1.5),
    )


@pytest.mark.parametrize(
    "other",
    [
        task(3_000, 10, 10, pid=8),
        task(3_000, 10, 10, tid=9),
        task(500, 10, 10),
        {"name": "RunTask", "ts": 3_000} | MAIN,
    ],
    ids=["another process", "another thread", "before the navigation", "without a duration"],
)
def test_what_is_not_the_pages_work_is_left_out(other):
    assert thread_tasks([origin(1_000), other], main_frame="main") == ()


def test_the_last_document_counts_and_neither_a_frame_nor_the_empty_one():
    events = [
        origin(1_000, pid=6),
        origin(2_000),
        origin(3_000, frame="child", pid=6),
        origin(4_000, url="", pid=6),
        task(5_000, 10, 10),
    ]
    (only,) = thread_tasks(events, main_frame="main")
    assert only.start_ms == 3


def test_a_trace_without_the_page_tells_nothing():
    assert thread_tasks([task(1_000, 10, 10)], main_frame="main") is None
    assert work_of(None, until_ms=1000) is None


def test_work_is_what_began_while_the_load_was_measured():
    tasks = [
        ThreadTask(start_ms=0, wall_ms=50, cpu_ms=40),
        ThreadTask(start_ms=900, wall_ms=300, cpu_ms=200),
        ThreadTask(start_ms=1000, wall_ms=80, cpu_ms=80),
    ]
    assert work_of(tasks, until_ms=1000, paused_ms=5) == Work(wall_ms=350, cpu_ms=240, paused_ms=5)


def test_a_long_task_finds_the_task_in_its_middle():
    cpu_ms = cpu_time_of(
        (
            ThreadTask(start_ms=95, wall_ms=200, cpu_ms=120),
            ThreadTask(start_ms=400, wall_ms=90, cpu_ms=90),
        )
    )
    assert cpu_ms(100, 200) == 120
    assert cpu_ms(398, 88) == 88
    assert cpu_ms(310, 60) is None
    assert cpu_ms(10, 60) is None


@pytest.mark.parametrize(
    ("wall_ms", "cpu_ms", "paused_ms", "contended"),
    [
        (500, 480, 0, False),
        (100, 10, 0, False),
        (2000, 1800, 0, False),
        (500, 300, 0, True),
        (500, 300, 150, False),
    ],
    ids=["quiet", "too short to matter", "a small part of much work", "a large part", "the page's own waits"],
)
def test_a_machine_is_busy_when_much_time_went_elsewhere(wall_ms, cpu_ms, paused_ms, contended):
    assert is_contended(Work(wall_ms=wall_ms, cpu_ms=cpu_ms, paused_ms=paused_ms)) is contended


@dataclass(kw_only=True)
class Browser:
    """A CDP session that traces, refuses to, or never tells that it is done."""

    refuses: bool = False
    completes: bool = True
    listeners: dict = field(default_factory=dict)

    def on(self, name, handler):
        self.listeners[name] = handler

    def remove_listener(self, name, _handler):
        del self.listeners[name]

    async def send(self, method, _params=None):
        if method == "Page.getFrameTree":
            return {"frameTree": {"frame": {"id": "main"}}}
        if self.refuses:
            raise BrowserError("Tracing has already been started")
        if method == "Tracing.end" and self.completes:
            self.listeners["Tracing.dataCollected"]({"value": [origin(0), task(1_000, 60_000, 50_000)]})
            self.listeners["Tracing.tracingComplete"]({})
        return {}


def traced(browser: Browser) -> tuple[ThreadTask, ...] | None:
    async def go():
        thread = MainThread(browser, stop_timeout_s=0.01)
        await thread.start()
        return await thread.stop()

    return asyncio.run(go())


def test_a_trace_is_read_and_no_listener_stays(monkeypatch):
    browser = Browser()
    assert traced(browser) == (ThreadTask(start_ms=1, wall_ms=60, cpu_ms=50),)
    assert browser.listeners == {}


@pytest.mark.parametrize(
    "browser", [Browser(refuses=True), Browser(completes=False)], ids=["refused", "endless"]
)
def test_a_browser_that_does_not_trace_costs_the_trace_alone(browser):
    assert traced(browser) is None
    assert browser.listeners == {}
