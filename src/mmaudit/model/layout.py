"""How the page sits on the phone's screen."""

from dataclasses import dataclass

from mmaudit.model.seen import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class OverflowCulprit:
    """An element, or the text in it, that reaches ``over_px`` beyond the phone's right edge."""

    selector: str
    over_px: float
    is_text: bool
    excerpt: str = ""
    box: Box | None = None


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

    ``inline`` marks a link within a sentence, which WCAG 2.5.8 exempts. ``free_px``: how wide the part is that no
    other small target lies over; ``None`` when none does. ``is_action``: it looks like a call to action: a button in the
    content, or a number to call.
    """

    selector: str
    text: str
    box: Box
    gap_px: float | None = None
    inline: bool = False
    free_px: float | None = None
    is_action: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoverMenu:
    """A menu of ``links`` links that a style sheet opens under a mouse; ``selector`` and ``text`` are its heading's.

    ``is_open_to_taps``: a tap on the heading does not leave the page, or something else leads to the same links.
    """

    selector: str
    text: str
    links: int
    is_open_to_taps: bool


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
    fetchpriority: str = ""


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
    hover_menus: tuple[HoverMenu, ...] = ()
