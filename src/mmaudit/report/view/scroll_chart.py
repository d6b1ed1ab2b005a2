"""What happens while a page is scrolled: how busy the phone is, when the page jumps, and which scripts hold it up.

The chart is 1000 units wide, the time of the scroll, and 200 high, the whole of the main thread's time.
"""

from collections import Counter
from dataclasses import dataclass

from mmaudit.model.scroll_trace import ScrollTrace
from mmaudit.report.view.charts import AXIS_UNITS, Tick, quarter_marks
from mmaudit.report.view.links import Link
from mmaudit.report.view.marks import Tone
from mmaudit.report.view.scene import Scene

HEIGHT = 200
# Below, no visitor feels anything, and a chart would only say that nothing happened.
BUSY_FROM, SHIFT_FROM = 0.3, 0.01
BUSY_WARN, BUSY_POOR = 0.5, 0.8
MOST_SCRIPTS = 3
MOST_SHIFTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A span of time, as high as the main thread was busy."""

    x: int
    y: int
    width: int
    height: int
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """A script and how long it held frames up."""

    script: Link
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrollChart:
    """``shifts``: where on the axis the page jumped; ``said``: all of it in words."""

    columns: tuple[Column, ...]
    shifts: tuple[int, ...]
    ticks: tuple[Tick, ...]
    said: str
    blockers: tuple[Blocker, ...]


def scroll_chart(trace: ScrollTrace | None, scene: Scene) -> ScrollChart | None:
    """The chart of one page; ``None`` where nothing was traced or nothing happened."""
    if trace is None or trace.duration_ms <= 0 or not _is_worth_it(trace):
        return None
    full = max([trace.duration_ms, *(each.end_ms for each in trace.busy)])
    shifts = [each for each in trace.shifts if each.value >= SHIFT_FROM][:MOST_SHIFTS]
    return ScrollChart(
        columns=tuple(
            _column(each.start_ms / full, each.end_ms / full, each.busy_ratio) for each in trace.busy
        ),
        shifts=tuple(_at(each.time_ms / full) for each in shifts),
        ticks=tuple(Tick(at=at, text=scene.language.numbers.duration(ms)) for at, ms in quarter_marks(full)),
        said=_said(trace, len(shifts), scene),
        blockers=_blockers(trace, scene),
    )


def _is_worth_it(trace: ScrollTrace) -> bool:
    is_busy = any(each.busy_ratio >= BUSY_FROM for each in trace.busy)
    return is_busy or bool(_blocking(trace)) or any(each.value >= SHIFT_FROM for each in trace.shifts)


def _at(share: float) -> int:
    return round(AXIS_UNITS * min(1.0, max(0.0, share)))


def _column(start: float, end: float, busy: float) -> Column:
    height = round(HEIGHT * min(1.0, max(0.0, busy)))
    tone = Tone.POOR if busy >= BUSY_POOR else Tone.WARN if busy >= BUSY_WARN else Tone.NONE
    # A gap of a few units parts the columns.
    width = max(1, _at(end) - _at(start) - 6)
    return Column(x=_at(start), y=HEIGHT - height, width=width, height=height, tone=tone)


def _said(trace: ScrollTrace, shifts: int, scene: Scene) -> str:
    language = scene.language
    busiest = max((each.busy_ratio for each in trace.busy), default=0.0)
    busy = language.gettext("The phone's main thread was busy for up to {share} of the time.").format(
        share=language.numbers.percent(busiest)
    )
    jumps = language.ngettext("The page jumped {count} time.", "The page jumped {count} times.", shifts)
    return f"{busy} {jumps}" if shifts else busy


def _blocking(trace: ScrollTrace) -> Counter[str]:
    """How many ms each script held frames up, by its address."""
    found: Counter[str] = Counter()
    for each in trace.long_frames:
        if each.url:
            found[each.url] += round(each.blocking_ms)
    return Counter({url: ms for url, ms in found.items() if ms > 0})


def _blockers(trace: ScrollTrace, scene: Scene) -> tuple[Blocker, ...]:
    return tuple(
        Blocker(script=scene.place(url), time=scene.language.numbers.duration(ms))
        for url, ms in _blocking(trace).most_common(MOST_SCRIPTS)
    )
