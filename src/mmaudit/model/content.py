"""What can be read and touched."""

from dataclasses import dataclass

from mmaudit.model.seen import Box


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
