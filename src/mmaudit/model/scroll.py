"""What a thumb meets."""

from dataclasses import dataclass
from enum import StrEnum

from mmaudit.model.load import LayoutShift
from mmaudit.model.scroll_trace import ScrollTrace
from mmaudit.model.seen import Box

LEFT_OUT = "It was left out, as --scroll asked."
"""Why a part was not measured."""


class ScrollPart(StrEnum):
    """The parts of the scroll pass that can be left out.

    ``gesture``: one scroll down the page, for smoothness and shifts. ``late``: jumps, for content that comes late.
    ``end``: whether the page grows at its end. ``anchors``: links within the page. ``drag``: a finger's drag.
    ``taps``: trial taps. ``back``: leaving the page and coming back.
    """

    GESTURE = "gesture"
    LATE = "late"
    END = "end"
    ANCHORS = "anchors"
    DRAG = "drag"
    TAPS = "taps"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayButton:
    """A visible button or link in an overlay. ``label``: its name for screen readers; ``marks``: its ids and classes.

    ``leads_away``: a link to another page.
    """

    text: str
    label: str = ""
    marks: tuple[str, ...] = ()
    leads_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A fixed or stuck element. ``covered_ratio`` is its share (0-1) of the screen.

    ``when``: ``top``, ``scrolled`` or ``later``, back at the top some seconds after the load. ``marks``: ids, classes
    and names of data attributes of it, of what it stands in and of what stands in it; ``frame_hosts``: the hosts of its
    frames. ``modal``: it says that nothing else can be used. ``page_locked``: while it stood, the document could not
    scroll though it is longer than the screen.
    """

    selector: str
    box: Box
    covered_ratio: float
    when: str
    role: str = ""
    excerpt: str = ""
    modal: bool = False
    page_locked: bool = False
    marks: tuple[str, ...] = ()
    frame_hosts: tuple[str, ...] = ()
    buttons: tuple[OverlayButton, ...] = ()


class LateKind(StrEnum):
    """What is late: a picture, one without width and height, or text that fades in or is merely transparent."""

    PICTURE = "image"
    UNSIZED = "image without size"
    FADING = "fading text"
    TRANSPARENT = "transparent text"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateItem:
    """Content that was not there yet 100 ms after the visitor scrolled to it."""

    selector: str
    kind: LateKind
    area_ratio: float
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayUp:
    """What brings a visitor far down the page back to its top with one tap."""

    selector: str
    text: str = ""


class AnchorFate(StrEnum):
    """Where a link to a place within the page leads: what is there is ``visible``, ``covered`` or ``missing``."""

    VISIBLE = "visible"
    COVERED = "covered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One link to a place within the page. ``cover``: the fixed or stuck element that lies over its target."""

    fragment: str
    selector: str
    fate: AnchorFate
    cover: str = ""


class DragKind(StrEnum):
    """How a page answers a finger that drags it.

    ``native``: it scrolls. ``caught``: it does, but not where the finger lay on the first screen. ``inner``: a box in
    it scrolls. ``by_script``: a script cancels the touch and moves the page itself. ``prevented``: a script cancels the
    touch and nothing moves. ``forbidden``: ``touch-action`` forbids it. ``partly``: it moves less than the finger.
    ``stuck``: it stands still, and nothing says why.
    """

    NATIVE = "native"
    CAUGHT = "caught"
    INNER = "inner"
    BY_SCRIPT = "by_script"
    PREVENTED = "prevented"
    FORBIDDEN = "forbidden"
    PARTLY = "partly"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchListener:
    """A listener that a touch waits for. ``type``: ``touchstart touchmove``; ``url`` and ``line`` are its script's."""

    type: str
    url: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """One drag of a finger; ratios are shares of its way. ``ack_ms``: median time until the page dealt with a touch.

    ``selector``: the element that forbids it, or what lay under the finger. ``listeners``: what each touch waits for;
    ``None`` when the page followed at once and nobody looked.
    """

    kind: DragKind
    scrolled_ratio: float
    moved_ratio: float
    ack_ms: float | None
    selector: str
    listeners: tuple[TouchListener, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scroll:
    """What a thumb meets: one compositor gesture down the page, then jumps screen by screen.

    ``cls`` counts shifts during the gesture; ``thread_ms_per_event`` is the main thread's CPU time per scroll event,
    ``repeats_ms_per_event`` that of the gestures made because it was high; ratios are shares 0-1 of the screen or of
    the animation frames.
    ``drag``: what a finger met, ``None`` when it was not tried. ``moved_px`` of 0 on a page that is longer than the
    screen means that it cannot be scrolled. ``locked_px``: how much of its text lies below a screen beyond which
    ``body`` does not scroll. ``covered_ratio_later`` is what was covered at the top again, ``later_ms`` after the load
    event; ``None`` when nobody looked then. ``left_out``: the parts that the run was told to leave out; what they
    measure says nothing. ``trace``: what the main thread did meanwhile. ``way_up``: looked for on long pages alone.
    ``late_content_ratio``: what was missing 100 ms after the worst jump; ``late_content_still_ratio``: what 600 ms after
    it, ``None`` when nothing was late.
    """

    moved_px: float
    duration_ms: float
    cls: float
    shifts: tuple[LayoutShift, ...] = ()
    thread_ms_per_event: float | None = None
    repeats_ms_per_event: tuple[float, ...] = ()
    late_frames_ratio: float | None = None
    blocking_ms: float | None = None
    covered_ratio_top: float = 0.0
    covered_ratio_scrolled: float = 0.0
    covered_ratio_later: float | None = None
    later_ms: float | None = None
    overlays: tuple[Overlay, ...] = ()
    late_content_ratio: float = 0.0
    late_content_still_ratio: float | None = None
    late_items: tuple[LateItem, ...] = ()
    screens: float = 1.0
    grows: bool = False
    drag: Drag | None = None
    anchors: tuple[Anchor, ...] = ()
    locked_px: float = 0.0
    left_out: tuple[ScrollPart, ...] = ()
    trace: ScrollTrace | None = None
    way_up: WayUp | None = None
