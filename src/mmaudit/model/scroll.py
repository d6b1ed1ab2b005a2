"""What a thumb meets."""

from dataclasses import dataclass

from mmaudit.model.load import LayoutShift
from mmaudit.model.seen import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A fixed or stuck element. ``covered_ratio`` is its share (0-1) of the screen; ``when``: ``top`` or ``scrolled``."""

    selector: str
    box: Box
    covered_ratio: float
    when: str
    role: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateItem:
    """Content that was not there yet 100 ms after the visitor scrolled to it."""

    selector: str
    kind: str
    area_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scroll:
    """What a thumb meets: one compositor gesture down the page, then jumps screen by screen.

    ``cls`` counts shifts during the gesture; ``thread_ms_per_event`` is the main thread's CPU time per
    scroll event; ratios are shares 0-1 of the screen or of the animation frames.
    ``moved_px`` of 0 on a page that is longer than the screen means that it cannot be scrolled.
    """

    moved_px: float
    duration_ms: float
    cls: float
    shifts: tuple[LayoutShift, ...] = ()
    thread_ms_per_event: float | None = None
    late_frames_ratio: float | None = None
    blocking_ms: float | None = None
    covered_ratio_top: float = 0.0
    covered_ratio_scrolled: float = 0.0
    overlays: tuple[Overlay, ...] = ()
    late_content_ratio: float = 0.0
    late_items: tuple[LateItem, ...] = ()
    screens: float = 1.0
    grows: bool = False
