"""One load of a page: what it asked for, when it showed what, what moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.model.seen import Box, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request of the page, as the browser's network layer saw it.

    ``resource_type`` is CDP's (``Document``, ``Stylesheet``, ``Script``, ``Image``, ``Font``, …);
    ``headers`` holds the response headers that audits read, names in lower case.
    ``status`` is ``None`` while ``failure`` says what Chromium said (``net::ERR_…``).
    ``priority`` is the last that Chromium gave it, ``first_priority`` that with which it was asked for.
    ``initiator`` is CDP's (``parser script preload preflight other``), ``initiator_url`` the file that asked for it.
    ``connect_ms``: DNS, TCP and TLS for it; ``None`` on a connection that was there already.
    """

    url: str
    resource_type: str
    status: int | None
    mime_type: str = ""
    protocol: str = ""
    priority: str = ""
    started_ms: float = 0.0
    finished_ms: float | None = None
    transfer_bytes: int = 0
    decoded_bytes: int = 0
    from_cache: bool = False
    from_service_worker: bool = False
    render_blocking: bool = False
    failure: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    first_priority: str = ""
    initiator: str = ""
    initiator_url: str = ""
    connect_ms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LargestPaint:
    """The element of the Largest Contentful Paint (https://w3c.github.io/largest-contentful-paint/)."""

    selector: str
    tag: str
    url: str | None
    text: str
    area_px: float
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstByteParts:
    """What the time to the first byte went to (https://www.w3.org/TR/navigation-timing-2/#processing-model).

    ``before_ms``: redirects, and what the browser needs to begin; ``connect_ms`` with the look-up of the name and
    without ``tls_ms``; ``waiting_ms`` from the last request to its answer. A connection kept open costs nothing.
    """

    before_ms: float
    connect_ms: float
    tls_ms: float
    waiting_ms: float


class ShiftCause(StrEnum):
    """What pushed the page, where it can be told.

    ``picture``: one without a size; ``font``: a web font that took the place of another; ``frame``: a frame or an
    embedded object; ``advert``: the slot of an advert; ``block``: another element that appeared or grew.
    """

    PICTURE = "picture"
    FONT = "font"
    FRAME = "frame"
    ADVERT = "advert"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutShift:
    """One layout shift (https://wicg.github.io/layout-instability/) and the elements that moved.

    ``cause_selector`` is the element that pushed them; empty when it is not known. ``boxes`` are where the elements
    of ``selectors`` came to stand, in their order, and ``cause_box`` where what pushed them stands.
    """

    value: float
    time_ms: float
    had_recent_input: bool
    selectors: tuple[str, ...] = ()
    cause: ShiftCause | None = None
    cause_selector: str = ""
    boxes: tuple[Box, ...] = ()
    cause_box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTask:
    """A main-thread task of more than 50 ms (https://w3c.github.io/longtasks/).

    ``cpu_ms``: what the thread itself computed in it; ``None`` when that is not known.
    """

    start_ms: float
    duration_ms: float
    cpu_ms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LongScript:
    """A script that held up a frame of more than 50 ms (https://w3c.github.io/long-animation-frames/).

    ``url`` is the file, or the page for a script in the page; it is empty when the browser does not say.
    ``invoker`` is what ran it (``TimerHandler:setTimeout``, ``IMG#hero.onload``), ``function`` what was run. Of
    ``duration_ms`` it spent ``forced_layout_ms`` on layout that it forced, and stood still for ``paused_ms`` in
    synchronous waits.
    """

    url: str
    invoker: str
    function: str
    start_ms: float
    duration_ms: float
    forced_layout_ms: float = 0.0
    paused_ms: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HostTraffic:
    """What went over the link to one host and port (``host`` is ``name:port``).

    Bytes are TCP payload with TLS, headers and what was never used. ``faults``: why connections failed
    (``dns refused blocked timeout reset``; ``blocked`` is a private address that was not named).
    """

    host: str
    connections: int
    down_bytes: int
    up_bytes: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of the filmstrip."""

    time_ms: float
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One load of the page with a cold cache under the run's network and CPU. ``None``: it never came.

    ``cls`` is the largest session window and counts load-phase shifts whatever ``hadRecentInput``
    says: an emulated phone flags every shift of the first 500 ms though nobody touched it.
    ``lifted_ms``: the figures stood and the link was opened before the load event. ``load_ms`` is then ``None``,
    and ``load_estimate_ms`` what bytes and bandwidth make of the rest.
    ``speed_index_ms`` is taken from screencast frames by their visual completeness.
    ``tbt_cpu_ms`` is ``tbt_ms`` in processor time of the main thread, and ``main_thread_cpu_ms`` what it computed
    in the ``main_thread_ms`` that its tasks took. ``contended``: the two lie so far apart that the machine was
    busy with something else. ``long_scripts`` are those that took longest, in order of time. ``hosts``: the
    heaviest first.
    """

    ttfb_ms: float | None
    fcp_ms: float | None
    lcp_ms: float | None
    cls: float | None
    tbt_ms: float | None
    speed_index_ms: float | None
    dom_content_loaded_ms: float | None
    load_ms: float | None
    transfer_bytes: int
    request_count: int
    settled: bool
    load_estimate_ms: float | None = None
    lifted_ms: float | None = None
    largest_paint: LargestPaint | None = None
    shifts: tuple[LayoutShift, ...] = ()
    long_tasks: tuple[LongTask, ...] = ()
    requests: tuple[Request, ...] = ()
    frames: tuple[Frame, ...] = ()
    tbt_cpu_ms: float | None = None
    main_thread_ms: float | None = None
    main_thread_cpu_ms: float | None = None
    contended: bool = False
    first_byte: FirstByteParts | None = None
    long_scripts: tuple[LongScript, ...] = ()
    hosts: tuple[HostTraffic, ...] = ()
