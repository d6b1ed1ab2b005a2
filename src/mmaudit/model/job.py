"""What the crawl hands to the phone, and what it leaves out."""

from dataclasses import dataclass
from enum import StrEnum

from mmaudit.model.failure import FailureCode


class FoundBy(StrEnum):
    """How the crawl came to know a URL."""

    START = "start"
    LINK = "link"
    SITEMAP = "sitemap"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """One page to visit. ``url`` is canonical (see ``crawl.canonical``).

    ``depth`` counts links from the start page; a page known from a sitemap alone has the depth
    of its number of path segments. ``found_on`` is the URL of the first page that links to it. ``opened``: the address
    to ask for where it is not ``url``: the site names an index file that not every server gives for its directory.
    """

    url: str
    depth: int
    found_by: FoundBy
    found_on: str | None = None
    opened: str = ""

    @property
    def address(self) -> str:
        """What the phone opens."""
        return self.opened or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A URL that the crawl knew and did not visit; ``alike``: how many there are with the same reason and detail."""

    url: str
    why: FailureCode
    detail: str = ""
    alike: int = 1
