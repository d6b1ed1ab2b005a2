"""The chart of a scroll says how busy the phone was, where the page jumped, and whose scripts those are."""

from dataclasses import replace

import pytest

from mmaudit.model.report import SiteReport
from mmaudit.model.scroll_trace import BusySpan, LongFrame, ScrollTrace, TracedShift
from mmaudit.report import html
from mmaudit.report.view.language import find_language
from mmaudit.report.view.marks import Tone
from mmaudit.report.view.scene import Scene, make_scene
from mmaudit.report.view.scroll_chart import HEIGHT, scroll_chart

BUSY = BusySpan(start_ms=500, end_ms=1000, busy_ratio=0.9)
IDLE = BusySpan(start_ms=0, end_ms=500, busy_ratio=0.1)
SCRIPT = "https://kohvik.example/app.js"


@pytest.fixture
def scene(report: SiteReport) -> Scene:
    return make_scene(report, find_language("en"))


def test_columns_stand_where_and_as_high_as_the_thread_was_busy(scene: Scene) -> None:
    chart = scroll_chart(ScrollTrace(duration_ms=2000, busy=(IDLE, BUSY)), scene)
    assert chart is not None
    idle, busy = chart.columns
    assert (idle.x, busy.x, idle.tone, busy.tone) == (0, 250, Tone.NONE, Tone.POOR)
    assert busy.height + busy.y == HEIGHT
    assert busy.height > 5 * idle.height
    assert "up to 90%" in chart.said


def test_jumps_and_the_scripts_that_block_are_named(scene: Scene) -> None:
    frames = (LongFrame(time_ms=100, blocking_ms=80, url=SCRIPT), LongFrame(time_ms=900, blocking_ms=40, url=SCRIPT),
              LongFrame(time_ms=950, blocking_ms=0, url="https://other.example/x.js"))  # fmt: skip
    shifts = TracedShift(time_ms=1000, value=0.2), TracedShift(time_ms=1100, value=0.0001)
    chart = scroll_chart(
        ScrollTrace(duration_ms=2000, busy=(IDLE,), long_frames=frames, shifts=shifts), scene
    )
    assert chart is not None
    assert chart.shifts == (500,)
    assert "jumped 1 time" in chart.said
    assert [(each.script.text, each.time) for each in chart.blockers] == [("/app.js", "120\u00a0ms")]


@pytest.mark.parametrize(
    "trace", [None, ScrollTrace(duration_ms=2000, busy=(IDLE,)), ScrollTrace(duration_ms=0)]
)
def test_where_nothing_happened_there_is_no_chart(scene: Scene, trace: ScrollTrace | None) -> None:
    assert scroll_chart(trace, scene) is None


def test_a_script_of_the_site_cannot_be_more_than_a_link(report: SiteReport) -> None:
    frame = LongFrame(time_ms=1, blocking_ms=90, url="javascript:alert(1)//<script>")
    trace = ScrollTrace(duration_ms=2000, busy=(BUSY,), long_frames=(frame,))
    pages = (replace(report.pages[0], scroll_trace=trace), *report.pages[1:])
    text = html.render(replace(report, pages=pages), pictures=lambda _name: None)
    assert 'class="chart"' in text
    assert "<script" not in text
    assert 'href="javascript' not in text
