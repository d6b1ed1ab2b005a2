"""Before the first page: where the site really lives, what its robots.txt allows and what its sitemaps list."""

from dataclasses import dataclass

from mmaudit.config.settings import Config
from mmaudit.crawl.robots import Robots, read_robots
from mmaudit.crawl.scope import Scope
from mmaudit.crawl.sitemaps import SitemapListing, read_sitemaps
from mmaudit.crawl.web_reader import WebReader
from mmaudit.errors import CannotRunError, UsageError
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.origin import origin_of
from mmaudit.model.known_url import CrawlOutline


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSurvey:
    """``start_url`` is the one that was asked for (``as_typed``), ``home_url`` the one to which it led."""

    start_url: str
    home_url: str
    robots: Robots
    sitemaps: SitemapListing
    as_typed: str = ""

    @property
    def outline(self) -> CrawlOutline:
        """What of it is stored."""
        return CrawlOutline(
            start_url=self.start_url,
            home_url=self.home_url,
            robots=self.robots.file,
            sitemaps=self.sitemaps.files,
        )


async def survey_site(config: Config, reader: WebReader) -> SiteSurvey:
    """Look at the site from outside.

    Raises ``UsageError`` when the start URL is no web address, ``CannotRunError`` when the site cannot be
    reached, forbids the start page or has moved to another site.
    """
    start_url = web_address(config.start_url)
    obey = config.crawl.obey_robots
    robots = await read_robots(start_url, reader, obey=obey)
    refuse_forbidden(start_url, robots)
    typed = canonical_url(config.start_url, keep_index=True) or start_url
    home_url = await settled_url(typed, reader)
    if origin_of(home_url) != origin_of(start_url):  # a robots.txt speaks for its own origin alone
        robots = await read_robots(home_url, reader, obey=obey)
        refuse_forbidden(home_url, robots)
    sitemaps = await read_sitemaps(home_url, robots, reader)
    return SiteSurvey(
        start_url=start_url, home_url=home_url, robots=robots, sitemaps=sitemaps, as_typed=typed
    )


async def survey_again(outline: CrawlOutline, config: Config, reader: WebReader) -> SiteSurvey:
    """What an earlier process learned of the site, with its robots.txt as it is now: it says what may be asked today.

    Raises ``CannotRunError`` as ``survey_site`` does.
    """
    robots = await read_robots(outline.home_url, reader, obey=config.crawl.obey_robots)
    refuse_forbidden(outline.home_url, robots)
    listing = SitemapListing(files=outline.sitemaps)
    return SiteSurvey(start_url=outline.start_url, home_url=outline.home_url, robots=robots, sitemaps=listing)


def web_address(text: str) -> str:
    """The canonical start URL; ``UsageError`` when it is none."""
    url = canonical_url(text)
    if url is None:
        raise UsageError(
            f"“{text}” is not an address that can be audited.",
            "Give one that begins with https:// or http://, for example https://example.com/.",
        )
    return url


async def settled_url(start_url: str, reader: WebReader) -> str:
    """Where the start page leads: another host of the same site is taken over, another site is refused."""
    check = await reader.check(start_url)
    final_url = canonical_url(check.final_url) or start_url
    if Scope.of(start_url).is_related(final_url):
        return final_url
    raise CannotRunError(
        f"{start_url} leads to another site: {final_url}", f"Audit that one: mmaudit audit {final_url}"
    )


def refuse_forbidden(url: str, robots: Robots) -> None:
    """``CannotRunError`` when robots.txt forbids the page on which everything begins."""
    if not robots.allows(url):
        raise CannotRunError(
            f"{robots.file.url} does not allow robots to visit {url}.",
            "Start at a page that is allowed, or use --ignore-robots if the site is yours.",
        )
