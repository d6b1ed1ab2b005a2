"""What a crawl knows of one URL, so that another process can go on where it was cut off."""

from dataclasses import dataclass
from enum import StrEnum

from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.site_capture import RobotsFile, SitemapFile


class UrlState(StrEnum):
    """How far a URL has come. ``linked``: known, but no page of its own that shall be visited."""

    TODO = "todo"
    IN_FLIGHT = "in_flight"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    LINKED = "linked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClaims:
    """What a page says of other addresses.

    ``canonical``: the same page under another query, by its own word (RFC 6596). ``translations``: the site's
    other addresses in its hreflang cluster (https://developers.google.com/search/docs/specialty/international/localized-versions).
    ``text_hash``: of its visible text without digits, empty without text. ``words_hash``: of its words and numbers in
    any order.
    """

    canonical: str | None = None
    translations: tuple[str, ...] = ()
    text_hash: str = ""
    words_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUrl:
    """One URL of the frontier. ``url`` is canonical, ``as_found`` how it was first written, empty when just so.

    ``why`` and ``detail`` say why it failed or was skipped. ``askable``: it may be asked whether it works. ``turn``:
    its place in the order of visits (1-based), ``None`` without one; ``final_url`` and ``claims``: where its visit
    ended and what was said there.
    """

    url: str
    as_found: str = ""
    depth: int = 0
    found_by: FoundBy = FoundBy.LINK
    found_on: str | None = None
    state: UrlState = UrlState.LINKED
    why: FailureCode | None = None
    detail: str = ""
    askable: bool = False
    turn: int | None = None
    final_url: str = ""
    claims: PageClaims | None = None

    @property
    def job(self) -> PageJob:
        """The visit of this URL."""
        return PageJob(url=self.url, depth=self.depth, found_by=self.found_by, found_on=self.found_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOutline:
    """What was learned before the first page: where the site lives, its robots.txt and its sitemaps."""

    start_url: str
    home_url: str
    robots: RobotsFile
    sitemaps: tuple[SitemapFile, ...] = ()
