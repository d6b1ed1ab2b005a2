"""Where the page tells the browser what it will need: preconnect, dns-prefetch, preload.

https://html.spec.whatwg.org/multipage/links.html#linkTypes; the served document and the ``Link`` header count, since
a hint that a script writes comes late, but the rendered one is read as well: it still warms what comes later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import html

from mmaudit.facts.head import element_links, header_links

KINDS = frozenset({"preconnect", "dns-prefetch", "preload", "modulepreload"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint: ``rel`` is one of ``KINDS``, ``url`` is resolved and canonical."""

    rel: str
    url: str


def read_hints(
    roots: Iterable[html.HtmlElement], *, base_url: str, headers: Mapping[str, str]
) -> tuple[Hint, ...]:
    """The hints of all ``roots`` of one page and of its response ``headers``, each once."""
    links = [link for root in roots for link in element_links(root, base_url=base_url)]
    links += header_links(headers.get("link", ""), base_url=base_url)
    hints = (Hint(rel=rel, url=link.url) for link in links for rel in sorted(link.rel & KINDS))
    return tuple(dict.fromkeys(hints))
