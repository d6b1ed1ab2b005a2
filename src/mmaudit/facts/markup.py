"""Parses HTML of any quality into a tree, once for each text."""

from lxml import etree, html

# What lxml and the code that walks its trees raise on hostile markup: nesting beyond any limit,
# names and values that cannot be.
MARKUP_FAULTS = (etree.LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


def parse_markup(text: str) -> html.HtmlElement | None:
    """The root element of ``text``, without comments; ``None`` when there is nothing to parse. Never raises."""
    # Bytes, because lxml refuses text that declares an encoding; a lone surrogate cannot be encoded.
    data = text.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(data, parser=parser) if data.strip() else None
    except MARKUP_FAULTS:
        return None


def attribute(element: html.HtmlElement, name: str) -> str:
    """An attribute's value without the spaces around it, or an empty string."""
    return str(element.get(name) or "").strip()
