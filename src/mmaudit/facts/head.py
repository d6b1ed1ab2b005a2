"""What a document says of itself to machines: canonical, alternates, AMP, robots, description.

Links count in the served and in the rendered document, as search engines read both
(https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics).
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.markup import attribute

MAX_LINKS = 500
# RFC 8288, as far as search engines read it: <url>; rel="canonical"
LINK_HEADER = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w*!#$&+.^`|~-]+\s*(?:=\s*(?:\"[^\"]*\"|[^\s;,\"]+))?)*)")
LINK_PARAMETER = re.compile(r";\s*([\w*-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")
# What stands before a colon is a crawler's name, but for rules that have a value.
VALUED_RULE = re.compile(r"unavailable_after|max-")
REFUSALS = frozenset({"noindex", "none"})
ROBOTS_NAMES = frozenset({"robots", "googlebot", "bingbot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLink:
    """One ``link`` element or one entry of a ``Link`` header. ``url`` is resolved and canonical."""

    rel: frozenset[str]
    url: str
    hreflang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The machine-readable head of a page; URLs are distinct, in the order in which they stand."""

    canonical_urls: tuple[str, ...] = ()
    amphtml_urls: tuple[str, ...] = ()
    hreflangs: Mapping[str, str]
    noindex: bool = False
    description: str = ""


def read_head(roots: Iterable[html.HtmlElement], *, base_url: str, headers: Mapping[str, str]) -> Head:
    """Read all ``roots`` (served, rendered) of one page and its response ``headers`` (names in lower case)."""
    roots = tuple(roots)
    links = [link for root in roots for link in element_links(root, base_url=base_url)]
    links += header_links(headers.get("link", ""), base_url=base_url)
    metas = [meta for root in roots for meta in named_metas(root)]
    return Head(
        canonical_urls=urls_of(links, "canonical"),
        amphtml_urls=urls_of(links, "amphtml"),
        hreflangs={link.hreflang: link.url for link in links if link.hreflang and "alternate" in link.rel},
        noindex=is_refused(metas, headers.get("x-robots-tag", "")),
        # The rendered document stands last and counts.
        description=next((text for name, text in reversed(metas) if name == "description" and text), ""),
    )


def element_links(root: html.HtmlElement, *, base_url: str) -> Iterator[HeadLink]:
    """Every ``link`` that names a relation and a web URL."""
    for count, element in enumerate(root.iter("link")):
        if count >= MAX_LINKS:
            return
        yield from head_link(
            attribute(element, "href"),
            rel=attribute(element, "rel"),
            hreflang=attribute(element, "hreflang"),
            base_url=base_url,
        )


def header_links(header: str, *, base_url: str) -> Iterator[HeadLink]:
    """The entries of a ``Link`` header (RFC 8288)."""
    for target, parameters in LINK_HEADER.findall(header[:20_000]):
        named = {name.lower(): quoted or bare for name, quoted, bare in LINK_PARAMETER.findall(parameters)}
        yield from head_link(
            target, rel=named.get("rel", ""), hreflang=named.get("hreflang", ""), base_url=base_url
        )


def head_link(target: str, *, rel: str, hreflang: str, base_url: str) -> Iterator[HeadLink]:
    """One link, when it leads to a web URL; an empty ``href`` would name the page itself by accident."""
    url = canonical_url(target, base=base_url) if target.strip() and rel else None
    if url is not None:
        yield HeadLink(rel=frozenset(rel.lower().split()), url=url, hreflang=hreflang.lower())


def urls_of(links: Iterable[HeadLink], relation: str) -> tuple[str, ...]:
    """The distinct URLs of one relation."""
    return tuple(dict.fromkeys(link.url for link in links if relation in link.rel))


def named_metas(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """``meta`` names in lower case with their contents."""
    for element in root.iter("meta"):
        name = attribute(element, "name").lower()
        if name:
            yield name, " ".join(attribute(element, "content").split())


def is_refused(metas: Iterable[tuple[str, str]], header: str) -> bool:
    """Whether search engines are told to leave the page out
    (https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag).
    """
    rules = [rule for name, content in metas if name in ROBOTS_NAMES for rule in content.split(",")]
    return any(rule.strip().lower() in REFUSALS for rule in [*rules, *header_rules(header)])


def header_rules(header: str, names: Container[str] = ROBOTS_NAMES) -> Iterator[str]:
    """The rules of ``X-Robots-Tag`` for everyone or for one of ``names``: ``otherbot: noindex, nofollow`` are not."""
    for line in header.split("\n"):  # one header each
        is_meant = True
        for piece in line.split(","):
            name, colon, rule = piece.strip().lower().partition(":")
            is_name = colon and not VALUED_RULE.match(name)
            if is_name:
                is_meant = name.strip() in names
            if is_meant:
                yield rule if is_name else piece
