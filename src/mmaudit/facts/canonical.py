"""The one canonical form of a web URL: pages, links and redirects are joined by it.

Grounds: RFC 3986 section 6.2.2 (case, percent-encoding, dot segments) and, where browsers differ from it,
https://url.spec.whatwg.org/ (backslashes, control characters, IDNA without transition).
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from ipaddress import IPv6Address
from string import ascii_letters, digits
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import msgspec

DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_HOST_CHARS = 253
UNRESERVED = frozenset(ascii_letters + digits + "-._~")
PATH_SAFE = "/:@!$&'()*+,;="
QUERY_SAFE = PATH_SAFE + "?"
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
SURROGATE = re.compile("[\ud800-\udfff]")
AROUND = "".join(map(chr, range(0x21)))
WITHIN = str.maketrans("", "", "\t\r\n")
# Ignored by UTS 46: soft hyphen, zero-width space, word joiner, byte order mark; U+3002 is a full stop.
HOST_MAP = str.maketrans({0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0x3002: "."})
# ASP.NET without cookies: https://learn.microsoft.com/en-us/previous-versions/dotnet/articles/aa479314(v=msdn.10)
COOKIELESS = re.compile(r"\((?:[AFSX]\([A-Za-z0-9_-]{10,2000}\))+\)")
FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f#/:<>?@\[\\\]^|%]")


class _Tracking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: frozenset[str]
    prefixes: tuple[str, ...]


class _Session(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: frozenset[str]
    prefixes: tuple[str, ...]
    ambiguous: frozenset[str]
    ambiguous_min_chars: int


class _Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: frozenset[str]


class _LeftOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tracking: _Tracking
    session: _Session
    index: _Index


@cache
def left_out() -> _LeftOut:
    """What ``canonical.toml`` says does not tell one page from another."""
    raw = files("mmaudit.facts").joinpath("canonical.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_LeftOut)


def canonical_url(url: str, *, base: str | None = None, keep_index: bool = False) -> str | None:
    """The canonical form of ``url``, resolved against ``base``; ``None`` when it is no ``http(s)`` URL.

    Left out: fragment, default port, user name and password, tracking and session parameters, a trailing
    index file (kept when a query remains: ``index.php?page=2`` need not be what the directory answers with).
    The order of the query stays: some servers read it. Idempotent; never raises. ``keep_index``: for an address to
    open, since not every server answers a directory with its index file.
    """
    text = browser_text(url)
    try:
        parts = urlsplit(text)
        # A complete address is not joined: urljoin would drop a lone ";" at its end.
        if base and not (parts.scheme and parts.netloc):
            parts = urlsplit(urljoin(browser_text(base), text))
        return compose(parts, keep_index=keep_index)
    except ValueError:
        return None


def browser_text(url: str) -> str:
    """``url`` as a browser reads it: trimmed, without line breaks, with ``/`` for a backslash before the query."""
    text = SURROGATE.sub("\ufffd", url).strip(AROUND).translate(WITHIN)
    end = min((at for at in (text.find("?"), text.find("#")) if at >= 0), default=len(text))
    return text[:end].replace("\\", "/") + text[end:]


def compose(parts: SplitResult, *, keep_index: bool) -> str | None:
    """Put the canonical parts together."""
    scheme = parts.scheme.lower()
    host = canonical_host(parts.hostname or "", bracketed="[" in parts.netloc)
    if scheme not in DEFAULT_PORTS or host is None:
        return None
    port = "" if parts.port in (None, DEFAULT_PORTS[scheme]) else f":{parts.port}"
    query = canonical_query(parts.query)
    path = canonical_path(parts.path, keep_index=keep_index or bool(query))
    return f"{scheme}://{host}{port}{path}" + (f"?{query}" if query else "")


def canonical_host(host: str, *, bracketed: bool) -> str | None:
    """A host in lower case, international names in Punycode, IPv6 in brackets; ``None`` when it cannot be one.

    The standard library's codec speaks IDNA 2003, which sends ``straße`` to ``strasse``; browsers do not.
    """
    if bracketed:
        return f"[{IPv6Address(host).compressed}]"
    mapped = lower_case(normalize("NFKC", unquote(host).translate(HOST_MAP)))
    if not mapped.strip(".") or len(mapped) > MAX_HOST_CHARS or FORBIDDEN_IN_HOST.search(mapped):
        return None
    return ".".join(ascii_label(label) for label in mapped.split("."))


def lower_case(text: str) -> str:
    """Lower case letter by letter: ``str.lower`` on the whole would bend a final sigma."""
    return normalize("NFKC", "".join(char.lower() for char in text)).translate(HOST_MAP)


def ascii_label(label: str) -> str:
    """One label of a host name in ASCII (RFC 3492)."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii").lower()


def canonical_path(path: str, *, keep_index: bool) -> str:
    """The path without dot segments, session parameters and, unless ``keep_index``, a trailing index file."""
    segments = canonical_escapes(path, PATH_SAFE).split("/")[1:]
    typed = (segment for segment in segments if not COOKIELESS.fullmatch(segment))
    kept = without_dots(without_session(segment) for segment in typed)
    if kept[-1].lower() in left_out().index.names and not keep_index:
        kept[-1] = ""
    return "/" + "/".join(kept)


def without_session(segment: str) -> str:
    """``page.jsp;jsessionid=1`` without its session."""
    name, *parameters = segment.split(";")
    return ";".join([name, *(kept for kept in parameters if not is_session(*name_and_value(kept)))])


def without_dots(segments: Iterable[str]) -> list[str]:
    """RFC 3986 section 5.2.4 on the segments behind the first slash; at least one, possibly empty."""
    kept: list[str] = []
    segment = ""
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return [*kept, ""] if segment in (".", "..") or not kept else kept


def canonical_query(query: str) -> str:
    """The query without what identifies a visitor instead of a page, in its own order."""
    pieces = canonical_escapes(query, QUERY_SAFE).split("&")
    return "&".join(piece for piece in pieces if piece and not identifies_visitor(piece))


def identifies_visitor(piece: str) -> bool:
    """Whether ``name=value`` is a tracking or session parameter."""
    name, value = name_and_value(piece)
    tracking = left_out().tracking
    return name in tracking.names or name.startswith(tracking.prefixes) or is_session(name, value)


def is_session(name: str, value: str) -> bool:
    """Whether a parameter carries a session; an ambiguous name needs a long value."""
    session = left_out().session
    if name in session.ambiguous:
        return len(value) >= session.ambiguous_min_chars
    return name in session.names or name.startswith(session.prefixes)


def name_and_value(piece: str) -> tuple[str, str]:
    """``name=value`` apart, the name decoded and in lower case."""
    name, _, value = piece.partition("=")
    return unquote(name).lower(), value


def canonical_escapes(text: str, safe: str) -> str:
    """Escapes in upper case, needless ones decoded, all but ``safe`` and the unreserved encoded.

    A percent sign that begins no escape becomes ``%25``: left alone it might begin one once the
    characters behind it are decoded.
    """
    whole = LONE_PERCENT.sub("%25", text)
    return quote(ESCAPE.sub(canonical_escape, whole), safe=safe + "%")


def canonical_escape(match: re.Match[str]) -> str:
    """One ``%41`` as ``A``, one ``%2f`` as ``%2F``."""
    char = chr(int(match[1], 16))
    return char if char in UNRESERVED else match[0].upper()
