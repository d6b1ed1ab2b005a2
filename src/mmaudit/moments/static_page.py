"""Reads saved HTML to a snapshot without a browser: structure stands in for boxes, and styles are not applied."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import html

from mmaudit.facts.markup import parse_markup
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Block, Content, Control, Document, Embed, Link, Snapshot
from mmaudit.moments.static_targets import Place, clean, join, read_control, read_link

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "title", "select", "object", "canvas", "math"}
)
_BLOCK_NAMES = """
address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead
time tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LANDMARKS = frozenset({"header", "nav", "main", "footer", "aside", "dialog", "form"})
_SECTIONS = frozenset({"article", "section", "main", "aside", "nav"})
_ROLES = {
    "banner": "header",
    "navigation": "nav",
    "main": "main",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What they hold is shown by browsers that cannot play them.
_PLAYED = frozenset({"video", "audio", "iframe"})
_SPACE = re.compile(r"\s+")
_DEPTH_LIMIT = 200
_STRUCK = frozenset({"del", "s", "strike"})


@dataclass(slots=True)
class _Context:
    """What a block inherits from its ancestors."""

    path: str = ""
    landmark: str = ""
    hidden: bool = False
    sectioned: bool = False
    collapsed: bool = False
    list_id: str = ""
    list_position: int = 0
    list_ordered: bool = False
    table_id: str = ""
    row: int = -1
    column: int = -1


@dataclass(slots=True)
class _Walk:
    """Collects while walking the tree. ``before``: the tags of the siblings before the element that is entered."""

    base: str
    before: Counter[str] = field(default_factory=Counter)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    struck: bool = False
    struck_characters: int = 0
    counter: int = 0

    def say(self, text: str) -> None:
        """Take text; how much of it is struck out decides for the block."""
        self.text.append(text)
        self.struck_characters += len(text.strip()) if self.struck else 0


def read_static(markup: str, *, url: str) -> Snapshot:
    """Read HTML that was saved from ``url``. Text that a browser would hide by a style sheet counts as visible."""
    root = parse_markup(markup)
    walk = _Walk(base=url)
    title = ""
    lang = ""
    if root is not None:
        title = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
        lang = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        # Without a <body> tag, libxml2 leaves elements that HTML 4 did not know, such as <main>, in the head.
        for shown in (*root.iterfind("head/*"), root if root.find("body") is None else root.find("body")):
            _visit(shown, _Context(), walk, depth=0)
    return Snapshot(
        job=PageJob(url=url, depth=_depth(url), found_by=FoundBy.START),
        final_url=url,
        http_status=200,
        document=Document(
            served_html=markup,
            rendered_html=markup,
            title=title,
            html_lang=lang,
            charset="utf-8",
            content_type="text/html",
            base_url=url,
            visible_text="\n".join(block.text for block in walk.blocks if block.visible),
        ),
        content=Content(
            blocks=tuple(walk.blocks),
            links=tuple(walk.links),
            controls=tuple(walk.controls),
            embeds=tuple(walk.embeds),
        ),
    )


def _depth(url: str) -> int:
    """Count the segments of the path: the way to a saved page is not known."""
    try:
        return len([part for part in urlsplit(url).path.split("/") if part])
    except ValueError:
        return 0


def _visit(element: html.HtmlElement, outer: _Context, walk: _Walk, *, depth: int) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED or depth > _DEPTH_LIMIT:
        return
    context = _inner(element, outer, walk)
    if tag in _BLOCKS:
        _flush(walk, _outer_block(element), outer)
    _collect(element, context, walk)
    struck_before = walk.struck
    walk.struck = struck_before or tag in _STRUCK
    _children(element, context, walk, depth=depth)
    if tag in _BLOCKS:
        _flush(walk, element, context)
    walk.struck = struck_before


def _outer_block(element: html.HtmlElement) -> html.HtmlElement:
    """Give the nearest ancestor that is a block, where text before ``element`` belongs."""
    parent = element.getparent()
    while parent is not None and parent.tag not in _BLOCKS:
        parent = parent.getparent()
    return element if parent is None else parent


def _children(element: html.HtmlElement, context: _Context, walk: _Walk, *, depth: int) -> None:
    if element.tag in _PLAYED:
        return
    if element.text and element.tag != "textarea":
        walk.say(element.text)
    before: Counter[str] = Counter()
    for child in element:
        if child.tag == "br":
            walk.text.append("\n")
        else:
            walk.before = before
            _visit(child, context, walk, depth=depth + 1)
            before[child.tag] += 1
        if child.tail:
            walk.say(child.tail)


def _flush(walk: _Walk, element: html.HtmlElement, context: _Context) -> None:
    text = clean("".join(walk.text))
    struck = walk.struck_characters * 10 >= len(text) * 9
    walk.struck_characters = 0
    walk.text.clear()
    if not text or context.hidden:
        return
    tag = str(element.tag)
    walk.counter += 1
    walk.blocks.append(
        Block(
            text=text,
            tag=tag,
            selector=f"{context.path.rsplit(' > ', 1)[-1] or tag}",
            box=None,
            visible=not context.collapsed,
            heading_level=int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0,
            landmark=context.landmark,
            path=context.path,
            collapsed=context.collapsed,
            struck=struck,
            list_id=context.list_id,
            list_position=context.list_position,
            list_ordered=context.list_ordered,
            table_id=context.table_id,
            row=context.row,
            column=context.column,
        )
    )


def _inner(element: html.HtmlElement, outer: _Context, walk: _Walk) -> _Context:
    tag = str(element.tag)
    role = (element.get("role") or "").lower()
    landmark = _ROLES.get(role) or (tag if tag in _LANDMARKS else outer.landmark)
    # A form names no place; the header of an article or section is its own (HTML, 4.3.8).
    if (tag == "form" and outer.landmark) or (tag in ("header", "footer") and outer.sectioned):
        landmark = _ROLES.get(role) or outer.landmark
    context = _Context(
        path=f"{outer.path} > {_name(element)}" if outer.path else _name(element),
        landmark=landmark,
        hidden=outer.hidden or _is_hidden(element),
        sectioned=outer.sectioned or tag in _SECTIONS,
        collapsed=outer.collapsed or (tag == "details" and element.get("open") is None),
        list_id=outer.list_id,
        list_position=outer.list_position,
        list_ordered=outer.list_ordered,
        table_id=outer.table_id,
        row=outer.row,
        column=outer.column,
    )
    if tag == "summary":
        context.collapsed = outer.collapsed and not _closes_here(element)
    _place_in_list(tag, context, walk)
    return context


def _closes_here(summary: html.HtmlElement) -> bool:
    """Say whether only the summary's own ``details`` is closed: then the summary itself can be seen."""
    return sum(1 for each in summary.iterancestors("details") if each.get("open") is None) <= 1


def _place_in_list(tag: str, context: _Context, walk: _Walk) -> None:
    walk.counter += 1
    if tag in ("ol", "ul"):
        context.list_id, context.list_position = f"list{walk.counter}", 0
        context.list_ordered = tag == "ol"
    elif tag == "li":
        context.list_position = 1 + walk.before["li"]
    elif tag == "table":
        context.table_id, context.list_id = f"table{walk.counter}", ""
    elif tag == "tr":
        context.row = walk.before["tr"]
    elif tag in ("td", "th"):
        context.column = walk.before["td"] + walk.before["th"]


def _name(element: html.HtmlElement) -> str:
    identity = f"#{element.get('id')}" if element.get("id") else ""
    classes = "".join(f".{each}" for each in (element.get("class") or "").split()[:8])
    return f"{element.tag}{identity}{classes}"


def _is_hidden(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or (element.get("type") or "").lower() == "hidden"
        or bool(style and _HIDDEN_STYLE.search(style))
    )


def _collect(element: html.HtmlElement, context: _Context, walk: _Walk) -> None:
    tag = element.tag
    if context.hidden:
        return
    place = Place(path=context.path, landmark=context.landmark, collapsed=context.collapsed)
    if tag == "a" and element.get("href"):
        walk.links.append(read_link(element, place, base=walk.base))
    elif tag in ("button", "input", "textarea"):
        walk.controls.append(read_control(element, place))
    elif tag in ("video", "iframe", "embed", "audio"):
        sources = [
            element.get("src") or element.get("data-src"),
            *(each.get("src") for each in element.iter("source")),
        ]
        url = next((each for each in sources if each), "")
        walk.embeds.append(
            Embed(
                tag=str(tag),
                url=join(walk.base, url),
                title=element.get("title") or "",
                selector=context.path,
            )
        )
