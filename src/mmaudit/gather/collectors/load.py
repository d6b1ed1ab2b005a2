"""The load: metrics, requests and filmstrip of one navigation. Judges nothing and changes nothing."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mmaudit.gather.film import Shot, glimpses_of, keep_frames, strip_of
from mmaudit.gather.load_metrics import (
    cumulative_layout_shift,
    total_blocking_cpu_ms,
    total_blocking_time_ms,
)
from mmaudit.gather.main_thread import ThreadTask, cpu_time_of, is_contended, work_of
from mmaudit.gather.network_log import NetworkLog
from mmaudit.gather.open_page import OpenPage
from mmaudit.gather.shift_causes import shifts_of
from mmaudit.gather.speed_index import speed_index_ms, visually_complete_ms
from mmaudit.link import Ledger, bytes_per_s
from mmaudit.model.report import Network
from mmaudit.model.snapshot import Box, FirstByteParts, Frame, LargestPaint, Load, LongScript, LongTask

READ_TIMEOUT_S = 8.0
MAX_HOSTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """That the link was opened when the figures stood: when (ms since the navigation), and what had come by then."""

    at_ms: float
    shaped_bytes: int
    network: Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What was recorded beside the page while it loaded.

    ``settled``: it came to rest by itself. ``thread_tasks`` are the main thread's, ``None`` without a trace.
    ``lift``: the link did not stay slow to the end.
    """

    log: NetworkLog
    ledger: Ledger
    shots: tuple[Shot, ...]
    settled: bool
    keep_film: bool
    thread_tasks: tuple[ThreadTask, ...] | None = None
    lift: Lift | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """What the screencast says."""

    speed_index_ms: float | None = None
    frames: tuple[Frame, ...] = ()


async def collect(open_page: OpenPage, recording: Recording) -> Load:
    """The load that has just ended on ``open_page``."""
    read: dict[str, Any] = await open_page.run("read_load", timeout_s=READ_TIMEOUT_S)
    lift = recording.lift
    if lift is not None:
        read["now_ms"] = lift.at_ms
    film = await asyncio.to_thread(develop, open_page, recording, read)
    tasks = long_tasks(read["tasks"], recording.thread_tasks)
    work = work_of(recording.thread_tasks, until_ms=read["now_ms"], paused_ms=read["paused_ms"])
    observed, fcp_ms, log = read["observed"], read["fcp_ms"], recording.log
    origin_s = monotonic_origin_s(log, read["time_origin_ms"])
    requests = log.requests(origin_s=origin_s, blocking=frozenset(read["blocking"]))
    shifts = shifts_of(read["shifts"], requests)
    return Load(
        ttfb_ms=rounded(first_byte_ms(log, read)),
        fcp_ms=rounded(fcp_ms),
        lcp_ms=rounded(read["largest"]["time_ms"]) if read["largest"] else None,
        cls=round(cumulative_layout_shift(shifts), 5) if observed else None,
        tbt_ms=rounded(blocking(tasks, read)) if observed else None,
        tbt_cpu_ms=rounded(blocking_cpu(tasks, read)) if observed and work else None,
        main_thread_ms=rounded(work.wall_ms) if work else None,
        main_thread_cpu_ms=rounded(work.cpu_ms) if work else None,
        contended=work is not None and is_contended(work),
        first_byte=first_byte_parts(read["first_byte"]),
        hosts=recording.ledger.hosts()[:MAX_HOSTS],
        long_scripts=tuple(LongScript(**script) for script in read["scripts"]),
        speed_index_ms=rounded(film.speed_index_ms) if fcp_ms is not None else None,
        dom_content_loaded_ms=rounded(read["dom_content_loaded_ms"]),
        load_ms=None if lift is not None else rounded(read["load_ms"]),
        load_estimate_ms=None if lift is None else rounded(load_estimate_ms(lift, recording.ledger)),
        lifted_ms=None if lift is None else rounded(lift.at_ms),
        transfer_bytes=recording.ledger.down_bytes,
        request_count=log.request_count,
        settled=recording.settled,
        largest_paint=largest_paint(read["largest"]),
        shifts=shifts,
        long_tasks=tasks,
        requests=requests,
        frames=film.frames,
    )


def develop(open_page: OpenPage, recording: Recording, read: Mapping[str, Any]) -> Film:
    """The Speed Index and, when the film is to be kept, its frames."""
    origin_ms = read["time_origin_ms"]
    glimpses = glimpses_of(recording.shots, origin_ms=origin_ms)
    index = speed_index_ms(glimpses)
    if not recording.keep_film or index is None:
        return Film(speed_index_ms=index)
    milestones = (visually_complete_ms(glimpses), read["fcp_ms"], (read["largest"] or {}).get("time_ms"))
    until_ms = max((moment for moment in milestones if moment), default=read["now_ms"])
    strip = strip_of(recording.shots, origin_ms=origin_ms, until_ms=until_ms)
    return Film(speed_index_ms=index, frames=keep_frames(strip, open_page.pictures))


def load_estimate_ms(lift: Lift, ledger: Ledger) -> float:
    """When the page would have loaded had the link stayed slow: what came after the lift, at the link's bandwidth."""
    rest_s = (ledger.down_bytes - lift.shaped_bytes) / bytes_per_s(lift.network.down_kbps)
    return lift.at_ms + lift.network.rtt_ms + rest_s * 1000


def first_byte_ms(log: NetworkLog, read: Mapping[str, Any]) -> float | None:
    """When the response began. Chromium's throttling holds answers back after ``responseStart``: the later one counts."""
    began: float | None = read["ttfb_ms"]
    answered = log.main.hop.answered if log.main else None
    if began is None or answered is None:
        return began
    return max(began, (answered - monotonic_origin_s(log, read["time_origin_ms"])) * 1000)


def first_byte_parts(read: Mapping[str, float] | None) -> FirstByteParts | None:
    """The parts of the time to the first byte, as ``read_load.js`` took them from the navigation's timing."""
    return FirstByteParts(**{name: round(value, 1) for name, value in read.items()}) if read else None


def long_tasks(
    read: Iterable[Mapping[str, float]], thread_tasks: tuple[ThreadTask, ...] | None
) -> tuple[LongTask, ...]:
    """The long tasks that the page saw, with the processor time that the trace has of them."""
    cpu_ms = cpu_time_of(thread_tasks)
    return tuple(LongTask(**task, cpu_ms=cpu_ms(task["start_ms"], task["duration_ms"])) for task in read)


def blocking(tasks: tuple[LongTask, ...], read: Mapping[str, Any]) -> float | None:
    """The blocking time from the first paint on; ``None`` for a page that never painted."""
    if read["fcp_ms"] is None:
        return None
    return total_blocking_time_ms(tasks, from_ms=read["fcp_ms"], until_ms=read["now_ms"])


def blocking_cpu(tasks: tuple[LongTask, ...], read: Mapping[str, Any]) -> float | None:
    """``blocking`` in processor time of the main thread."""
    if read["fcp_ms"] is None:
        return None
    return total_blocking_cpu_ms(tasks, from_ms=read["fcp_ms"], until_ms=read["now_ms"])


def largest_paint(read: Mapping[str, Any] | None) -> LargestPaint | None:
    """The element of the largest paint as ``read_load.js`` described it."""
    if read is None:
        return None
    return LargestPaint(
        selector=read["selector"],
        tag=read["tag"],
        url=read["url"],
        text=read["text"],
        area_px=read["area_px"],
        box=Box(**read["box"]) if read["box"] else None,
    )


def monotonic_origin_s(log: NetworkLog, time_origin_ms: float) -> float:
    """The page's time origin on CDP's monotonic clock."""
    return time_origin_ms / 1000 - (log.main.epoch_offset_s if log.main else 0.0)


def rounded(value: float | None) -> float | None:
    """A tenth of a millisecond is more than can be known."""
    return None if value is None else round(value, 1)
