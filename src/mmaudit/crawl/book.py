"""Where a crawl writes down what it knows, so that it can be cut off at any moment."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from mmaudit.model.known_url import CrawlOutline, KnownUrl

# A linked URL and the page that links to it.
LinkPair = tuple[str, str]


class CrawlBook(Protocol):
    """The store of a crawl. What one ``write`` holds is kept as a whole or not at all."""

    def outline(self) -> CrawlOutline | None:
        """What was learned before the first page; ``None`` for a crawl that has not begun."""

    def begin(self, outline: CrawlOutline, urls: Sequence[KnownUrl]) -> None:
        """Keep what was learned before the first page, and the URLs to begin with, in the place of all else."""

    def save_outline(self, outline: CrawlOutline) -> None:
        """Keep what was learned anew of the site around its pages."""

    def write(self, urls: Sequence[KnownUrl], links: Sequence[LinkPair]) -> None:
        """Keep the new state of ``urls`` and the new ``links``, which are between known URLs."""

    def known_urls(self) -> Iterable[KnownUrl]:
        """All URLs in the order in which they were first written."""

    def links(self) -> Iterable[LinkPair]:
        """All links in the order in which they were written."""


class NoBook:
    """Forgets everything: for a crawl that nobody will go on with."""

    def outline(self) -> CrawlOutline | None:
        """Nothing."""
        return None

    def begin(self, outline: CrawlOutline, urls: Sequence[KnownUrl]) -> None:
        """Nothing happens."""

    def save_outline(self, outline: CrawlOutline) -> None:
        """Nothing happens."""

    def write(self, urls: Sequence[KnownUrl], links: Sequence[LinkPair]) -> None:
        """Nothing happens."""

    def known_urls(self) -> Iterable[KnownUrl]:
        """Nothing."""
        return ()

    def links(self) -> Iterable[LinkPair]:
        """Nothing."""
        return ()
