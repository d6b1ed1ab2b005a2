"""``/robots.txt`` (RFC 9309): what it allows, and what it refuses to say."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from mmaudit.crawl.robots_faults import robots_faults
from mmaudit.crawl.web_reader import WebReader
from mmaudit.errors import CannotRunError
from mmaudit.facts.canonical import canonical_url
from mmaudit.model.failure import FailureCode
from mmaudit.model.site_capture import RobotsFile
from mmaudit.model.snapshot import FetchedDocument

# The name to which a robots.txt may speak; without a group of its own, "*" holds.
ROBOTS_TOKEN = "mmaudit"  # noqa: S105 - a product token, not a password
MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 section 2.5
MAX_CRAWL_DELAY_S = 30.0
# RFC 9309 section 2.3.1.2: a redirect that cannot be followed is a file that is not there.
AS_IF_ABSENT = (
    FailureCode.REDIRECT_LOOP,
    FailureCode.BAD_REDIRECT,
    FailureCode.OFF_SITE,
    FailureCode.TOO_LARGE,
)
UNREACHABLE = (FailureCode.DNS, FailureCode.REFUSED, FailureCode.TLS, FailureCode.SSRF_BLOCKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """A robots.txt with its rules in force; ``rules`` is ``None`` when everything is allowed."""

    file: RobotsFile
    rules: Protego | None

    def allows(self, url: str) -> bool:
        """Whether mmaudit may ask for a canonical URL."""
        return self.rules is None or self.rules.can_fetch(url, ROBOTS_TOKEN)


async def read_robots(page_url: str, reader: WebReader, *, obey: bool) -> Robots:
    """Read the robots.txt of the host of ``page_url``.

    Raises ``CannotRunError`` when the host cannot be reached at all, and, with ``obey``, when nobody can
    know what the file says: RFC 9309 section 2.3.1.4 reads a server error as "everything is forbidden".
    """
    url = canonical_url("/robots.txt", base=page_url) or page_url
    document = await reader.get(url, max_bytes=MAX_ROBOTS_BYTES)
    refuse_dead_host(page_url, document)
    if obey:
        refuse_unreadable(document)
    return parse_robots(document, obey=obey)


def refuse_dead_host(page_url: str, document: FetchedDocument) -> None:
    """``CannotRunError`` when no connection to the host is possible."""
    failure = document.failure
    if failure is not None and failure.code in UNREACHABLE:
        raise CannotRunError(
            f"{urlsplit(page_url).netloc} cannot be reached: {failure.message}",
            "Check the address, and whether this machine can open it.",
        )


def refuse_unreadable(document: FetchedDocument) -> None:
    """``CannotRunError`` when the server could not say what its robots.txt holds."""
    failure, status = document.failure, document.status
    if failure is not None and failure.code not in AS_IF_ABSENT:
        seen = failure.message
    elif failure is None and status is not None and status >= 500:
        seen = f"it answered HTTP {status}."
    else:
        return
    raise CannotRunError(
        f"{document.requested_url} could not be read: {seen}",
        "While a server cannot say what robots may visit, everything counts as forbidden (RFC 9309). "
        "Try again later, or use --ignore-robots if the site is yours.",
    )


def parse_robots(document: FetchedDocument, *, obey: bool) -> Robots:
    """The rules of a robots.txt that was fetched. Anything but a success means that all is allowed."""
    failure = document.failure
    found = document.status is not None and 200 <= document.status < 300
    readable = found and (failure is None or failure.code is FailureCode.TOO_LARGE)
    text = document.text.removeprefix("\ufeff") if readable else ""
    rules = Protego.parse(text)
    delay_s = rules.crawl_delay(ROBOTS_TOKEN)
    file = RobotsFile(
        url=document.requested_url,
        status=document.status,
        text=text,
        sitemaps=sitemap_urls(rules, document.requested_url),
        crawl_delay_s=min(delay_s, MAX_CRAWL_DELAY_S) if obey and delay_s and delay_s > 0 else None,
        faults=robots_faults(document, text),
        failure=failure,
    )
    return Robots(file=file, rules=rules if obey else None)


def sitemap_urls(rules: Protego, robots_url: str) -> tuple[str, ...]:
    """The sitemaps that the file names, in its order, each once; a relative address is understood all the same."""
    urls = (canonical_url(value, base=robots_url) for value in rules.sitemaps)
    return tuple(dict.fromkeys(url for url in urls if url is not None))
