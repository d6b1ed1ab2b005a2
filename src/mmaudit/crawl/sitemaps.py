"""The site's sitemaps: those that robots.txt names, ``/sitemap.xml``, and what an index leads to."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from mmaudit.crawl.robots import Robots
from mmaudit.crawl.scope import Scope
from mmaudit.crawl.sitemap_file import SitemapKind, SitemapText, parse_sitemap
from mmaudit.crawl.web_reader import WebReader
from mmaudit.facts.canonical import canonical_url
from mmaudit.model.failure import FailureCode
from mmaudit.model.site_capture import SitemapFile
from mmaudit.model.snapshot import FetchedDocument

MAX_FILES = 20
MAX_NESTING = 3
MAX_URLS = 50_000
MAX_LOC_CHARS = 2048  # https://www.sitemaps.org/protocol.html: "must be less than 2,048 characters"


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapListing:
    """The sitemaps that were read and the site's own pages that they list, canonical, in order, each once.

    ``as_listed``: how a sitemap first writes each.
    """

    files: tuple[SitemapFile, ...] = ()
    urls: tuple[str, ...] = ()
    as_listed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A sitemap to read. ``is_guess``: nobody named it, so its absence is no fault."""

    url: str
    nesting: int = 0
    is_guess: bool = False


async def read_sitemaps(start_url: str, robots: Robots, reader: WebReader) -> SitemapListing:
    """Read up to 20 sitemap files. Those on other hosts and those that robots.txt forbids are not asked for."""
    scope = Scope.of(start_url)
    guess = canonical_url("/sitemap.xml", base=start_url)
    queue = deque(_Named(url=url) for url in robots.file.sitemaps)
    if guess is not None and guess not in robots.file.sitemaps and robots.allows(guess):
        queue.append(_Named(url=guess, is_guess=True))
    reading = _Reading(scope, reader)
    while queue and len(reading.files) < MAX_FILES:
        queue.extend(await reading.read(queue.popleft()))
    return SitemapListing(files=tuple(reading.files), urls=tuple(reading.urls), as_listed=reading.urls)


class _Reading:
    """The sitemaps read so far."""

    def __init__(self, scope: Scope, reader: WebReader) -> None:
        self._scope = scope
        self._reader = reader
        self._asked: set[str] = set()
        self.files: list[SitemapFile] = []
        self.urls: dict[str, str] = {}

    async def read(self, named: _Named) -> list[_Named]:
        """Read one sitemap; answer the sitemaps that it names."""
        if named.url in self._asked:
            return []
        self._asked.add(named.url)
        if not self._scope.contains(named.url):
            foreign = "It stands on another host and was not read."
            self.files.append(SitemapFile(url=named.url, status=None, faults=(foreign,)))
            return []
        document = await self._reader.get(named.url)
        fault = unreadable(document)
        if fault is None:
            return self._take(named, document, parse_sitemap(document.text))
        if not (named.is_guess and document.failure is None):
            self.files.append(SitemapFile(url=named.url, status=document.status, faults=(fault,)))
        return []

    def _take(self, named: _Named, document: FetchedDocument, parsed: SitemapText) -> list[_Named]:
        """Keep what a sitemap lists."""
        if named.is_guess and parsed.kind is SitemapKind.UNKNOWN:
            return []  # a site that answers every address with a page
        faults = (*cut_fault(document), *parsed.faults)
        nested: list[_Named] = []
        if parsed.kind is SitemapKind.SITEMAPS:
            nested, nesting_faults = index_entries(named, parsed)
            faults += nesting_faults
        elif parsed.kind is SitemapKind.PAGES:
            faults += self._take_pages(parsed)
        self.files.append(
            SitemapFile(
                url=named.url,
                status=document.status,
                url_count=len(parsed.listed),
                faults=faults,
                dated=parsed.dated,
                newest=parsed.newest,
            )
        )
        return nested

    def _take_pages(self, parsed: SitemapText) -> tuple[str, ...]:
        """Keep the pages of this site; answer the faults of the others."""
        incomplete: list[str] = []
        foreign: list[str] = []
        endless: list[str] = []
        for listed in parsed.listed:
            url = canonical_url(listed)
            if url is None:
                incomplete.append(listed)
            elif len(listed) >= MAX_LOC_CHARS:
                endless.append(url)
            elif not self._scope.contains(url):
                foreign.append(url)
            elif len(self.urls) < MAX_URLS:
                self.urls.setdefault(url, listed)
        return tuple(
            f"{len(found)} of its addresses {what}, for example {found[0][:200]}"
            for found, what in (
                (incomplete, "are not complete web addresses"),
                (foreign, "are of another site"),
                (endless, "have 2,048 characters or more"),
            )
            if found
        )


def index_entries(named: _Named, parsed: SitemapText) -> tuple[list[_Named], tuple[str, ...]]:
    """The sitemaps that an index names."""
    if named.nesting >= MAX_NESTING:
        return [], ("It is an index within indexes, nested too deep to be read.",)
    urls = (canonical_url(listed) for listed in parsed.listed)
    return [_Named(url=url, nesting=named.nesting + 1) for url in urls if url is not None], ()


def unreadable(document: FetchedDocument) -> str | None:
    """Why a sitemap cannot be read; one that is only too long can, as far as it goes."""
    failure = document.failure
    if failure is not None and failure.code is not FailureCode.TOO_LARGE:
        return f"It could not be read: {failure.message}"
    if document.status is None or not 200 <= document.status < 300:
        return f"The server answered HTTP {document.status}."
    return None


def cut_fault(document: FetchedDocument) -> tuple[str, ...]:
    """The fault of a sitemap that was cut."""
    return () if document.failure is None else (document.failure.message,)
