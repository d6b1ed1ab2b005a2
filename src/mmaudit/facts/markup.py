"""Parses HTML of any quality into a tree, once for each text."""

import re

from lxml import etree, html

# What lxml and the code that walks its trees raise on hostile markup: nesting beyond any limit,
# names and values that cannot be.
MARKUP_FAULTS = (etree.LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


# libxml2 compares each attribute of a tag with those before it: a tag of 100,000 would take minutes.
_MOST_ATTRIBUTES = 5_000
_LONG_TAG = re.compile(r"<([A-Za-z][^\s<>/]{0,60})[^<>]{20000,}")


def parse_markup(text: str) -> html.HtmlElement | None:
    """The root element of ``text``, without comments; ``None`` when there is nothing to parse. Never raises."""
    # Bytes, because lxml refuses text that declares an encoding; a lone surrogate cannot be encoded.
    data = _LONG_TAG.sub(_without_swarm, text.replace("\x00", "")).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(data, parser=parser) if data.strip() else None
    except MARKUP_FAULTS:
        return None


def _without_swarm(tag: re.Match[str]) -> str:
    """A long tag as it stands when a long value makes it so, and bare when it is a swarm of attributes."""
    return tag[0] if len(tag[0].split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES else f"<{tag[1]}"


def attribute(element: html.HtmlElement, name: str) -> str:
    """An attribute's value without the spaces around it, or an empty string."""
    return str(element.get(name) or "").strip()
