"""Everything that one page showed to the phone: stored as it was seen, never judged here.

Units: milliseconds since the navigation started (``_ms``), CSS pixels from the document's top left
corner (``Box``), bytes on the wire (``transfer_bytes``) or after decompression (``decoded_bytes``).
A section that is ``None`` was not measured; ``Snapshot.unmeasured`` says why.
All text is the site's own and hostile until it is escaped where it is rendered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.model.content import Block, Content, Control, Embed, Link
from mmaudit.model.coverage import Coverage, FileUse, FontFace
from mmaudit.model.failure import Failure
from mmaudit.model.job import PageJob
from mmaudit.model.layout import HoverMenu, Image, Layout, OverflowCulprit, TapTarget, TextSize
from mmaudit.model.load import (
    FirstByteParts,
    Frame,
    HostTraffic,
    LargestPaint,
    LayoutShift,
    Load,
    LongScript,
    LongTask,
    Request,
    ShiftCause,
)
from mmaudit.model.permissions import Permissions
from mmaudit.model.scroll import (
    Anchor,
    AnchorFate,
    Drag,
    DragKind,
    LateItem,
    LateKind,
    Overlay,
    OverlayButton,
    Scroll,
    ScrollPart,
    TouchListener,
    WayUp,
)
from mmaudit.model.seen import Box, Picture, Redirect, Screen
from mmaudit.model.trial_taps import Interaction, TrialTaps
from mmaudit.model.way_back import Back, KeptOut
from mmaudit.model.web_app import Amp, FetchedDocument, Offline, Pwa

__all__ = [
    "Amp",
    "Anchor",
    "AnchorFate",
    "Back",
    "Block",
    "Box",
    "Content",
    "Control",
    "Coverage",
    "Document",
    "Drag",
    "DragKind",
    "Embed",
    "FetchedDocument",
    "FileUse",
    "FirstByteParts",
    "FontFace",
    "Frame",
    "HostTraffic",
    "HoverMenu",
    "Image",
    "Interaction",
    "KeptOut",
    "LargestPaint",
    "LateItem",
    "LateKind",
    "Layout",
    "LayoutShift",
    "Link",
    "Load",
    "LongScript",
    "LongTask",
    "Offline",
    "OverflowCulprit",
    "Overlay",
    "OverlayButton",
    "Picture",
    "Pwa",
    "Redirect",
    "Request",
    "Screen",
    "Scroll",
    "ScrollPart",
    "Section",
    "ShiftCause",
    "Snapshot",
    "TapTarget",
    "TextSize",
    "TouchListener",
    "TrialTaps",
    "WayUp",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The page's text: the bytes that were served (decoded) and the DOM after rendering.

    ``served_html`` is empty when the browser could not give the response's body.
    ``headers`` are the main response's, names in lower case. ``amphtml_misplaced``: ``link rel=amphtml`` stands in the
    body alone.
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
    amphtml_misplaced: bool = False


class Section(StrEnum):
    """The sections of a snapshot that an audit may need."""

    LOAD = "loads"
    COVERAGE = "coverage"
    DOCUMENT = "document"
    LAYOUT = "layout"
    CONTENT = "content"
    SCROLL = "scroll"
    PERMISSIONS = "permissions"
    TAPS = "taps"
    BACK = "back"
    AMP = "amp"
    PWA = "pwa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One visited page: all that later rooms ever learn of it.

    ``failure`` set: the page could not be audited and the sections are what was seen until then.
    ``unmeasured`` maps a section to the reason why it is missing; ``warnings`` are codes with a
    sentence about what this visit could not see. ``retry_after_s``: how long the server that refused asked to wait.
    ``screens``: the first screen, and those further down on which something is at fault.
    """

    job: PageJob
    final_url: str
    http_status: int | None
    redirects: tuple[Redirect, ...] = ()
    failure: Failure | None = None
    loads: tuple[Load, ...] = ()
    document: Document | None = None
    coverage: Coverage | None = None
    layout: Layout | None = None
    content: Content | None = None
    scroll: Scroll | None = None
    permissions: Permissions | None = None
    taps: TrialTaps | None = None
    back: Back | None = None
    amp: Amp | None = None
    pwa: Pwa | None = None
    screenshot: Picture | None = None
    unmeasured: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    duration_s: float = 0.0
    retry_after_s: float | None = None
    screens: tuple[Screen, ...] = ()
