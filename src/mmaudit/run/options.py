"""The options of one audit, in the words of the command line, and the ``Config`` that they make."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict, Unpack
from urllib.parse import urlsplit

from mmaudit.config.profiles import DEFAULT_DEVICE, DEFAULT_NETWORK, device, network
from mmaudit.config.settings import Access, Config, Cookie, CrawlLimits, FieldSource
from mmaudit.crawl.scope import Scope
from mmaudit.errors import UsageError
from mmaudit.facts.canonical import canonical_url
from mmaudit.model.scroll import ScrollPart
from mmaudit.model.site_profile import AUTO, PROFILES, SiteProfile
from mmaudit.report.view.language import SOURCE, known_language
from mmaudit.run.outputs import check_formats
from mmaudit.score.conditions import names_metric

DEFAULT_MAX_PAGES = 25
MOST_SIDE_BY_SIDE = 8
DEFAULT_FORMATS = ("html", "json")
KEY = re.compile(r"[A-Za-z0-9._~-]{1,200}")
FULL_SCROLL = "full"
# Quick: what is seen without waiting, and one gesture. Measured on the pages of benchmarks/scroll.py.
SCROLL_SETS = {
    FULL_SCROLL: tuple(ScrollPart),
    "quick": (ScrollPart.GESTURE, ScrollPart.ANCHORS),
    "none": (),
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Options(TypedDict, total=False):
    """All that can be chosen. Names and defaults are those of ``mmaudit audit --help``.

    ``headers``, ``cookies`` and ``auth`` (``user:password``) go to the audited origin alone.
    ``crux_key`` is the Chrome UX Report API's, ``crux_url`` another address that answers like it.
    ``urls`` are the pages of a list in the place of links and sitemaps, relative to the start URL if need be;
    ``max_pages`` defaults to 25, and with ``urls`` to all of them. ``runs`` defaults to 1, and to 3 with ``fail_on``: a
    gate wants medians. ``profile``: ``auto`` or the kind of site that it shall be judged as. ``scroll``: ``full``,
    ``quick``, ``none``, or names of parts with commas between.
    """

    max_pages: int | None
    urls: Sequence[str]
    sitemap_only: bool
    all_languages: bool
    max_depth: int | None
    include: Sequence[str]
    exclude: Sequence[str]
    ignore_robots: bool
    runs: int | None
    device: str
    network: str
    cpu: float | None
    lang: str
    questions: str | Path | None
    profile: str
    out: str | Path
    formats: Sequence[str]
    fail_on: Sequence[str]
    strict: bool
    resume: bool
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    auth: str | None
    storage_state: str | Path | None
    login_script: str | Path | None
    crux_key: str | None
    crux_url: str | None
    browser_path: str | None
    sandbox: str
    allow_private: bool
    ignore_https_errors: bool
    wait_for_load: bool
    side_by_side: int
    scroll: str
    amp_validator: str | Path | None


def make_config(url: str, **options: Unpack[Options]) -> Config:
    """The ``Config`` of an audit of ``url``; ``UsageError`` says what is wrong with an option."""
    profile = device(options.get("device", DEFAULT_DEVICE))
    cpu, runs = options.get("cpu"), options.get("runs")
    if (cpu is not None and not 1 <= cpu <= 20) or (runs is not None and not 1 <= runs <= 25):
        raise UsageError(f"cpu {cpu}, runs {runs}: out of range.", "cpu is 1 to 20, runs is 1 to 25.")
    side_by_side = options.get("side_by_side", 2)
    if not 1 <= side_by_side <= MOST_SIDE_BY_SIDE:
        raise UsageError(f"side_by_side {side_by_side}: out of range.", f"It is 1 to {MOST_SIDE_BY_SIDE}.")
    fail_on = tuple(options.get("fail_on", ()))
    questions = options.get("questions")
    return Config(
        start_url=start_url(url),
        device=profile,
        network=network(options.get("network", DEFAULT_NETWORK)),
        cpu_slowdown=profile.cpu_slowdown if cpu is None else cpu,
        runs=runs or (3 if fail_on else 1),
        crawl=crawl_limits(options, start_url(url)),
        access=access(options),
        field_source=field_source(options),
        lang=known_language(options.get("lang", SOURCE)),
        questions=Path(questions) if questions else None,
        profile=site_profile(options.get("profile", AUTO)),
        out=Path(options.get("out", "mmaudit-report")),
        formats=check_formats(tuple(options.get("formats", DEFAULT_FORMATS))),
        fail_on=fail_on,
        strict=options.get("strict", False),
        resume=options.get("resume", False),
        browser_path=options.get("browser_path"),
        sandbox=options.get("sandbox", "auto"),
        amp_validator=amp_validator(options.get("amp_validator")),
        allow_private=options.get("allow_private", False),
        ignore_https_errors=options.get("ignore_https_errors", False),
        # A condition on the load event wants it measured.
        wait_for_load=options.get("wait_for_load", False) or names_metric(fail_on, "load"),
        side_by_side=side_by_side,
        scroll=scroll_parts(options.get("scroll", FULL_SCROLL)),
    )


def scroll_parts(text: str) -> tuple[ScrollPart, ...]:
    """The parts of the scroll pass that ``text`` asks for, in their order."""
    if text in SCROLL_SETS:
        return SCROLL_SETS[text]
    names = {name.strip() for name in text.split(",")}
    unknown = sorted(names - set(ScrollPart))
    if unknown:
        known = ", ".join((*SCROLL_SETS, *ScrollPart))
        raise UsageError(f"--scroll knows no '{unknown[0]}'.", f"It knows: {known}.")
    return tuple(part for part in ScrollPart if part in names)


def site_profile(text: str) -> SiteProfile | None:
    """The kind of site that ``text`` names; ``None`` for ``auto``."""
    if text == AUTO:
        return None
    try:
        return SiteProfile(text)
    except ValueError:
        names = ", ".join((*PROFILES, AUTO))
        raise UsageError(f"There is no profile '{text}'.", f"There are: {names}.") from None


def start_url(text: str) -> str:
    """``text`` as a web address; a bare host name gets ``https://``, a bare loopback address ``http://``."""
    wanted = "Give the address of a site, such as https://example.com/."
    candidate = text.strip()
    if "://" not in candidate:
        host = candidate.partition("/")[0].partition(":")[0]
        if "." not in host and host != "localhost":
            raise UsageError(f"'{text}' is not a web address.", wanted)
        local = host == "localhost" or host.startswith("127.")
        candidate = f"{'http' if local else 'https'}://{candidate}"
    url = canonical_url(candidate)
    if url is None or not urlsplit(url).hostname:
        raise UsageError(f"'{text}' is not a web address that a browser can open.", wanted)
    return url


def crawl_limits(options: Options, start: str) -> CrawlLimits:
    """The crawl's limits; counts must be positive."""
    urls = page_list(options.get("urls", ()), start)
    if urls and options.get("sitemap_only", False):
        raise UsageError("--urls and --sitemap-only exclude each other.", "Give one of them.")
    max_pages, max_depth = options.get("max_pages"), options.get("max_depth")
    if max_pages is None:
        max_pages = len(urls) + 1 if urls else DEFAULT_MAX_PAGES
    if max_pages < 1 or (max_depth is not None and max_depth < 0):
        raise UsageError(f"--max-pages {max_pages}, --max-depth {max_depth}: too small.", "At least 1 page.")
    return CrawlLimits(
        max_pages=max_pages,
        max_depth=max_depth,
        include=tuple(options.get("include", ())),
        exclude=tuple(options.get("exclude", ())),
        obey_robots=not options.get("ignore_robots", False),
        urls=urls,
        sitemap_only=options.get("sitemap_only", False),
        all_languages=options.get("all_languages", False),
    )


def page_list(given: Sequence[str], start: str) -> tuple[str, ...]:
    """The addresses of the user's list, canonical and each once; ``UsageError`` names the first that is none.

    Blank lines and those that begin with ``#`` say nothing.
    """
    urls: dict[str, None] = {}
    for number, line in enumerate(given, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        url = canonical_url(text, base=start)
        if url is None or not Scope.of(start).contains(url):
            why = "no web address" if url is None else f"not of the site {start}"
            raise UsageError(
                f"--urls, line {number}: {text[:200]!r} is {why}.", "One page of the site a line."
            )
        urls[url] = None
    return tuple(urls)


def amp_validator(path: str | Path | None) -> Path | None:
    """The file of AMP's validator; ``UsageError`` when it is not there."""
    if path and not Path(path).is_file():
        raise UsageError(
            f"--amp-validator {path}: no such file.",
            "It is AMP's validator_wasm.js; 'mmaudit doctor --install' brings it.",
        )
    return Path(path) if path else None


def field_source(options: Options) -> FieldSource | None:
    """Where field data is asked for; ``None`` without a key. The key is in no message."""
    key, url = options.get("crux_key") or "", options.get("crux_url") or ""
    if not key:
        return None
    if not KEY.fullmatch(key):
        raise UsageError(
            "The key of --crux-key has characters that no API key has.",
            "Give the key alone, or env:VARIABLE, or set MMAUDIT_CRUX_KEY.",
        )
    parts = urlsplit(url)
    if url and not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
        raise UsageError(f"MMAUDIT_CRUX_URL is '{url}': the key would travel in the open.", "Use https://.")
    return FieldSource(key=key, base_url=url) if url else FieldSource(key=key)


def access(options: Options) -> Access:
    """What opens the site."""
    username, separator, password = (options.get("auth") or "").partition(":")
    if options.get("auth") and not separator:
        raise UsageError("--auth wants USER:PASSWORD.", "Or set MMAUDIT_AUTH.")
    storage_state = options.get("storage_state")
    if storage_state and not Path(storage_state).is_file():
        raise UsageError(f"--storage-state {storage_state}: no such file.", "Playwright writes such a file.")
    script = options.get("login_script")
    if script and storage_state:
        raise UsageError("--login-script and --storage-state exclude each other.", "Give one of them.")
    return Access(
        headers=tuple(options.get("headers", {}).items()),
        cookies=tuple(Cookie(name=name, value=value) for name, value in options.get("cookies", {}).items()),
        username=username or None,
        password=password or None,
        storage_state=Path(storage_state) if storage_state else None,
        login_script=Path(script) if script else None,
    )
