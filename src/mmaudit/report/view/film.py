"""How a page appears on the phone: its filmstrip and its milestones on one axis of time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mmaudit.model.report import PageReport
from mmaudit.model.snapshot import Frame, Picture
from mmaudit.report.view.charts import Bar, Tick, axis_end, bar, quarter_marks
from mmaudit.report.view.marks import Tone, boundaries, tone_of_value
from mmaudit.report.view.metrics import metric_name, spread
from mmaudit.report.view.scene import Scene

MAX_FRAMES = 9
MILESTONES = ("ttfb_ms", "fcp_ms", "speed_index_ms", "lcp_ms", "load_ms")
FRAME_WIDTH = 180

# Gives a picture as a data: URI of at most so many pixels' width, or None when it may not be embedded.
Embed = Callable[[Picture, int], str | None]


def no_picture(_picture: Picture, _width_px: int) -> None:
    """Give no picture: mails and text have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """One picture. ``mark`` says what appeared in it, empty for nothing."""

    time: str
    mark: str
    uri: str | None
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One bar of the axis."""

    name: str
    value: str
    spread: str
    tone: Tone
    bar: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One page's appearance. ``visits`` tells how many were made."""

    visits: str
    frames: tuple[FrameView, ...]
    milestones: tuple[Milestone, ...]
    ticks: tuple[Tick, ...]


def film(page: PageReport, scene: Scene, embed: Embed) -> Film | None:
    """The page's film; ``None`` when neither pictures nor times were taken."""
    milestones = _milestones(page, scene)
    frames = _frames(page, scene, embed)
    if not milestones and not frames:
        return None
    marks = quarter_marks(_end(page))
    return Film(
        visits=scene.language.ngettext("One visit.", "Median of {count} visits.", scene.report.run.runs),
        frames=frames,
        milestones=milestones,
        ticks=tuple(Tick(at=at, text=scene.language.numbers.duration(value)) for at, value in marks),
    )


def _times(page: PageReport) -> dict[str, float]:
    found = {name: getattr(page.metrics, name) for name in MILESTONES}
    return {name: metric.median for name, metric in found.items() if metric is not None}


def _end(page: PageReport) -> float:
    return axis_end(list(_times(page).values()))


def _milestones(page: PageReport, scene: Scene) -> tuple[Milestone, ...]:
    limits, full = boundaries(), _end(page)
    rows = []
    for name, value in _times(page).items():
        good = limits[name].good if name in limits else None
        rows.append(
            Milestone(
                name=metric_name(name, scene.language),
                value=scene.language.numbers.duration(value),
                spread=spread(name, getattr(page.metrics, name), scene.language),
                tone=tone_of_value(name, value),
                bar=bar(value, full=full, good=good),
            )
        )
    return tuple(rows)


def _frames(page: PageReport, scene: Scene, embed: Embed) -> tuple[FrameView, ...]:
    _ = scene.language.gettext
    times = _times(page)
    kept = choose(page.frames, [times[name] for name in ("fcp_ms", "lcp_ms") if name in times])
    first, main = (first_at(kept, times.get(name)) for name in ("fcp_ms", "lcp_ms"))
    views = []
    for frame in kept:
        marks = [word for word, hit in ((_("first text"), first), (_("main content"), main)) if hit is frame]
        time = scene.language.numbers.duration(frame.time_ms)
        mark = scene.language.listing(marks)
        spoken = _("The screen after {time}").format(time=time)
        views.append(
            FrameView(
                time=time,
                mark=mark,
                uri=embed(frame.picture, FRAME_WIDTH),
                spoken=f"{spoken}: {mark}" if mark else spoken,
            )
        )
    return tuple(views)


def choose(frames: Sequence[Frame], times: Sequence[float]) -> tuple[Frame, ...]:
    """At most nine frames: the first, the last, those where something appeared, and a spread between them."""
    if len(frames) <= MAX_FRAMES:
        return tuple(frames)
    wanted = {id(frames[0]), id(frames[-1])} | {id(first_at(frames, time)) for time in times}
    for step in range(1, MAX_FRAMES):
        if len(wanted) >= MAX_FRAMES:
            break
        wanted.add(id(frames[step * (len(frames) - 1) // MAX_FRAMES]))
    return tuple(frame for frame in frames if id(frame) in wanted)


def first_at(frames: Sequence[Frame], time_ms: float | None) -> Frame | None:
    """The first frame at or after a time, the last one when it came later still."""
    if time_ms is None or not frames:
        return None
    return next((frame for frame in frames if frame.time_ms >= time_ms), frames[-1])
