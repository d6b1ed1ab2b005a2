"""``Config``: everything that one run is told. ``mmaudit.toml`` < ``MMAUDIT_*`` < flags, merged by the command line."""

from dataclasses import dataclass, field
from pathlib import Path

from mmaudit.model.report import Network
from mmaudit.model.scroll import ScrollPart
from mmaudit.model.site_profile import SiteProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """An emulated phone. ``user_agent`` may hold ``{major}``, filled with the browser's real milestone."""

    name: str
    title: str
    width_px: int
    height_px: int
    scale: float
    user_agent: str
    cpu_slowdown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A cookie that goes to the audited origin alone."""

    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlLimits:
    """Which pages. ``include``/``exclude`` are globs over the URL's path (and over the URL when they hold ``://``).

    ``urls``: the user's own list, beside the start page, in the place of links and sitemaps. ``sitemap_only``: links
    are not followed. ``all_languages``: a page's translations are visited too.
    """

    max_pages: int = 25
    max_depth: int | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    obey_robots: bool = True
    check_links: int = 200
    urls: tuple[str, ...] = ()
    sitemap_only: bool = False
    all_languages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What opens the site. Never printed, never stored.

    ``storage_state``: Playwright's file of a login, or its content as JSON text. ``login_script``: a Python file that
    logs in before the audit.
    """

    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cookies: tuple[Cookie, ...] = field(default=(), repr=False)
    username: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    storage_state: Path | str | None = field(default=None, repr=False)
    login_script: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSource:
    """Where field data is asked for. ``key`` is a secret: never printed, never stored."""

    key: str = field(repr=False)
    base_url: str = "https://chromeuxreport.googleapis.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One audit. ``fail_on`` holds the raw conditions; they are parsed before anything starts.

    ``repeat_contended``: a load that the machine was too busy for is measured once more. ``side_by_side``: how
    many pages may be under way at once: one is loaded, the others are read. ``profile``: what kind of site it is;
    ``None``: to be found out. ``scroll``: the parts of the scroll pass that are done. ``amp_validator``: AMP's validator;
    ``None``: the one of the cache, or AMP's own.
    """

    start_url: str
    device: Device
    network: Network
    cpu_slowdown: float
    runs: int = 1
    crawl: CrawlLimits = field(default_factory=CrawlLimits)
    access: Access = field(default_factory=Access)
    field_source: FieldSource | None = None
    lang: str = "en"
    questions: Path | None = None
    profile: SiteProfile | None = None
    out: Path = Path("mmaudit-report")
    formats: tuple[str, ...] = ("html", "json")
    fail_on: tuple[str, ...] = ()
    strict: bool = False
    resume: bool = False
    browser_path: str | None = None
    sandbox: str = "auto"
    page_deadline_s: float = 45.0
    allow_private: bool = False
    ignore_https_errors: bool = False
    wait_for_load: bool = False
    repeat_contended: bool = True
    side_by_side: int = 2
    amp_validator: Path | None = None
    scroll: tuple[ScrollPart, ...] = tuple(ScrollPart)
