"""What the page's main thread did while it loaded, by the wall clock and by its own processor time.

Tracing costs no time that could be seen: of 22 loads, every other one traced, both halves painted and ended alike.
Chromium traces one page at a time; a second one that loads beside it has no processor times.

A machine that is busy with something else stretches a task by the wall clock; the thread's processor time stays.
Chromium writes both (``dur`` and ``tdur``, microseconds) into the ``RunTask`` events of a trace.
"""

import asyncio
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import attempted, limited

START_TIMEOUT_S = 3.0
STOP_TIMEOUT_S = 4.0
MAX_TASKS = 100_000

# When wall clock and processor time part. Measured with pages of 60 to 500 ms of main-thread work on two cores,
# slow 4G, processor slowed four times: 17 quiet loads waited 5-112 ms (median 26) and computed for 62-96 % of
# their tasks' time (the browser's own threads share the cores); 34 loads with one or both cores kept busy waited
# 27-433 ms (median 111) for 30-82 %. Those that waited less than 50 ms painted as the quiet ones did.
WAITED_MS = 120.0
CPU_SHARE = 0.75

# Of the categories that carry whole tasks the smallest: the trace of a small page holds 0.7 MB of it and 3.2 MB
# of "toplevel". "renderer.scheduler" is smaller still, but can only tell processor time between two tasks, and
# there Chromium's throttling of the processor spends some as well. "blink.user_timing" tells where time begins.
CATEGORIES = ("disabled-by-default-devtools.timeline", "blink.user_timing")
TASK = "RunTask"
TIME_ORIGIN = "navigationStart"

Event = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadTask:
    """One task of the main thread; ``start_ms`` since the navigation."""

    start_ms: float
    wall_ms: float
    cpu_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the main thread did in all, by the wall clock and in processor time.

    ``paused_ms``: what the page itself chose to wait for, in synchronous requests.
    """

    wall_ms: float
    cpu_ms: float
    paused_ms: float = 0.0


class MainThread:
    """Traces the page behind ``cdp`` from ``start`` to ``stop``. Nothing that the tracer does ends a visit."""

    def __init__(self, cdp: CDPSession, *, stop_timeout_s: float = STOP_TIMEOUT_S) -> None:
        self._cdp = cdp
        self._stop_timeout_s = stop_timeout_s
        self._frame = ""
        self._events: list[Event] = []
        self._ended = asyncio.Event()
        self._is_tracing = False

    async def start(self) -> None:
        """Begin; without a trace when the browser cannot, or traces already."""
        self._cdp.on("Tracing.dataCollected", self._collect)
        self._cdp.on("Tracing.tracingComplete", self._complete)
        self._is_tracing = await attempted(self._start(), START_TIMEOUT_S)

    async def stop(self) -> tuple[ThreadTask, ...] | None:
        """End, and give the tasks since the navigation in order; ``None`` when they are not known."""
        try:
            return await self._traced() if self._is_tracing else None
        finally:
            self._cdp.remove_listener("Tracing.dataCollected", self._collect)
            self._cdp.remove_listener("Tracing.tracingComplete", self._complete)

    async def _start(self) -> None:
        tree = await self._cdp.send("Page.getFrameTree")
        self._frame = tree["frameTree"]["frame"]["id"]
        config = {
            "recordMode": "recordUntilFull",
            "includedCategories": list(CATEGORIES),
            "excludedCategories": ["*"],
        }
        await self._cdp.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})

    async def _traced(self) -> tuple[ThreadTask, ...] | None:
        try:
            await limited(self._end(), self._stop_timeout_s)
        except (BrowserError, TimeoutError):
            return None
        return thread_tasks(self._events, main_frame=self._frame)

    async def _end(self) -> None:
        await self._cdp.send("Tracing.end")
        await self._ended.wait()

    def _collect(self, event: Event) -> None:
        room = MAX_TASKS - len(self._events)
        self._events += [each for each in event["value"] if each.get("name") in (TASK, TIME_ORIGIN)][:room]

    def _complete(self, _event: Event) -> None:
        self._ended.set()


def thread_tasks(events: Iterable[Event], *, main_frame: str) -> tuple[ThreadTask, ...] | None:
    """The tasks of the thread that ``main_frame`` last navigated in; ``None`` when it is not in the trace.

    ``events`` are those of the trace event format (https://www.chromium.org/developers/how-tos/trace-event-profiling-tool/).
    """
    known = tuple(events)
    origins = [each for each in known if each["name"] == TIME_ORIGIN and is_navigation(each, main_frame)]
    if not origins:
        return None
    origin = max(origins, key=lambda each: float(each["ts"]))
    thread = (origin["pid"], origin["tid"])
    tasks = (
        ThreadTask(
            start_ms=(each["ts"] - origin["ts"]) / 1000,
            wall_ms=each["dur"] / 1000,
            cpu_ms=each["tdur"] / 1000,
        )
        for each in known
        if each["name"] == TASK and (each["pid"], each["tid"]) == thread and "dur" in each and "tdur" in each
    )
    return tuple(sorted((task for task in tasks if task.start_ms >= 0), key=lambda task: task.start_ms))


def is_navigation(event: Event, main_frame: str) -> bool:
    """Whether ``event`` began a document of ``main_frame``; the empty one before it has no address."""
    given = event.get("args", {})
    return given.get("frame") == main_frame and bool(given.get("data", {}).get("documentLoaderURL"))


def cpu_time_of(tasks: Sequence[ThreadTask] | None) -> Callable[[float, float], float | None]:
    """A function that gives the processor time of the task that runs in the middle of ``start_ms, duration_ms``.

    The middle: the clocks of the page and of the trace are the same, but a page's are coarse on purpose.
    """
    known = tasks or ()
    starts = [task.start_ms for task in known]

    def cpu_ms(start_ms: float, duration_ms: float) -> float | None:
        middle = start_ms + duration_ms / 2
        index = bisect_right(starts, middle) - 1
        if index < 0 or known[index].start_ms + known[index].wall_ms < middle:
            return None
        return round(min(known[index].cpu_ms, duration_ms), 1)

    return cpu_ms


def work_of(tasks: Sequence[ThreadTask] | None, *, until_ms: float, paused_ms: float = 0.0) -> Work | None:
    """All of ``tasks`` that began before ``until_ms``, together; ``None`` when they are not known."""
    if tasks is None:
        return None
    counted = [task for task in tasks if task.start_ms < until_ms]
    wall_ms, cpu_ms = sum(task.wall_ms for task in counted), sum(task.cpu_ms for task in counted)
    return Work(wall_ms=wall_ms, cpu_ms=cpu_ms, paused_ms=paused_ms)


def is_contended(work: Work) -> bool:
    """Whether the machine kept the main thread waiting so long that times by the wall clock say little."""
    busy_ms = work.wall_ms - work.paused_ms
    return busy_ms - work.cpu_ms >= WAITED_MS and work.cpu_ms < busy_ms * CPU_SHARE
