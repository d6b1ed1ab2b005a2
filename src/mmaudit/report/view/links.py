"""Addresses that may be followed, and short ways to write them."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mmaudit.report.clean import clean, clean_line

SCHEMES = frozenset({"http", "https", "tel", "mailto"})
MAX_HREF = 2000
MAX_SHOWN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``href`` is ``None`` for an address that must not be followed: it is shown as text."""

    text: str
    href: str | None = None
    lang: str = ""


def safe_href(url: str) -> str | None:
    """``url`` when it is an http, https, tel or mailto address, else ``None``: never ``javascript:`` or ``data:``."""
    # A browser drops TAB and LF inside a scheme, so an address with any control or space is refused whole; one that
    # would have to be changed before it may be shown would lead elsewhere.
    if len(url) > MAX_HREF or any(ord(char) <= 0x20 for char in url) or clean(url, MAX_HREF) != url:
        return None
    try:
        parts = urlsplit(url)
        has_place = bool(parts.hostname) if parts.scheme in ("http", "https") else bool(parts.path)
    except ValueError:
        return None
    return url if parts.scheme in SCHEMES and has_place else None


def short_url(url: str, origin: str) -> str:
    """The path on the audited site, host and path elsewhere; readable characters instead of their escapes."""
    shown = url.removeprefix(origin) if url.startswith(f"{origin}/") else url.partition("://")[2] or url
    return clean_line(unquote(shown, errors="replace") or "/", MAX_SHOWN)


def web_link(url: str, origin: str) -> Link:
    """``url`` as a link with its short text."""
    return Link(text=short_url(url, origin), href=safe_href(url))


def host(url: str) -> str:
    """The host of ``url``, or ``url`` itself."""
    try:
        return clean_line(urlsplit(url).hostname or url, 100)
    except ValueError:
        return clean_line(url, 100)
