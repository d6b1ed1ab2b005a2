"""Layout shift and blocking time from their entries: pure arithmetic."""

from collections.abc import Iterable

from mmaudit.model.snapshot import LayoutShift, LongTask

SESSION_GAP_MS = 1000
SESSION_LIMIT_MS = 5000
BLOCKING_FROM_MS = 50


def cumulative_layout_shift(shifts: Iterable[LayoutShift]) -> float:
    """The largest session window: shifts less than 1 s apart, at most 5 s long (https://web.dev/articles/evolving-cls).

    ``had_recent_input`` is not looked at: an emulated phone sets it for the first 500 ms though nobody touched it.
    """
    worst = window = 0.0
    began = last = float("-inf")
    for shift in sorted(shifts, key=lambda shift: shift.time_ms):
        if shift.time_ms - last >= SESSION_GAP_MS or shift.time_ms - began >= SESSION_LIMIT_MS:
            window, began = 0.0, shift.time_ms
        window += shift.value
        last = shift.time_ms
        worst = max(worst, window)
    return worst


def total_blocking_time_ms(tasks: Iterable[LongTask], *, from_ms: float, until_ms: float) -> float:
    """The parts of tasks beyond 50 ms between ``from_ms`` (FCP) and ``until_ms`` (https://web.dev/articles/tbt).

    A task that straddles an edge counts with the part inside, as in Lighthouse's ``calculateSumOfBlockingTime``.
    """
    return sum(
        max(0.0, inside_ms(task, from_ms=from_ms, until_ms=until_ms) - BLOCKING_FROM_MS) for task in tasks
    )


def total_blocking_cpu_ms(tasks: Iterable[LongTask], *, from_ms: float, until_ms: float) -> float | None:
    """The same in processor time: what would block on a machine that has nothing else to do.

    A task that straddles an edge counts with the share of its processor time that its part inside has.
    ``None`` when the processor time of a task that counts is not known.
    """
    total = 0.0
    for task in tasks:
        inside = inside_ms(task, from_ms=from_ms, until_ms=until_ms)
        if inside <= BLOCKING_FROM_MS:
            continue
        if task.cpu_ms is None:
            return None
        total += max(0.0, task.cpu_ms * inside / task.duration_ms - BLOCKING_FROM_MS)
    return total


def inside_ms(task: LongTask, *, from_ms: float, until_ms: float) -> float:
    """How much of ``task`` lies between two moments."""
    return max(0.0, min(task.start_ms + task.duration_ms, until_ms) - max(task.start_ms, from_ms))
