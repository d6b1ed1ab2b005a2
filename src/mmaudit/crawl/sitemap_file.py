"""Reading one sitemap: XML, an index, a feed or a list of lines (https://www.sitemaps.org/protocol.html)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from lxml import etree

from mmaudit.facts.canonical import canonical_url

# https://www.w3.org/TR/NOTE-datetime: a year, a month, a day or a moment with its time zone.
W3C_DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?)?"
)
MAX_LISTED = 50_000  # the protocol's own limit for one file


class SitemapKind(StrEnum):
    """What a sitemap lists."""

    PAGES = "pages"
    SITEMAPS = "sitemaps"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapText:
    """The addresses as they are written, in the file's order, and what is wrong with the file.

    ``dated``: how many entries say when they last changed; ``newest``: the latest of these dates, as a day.
    """

    kind: SitemapKind
    listed: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    dated: int = 0
    newest: str = ""


def parse_sitemap(text: str) -> SitemapText:
    """Read a sitemap of any kind."""
    stripped = text.lstrip("\ufeff \t\r\n")
    if not stripped.startswith("<"):
        return text_sitemap(stripped)
    root, is_well_formed = parse_xml(stripped)
    if root is None:
        return SitemapText(kind=SitemapKind.UNKNOWN, faults=("It is not XML that can be read.",))
    faults = () if is_well_formed else ("It is not well-formed XML: search engines may refuse all of it.",)
    return read_root(root, faults)


def parse_xml(text: str) -> tuple[etree._Element | None, bool]:
    """The root of an XML text and whether it is well-formed; a broken one is read as far as it goes.

    No entity is resolved, no DTD loaded and nothing fetched: the text is hostile.
    """
    raw = text.encode("utf-8", "replace")
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
            encoding="utf-8", recover=recover,
        )  # fmt: skip
        try:
            root = etree.fromstring(raw, parser)
        except etree.XMLSyntaxError:
            continue
        if root is not None:
            return root, not recover
    return None, False


def read_root(root: etree._Element, faults: tuple[str, ...]) -> SitemapText:
    """What the root element says."""
    match local_name(root):
        case "urlset":
            return with_dates(within_limit(SitemapKind.PAGES, locations(root), faults), root)
        case "sitemapindex":
            return with_dates(within_limit(SitemapKind.SITEMAPS, locations(root), faults), root)
        case "rss" | "feed":
            kind, listed = SitemapKind.PAGES, feed_links(root)
        case "html":
            return SitemapText(kind=SitemapKind.UNKNOWN, faults=("It is an HTML page, not a sitemap.",))
        case name:
            fault = f"Its root element is <{name[:40]}>, not <urlset> or <sitemapindex>."
            return SitemapText(kind=SitemapKind.UNKNOWN, faults=(*faults, fault))
    return within_limit(kind, listed, faults)


def with_dates(text: SitemapText, root: etree._Element) -> SitemapText:
    """What the entries say of their last change, which search engines use while it is true
    (https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap).
    """
    dates = tuple(islice(children_named(root, "lastmod"), MAX_LISTED))
    wrong = [date for date in dates if not W3C_DATE.fullmatch(date)]
    faults = text.faults
    if wrong:
        fault = (
            f"{len(wrong)} of its lastmod dates are not written like 2026-11-23, for example {wrong[0][:80]}"
        )
        faults = (*faults, fault)
    newest = max((date[:10] for date in dates if W3C_DATE.fullmatch(date)), default="")
    return replace(text, faults=faults, dated=len(dates) - len(wrong), newest=newest)


def within_limit(kind: SitemapKind, listed: Iterator[str], faults: tuple[str, ...]) -> SitemapText:
    """The addresses up to the protocol's limit, with the faults of having none or too many."""
    urls = tuple(islice(listed, MAX_LISTED))
    if not urls:
        faults = (*faults, "It lists no address.")
    if next(listed, None) is not None:
        faults = (*faults, "It lists more than 50,000 addresses, the most that one file may hold.")
    return SitemapText(kind=kind, listed=urls, faults=faults)


def text_sitemap(text: str) -> SitemapText:
    """A sitemap with one address a line."""
    lines = [line.strip() for line in text.splitlines()]
    listed = [line for line in lines if line]
    if listed and canonical_url(listed[0]) is None:
        fault = "It is neither XML nor a list of addresses."
        return SitemapText(kind=SitemapKind.UNKNOWN, faults=(fault,))
    return within_limit(SitemapKind.PAGES, iter(listed), ())


def locations(root: etree._Element) -> Iterator[str]:
    """The ``loc`` of each entry; those of pictures and videos stand one level deeper."""
    return children_named(root, "loc")


def children_named(root: etree._Element, name: str) -> Iterator[str]:
    """The texts of the entries' own children of that name."""
    for entry in root.iterchildren(etree.Element):
        for child in entry.iterchildren(etree.Element):
            if local_name(child) == name and is_same_namespace(child, entry) and (child.text or "").strip():
                yield (child.text or "").strip()


def feed_links(root: etree._Element) -> Iterator[str]:
    """The links of the entries of an RSS or Atom feed, which the protocol allows as a sitemap."""
    for entry in root.iter(etree.Element):
        if local_name(entry) not in ("item", "entry"):
            continue
        for child in entry.iterchildren(etree.Element):
            url = str(child.get("href") or child.text or "").strip()
            if local_name(child) == "link" and child.get("rel", "alternate") == "alternate" and url:
                yield url


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, in lower case."""
    # By hand: a recovered document may have tags such as ":", at which QName raises.
    return str(element.tag).rpartition("}")[2].lower()


def is_same_namespace(child: etree._Element, parent: etree._Element) -> bool:
    """Whether both tags are of one vocabulary: ``image:loc`` is no page."""
    return str(child.tag).rpartition("}")[0] == str(parent.tag).rpartition("}")[0]
