"""What a crawl knew that was cut off before its end, from its book alone."""

from collections.abc import Container
from dataclasses import replace

from mmaudit.crawl.book import CrawlBook
from mmaudit.crawl.link_graph import LinkGraph
from mmaudit.crawl.skip_list import counts, listed
from mmaudit.model.failure import FailureCode
from mmaudit.model.known_url import KnownUrl, UrlState
from mmaudit.model.site_capture import SiteCapture

NOT_REACHED = (UrlState.TODO, UrlState.IN_FLIGHT)
DETAIL = "The run was stopped before this page was visited."


def capture_of_cut_off_crawl(book: CrawlBook, *, stored: Container[str] = ()) -> SiteCapture:
    """The site as far as the crawl came: what was never reached is told, and no link was checked.

    ``stored``: the pages whose visit had ended, though nothing had been made of it yet.
    """
    outline = book.outline()
    if outline is None:
        return SiteCapture()
    known = tuple(book.known_urls())
    left_out = tuple(
        as_not_reached(entry)
        for entry in known
        if entry.state is UrlState.SKIPPED or (entry.state in NOT_REACHED and entry.url not in stored)
    )
    graph = graph_of(known, book)
    return SiteCapture(
        robots=outline.robots,
        sitemaps=outline.sitemaps,
        skipped=listed(left_out),
        skipped_counts=counts(left_out),
        linked_from=graph.linked_from(),
        unchecked_links=len(graph.unasked()),
    )


def as_not_reached(entry: KnownUrl) -> KnownUrl:
    """``entry`` with the reason why it was not visited."""
    if entry.state is UrlState.SKIPPED:
        return entry
    return replace(entry, why=FailureCode.INTERRUPTED, detail=DETAIL)


def graph_of(known: tuple[KnownUrl, ...], book: CrawlBook) -> LinkGraph:
    """Which pages link to what."""
    graph = LinkGraph()
    for entry in sorted(known, key=lambda each: each.turn or 0):
        if entry.final_url:
            graph.asked(entry.url, entry.final_url)
        if entry.askable:
            graph.may_ask(entry.url)
    for url, page_url in book.links():
        graph.linked(url, page_url)
    return graph
