"""Everything that one page showed to the phone: stored as it was seen, never judged here.

Units: milliseconds since the navigation started (``_ms``), CSS pixels from the document's top left
corner (``Box``), bytes on the wire (``transfer_bytes``) or after decompression (``decoded_bytes``).
A section that is ``None`` was not measured; ``Snapshot.unmeasured`` says why.
All text is the site's own and hostile until it is escaped where it is rendered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.model.failure import Failure
from mmaudit.model.job import PageJob


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in CSS pixels; ``x`` and ``y`` count from the document's top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A stored picture: a file in the run folder that is named by its SHA-256."""

    sha256: str
    mime: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop: ``url`` answered ``status`` and pointed elsewhere."""

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request of the page, as the browser's network layer saw it.

    ``resource_type`` is CDP's (``Document``, ``Stylesheet``, ``Script``, ``Image``, ``Font``, …);
    ``headers`` holds the response headers that audits read, names in lower case.
    ``status`` is ``None`` while ``failure`` says what Chromium said (``net::ERR_…``).
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
class LayoutShift:
    """One layout shift (https://wicg.github.io/layout-instability/) and the elements that moved."""

    value: float
    time_ms: float
    had_recent_input: bool
    selectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTask:
    """A main-thread task of more than 50 ms (https://w3c.github.io/longtasks/)."""

    start_ms: float
    duration_ms: float


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
    ``speed_index_ms`` is taken from screencast frames by their visual completeness.
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
    largest_paint: LargestPaint | None = None
    shifts: tuple[LayoutShift, ...] = ()
    long_tasks: tuple[LongTask, ...] = ()
    requests: tuple[Request, ...] = ()
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The page's text: the bytes that were served (decoded) and the DOM after rendering.

    ``served_html`` is empty when the browser could not give the response's body.
    ``headers`` are the main response's, names in lower case.
    """

    served_html: str
    rendered_html: str
    title: str
    html_lang: str
    charset: str
    content_type: str
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    visible_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverflowCulprit:
    """An element, or the text in it, that reaches ``over_px`` beyond the phone's right edge."""

    selector: str
    over_px: float
    is_text: bool
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSize:
    """How many visible characters are set in one font size, with the first place where it was seen."""

    font_px: float
    characters: int
    selector: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TapTarget:
    """A visible thing to tap. ``gap_px``: distance to the nearest other target, 0 when they touch or overlap.

    ``inline`` marks a link within a sentence, which WCAG 2.5.8 exempts.
    """

    selector: str
    text: str
    box: Box
    gap_px: float | None = None
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image in the document. Sizes in CSS pixels but for ``natural_*``, which are the file's pixels."""

    selector: str
    url: str
    natural_width: int
    natural_height: int
    box: Box
    has_dimensions: bool
    loading: str = ""
    alt: str | None = None
    has_srcset: bool = False
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the page sits on the phone's screen.

    ``client_width_px`` is ``documentElement.clientWidth``: Chromium grows ``innerWidth`` on an
    overflowing page (412 → 901), so that one never tells.
    """

    viewport_meta: str | None
    client_width_px: int
    scroll_width_px: int
    viewport_height_px: int
    page_height_px: int
    culprits: tuple[OverflowCulprit, ...] = ()
    text_sizes: tuple[TextSize, ...] = ()
    tap_targets: tuple[TapTarget, ...] = ()
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of text as a visitor sees it, in document order.

    ``landmark``: nearest of ``header nav main footer aside dialog form``, or empty.
    ``path``: the ancestors' tag#id.class, outermost first, joined by `` > `` (for zones by name).
    ``collapsed``: in the page but behind a tap (closed ``details``, ``aria-expanded=false``, a hidden tab).
    ``list_position``: 1-based place in an ``ol``/``ul``, with ``list_id`` shared by its siblings.
    ``table_id``: shared by the cells of one table; ``row`` and ``column`` are 0-based.
    """

    text: str
    tag: str
    selector: str
    box: Box | None
    visible: bool
    heading_level: int = 0
    landmark: str = ""
    path: str = ""
    fixed: bool = False
    collapsed: bool = False
    struck: bool = False
    lang: str = ""
    list_id: str = ""
    list_position: int = 0
    list_ordered: bool = False
    table_id: str = ""
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An ``a[href]`` resolved against the document's base; ``url`` keeps ``tel:``, ``mailto:``, ``geo:`` and the like."""

    url: str
    text: str
    selector: str
    rel: tuple[str, ...] = ()
    box: Box | None = None
    visible: bool = True
    landmark: str = ""
    collapsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A button, field or select. ``form_id`` groups the controls of one form; ``form_action`` is resolved."""

    tag: str
    kind: str
    text: str
    name: str
    selector: str
    box: Box | None = None
    visible: bool = True
    landmark: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    font_px: float | None = None
    form_id: str = ""
    form_action: str = ""
    form_method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A ``video``, ``audio``, ``iframe``, ``embed`` or ``object``."""

    tag: str
    url: str
    title: str
    selector: str
    box: Box | None = None
    visible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What can be read and touched, in document order."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    controls: tuple[Control, ...] = ()
    embeds: tuple[Embed, ...] = ()
    truncated: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedDocument:
    """A document that the tool fetched beside the page (an AMP partner, a manifest)."""

    requested_url: str
    final_url: str
    status: int | None
    content_type: str = ""
    text: str = ""
    redirects: tuple[Redirect, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amp:
    """The AMP partner that ``link rel=amphtml`` names; AMP pages themselves are read from ``Document.served_html``."""

    amphtml_url: str
    partner: FetchedDocument | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """What a phone without network gets. ``from_service_worker`` is required: the HTTP cache alone proves nothing."""

    tested_url: str
    loaded: bool
    from_service_worker: bool
    status: int | None
    same_title: bool
    text_similarity: float
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pwa:
    """Installability by Chromium's own answer (``Page.getInstallabilityErrors``), once per site.

    ``installability_errors`` is ``None`` when this browser cannot answer (``chrome-headless-shell``
    answers ``[]`` to everything); ``in-incognito`` is filtered: every fresh context has it.
    """

    manifest_url: str | None
    manifest_text: str
    manifest_errors: tuple[str, ...]
    installability_errors: tuple[str, ...] | None
    service_worker_url: str | None = None
    service_worker_scope: str | None = None
    service_worker_state: str = ""
    offline: Offline | None = None


class Section(StrEnum):
    """The sections of a snapshot that an audit may need."""

    LOAD = "loads"
    DOCUMENT = "document"
    LAYOUT = "layout"
    CONTENT = "content"
    SCROLL = "scroll"
    AMP = "amp"
    PWA = "pwa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One visited page: all that later rooms ever learn of it.

    ``failure`` set: the page could not be audited and the sections are what was seen until then.
    ``unmeasured`` maps a section to the reason why it is missing; ``warnings`` are codes with a
    sentence about what this visit could not see.
    """

    job: PageJob
    final_url: str
    http_status: int | None
    redirects: tuple[Redirect, ...] = ()
    failure: Failure | None = None
    loads: tuple[Load, ...] = ()
    document: Document | None = None
    layout: Layout | None = None
    content: Content | None = None
    scroll: Scroll | None = None
    amp: Amp | None = None
    pwa: Pwa | None = None
    screenshot: Picture | None = None
    unmeasured: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    duration_s: float = 0.0
