"""What the crawl learned of the site beside its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.field_data import FieldCapture
from mmaudit.model.job import Skipped
from mmaudit.model.snapshot import Redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """``/robots.txt`` (RFC 9309). ``faults``: what is wrong with it, in plain sentences."""

    url: str
    status: int | None
    text: str = ""
    sitemaps: tuple[str, ...] = ()
    crawl_delay_s: float | None = None
    faults: tuple[str, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapFile:
    """One sitemap that was read (https://www.sitemaps.org/protocol.html).

    ``dated``: how many of its entries say when they last changed; ``newest``: the latest of these days.
    """

    url: str
    status: int | None
    url_count: int = 0
    faults: tuple[str, ...] = ()
    dated: int = 0
    newest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCheck:
    """What a linked URL of the site answered. Pages that were audited are not asked again."""

    url: str
    status: int | None
    final_url: str = ""
    redirects: tuple[Redirect, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCapture:
    """The site around the pages.

    ``https_upgrade``: where ``http://`` of the same host leads, ``None`` when it was not asked.
    ``linked_from`` maps a URL to the audited pages that link to it.
    ``unchecked_links`` counts the links that were left out by the limit.
    ``field_data``: what the Chrome UX Report says, ``None`` when it was not asked.
    ``skipped`` lists a part of what was left out, ``skipped_counts`` how many URLs there were for each reason.
    """

    robots: RobotsFile | None = None
    sitemaps: tuple[SitemapFile, ...] = ()
    link_checks: tuple[LinkCheck, ...] = ()
    https_upgrade: LinkCheck | None = None
    skipped: tuple[Skipped, ...] = ()
    linked_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unchecked_links: int = 0
    skipped_counts: Mapping[FailureCode, int] = field(default_factory=dict)
    field_data: FieldCapture | None = None
