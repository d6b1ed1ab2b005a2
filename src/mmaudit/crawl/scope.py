"""Which URLs belong to the audited site."""

from dataclasses import dataclass
from ipaddress import ip_address
from operator import itemgetter
from urllib.parse import urlsplit

WWW = "www."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A site: one host, with or without ``www.``, by http or https. ``port`` is ``None`` for the default ones.

    An explicit port is another site: ``127.0.0.1:8000`` and ``127.0.0.1:8003`` have nothing in common.
    """

    host: str
    port: int | None

    @classmethod
    def of(cls, url: str) -> "Scope":
        """The site of a canonical URL."""
        parts = urlsplit(url)
        return cls(host=(parts.hostname or "").removeprefix(WWW), port=parts.port)

    def contains(self, url: str) -> bool:
        """Whether a canonical URL is a page of this site."""
        return Scope.of(url) == self

    def is_related(self, url: str) -> bool:
        """Whether ``url`` is of this site, of a subdomain or of the domain above it.

        Without a list of public suffixes this is as near to "the same registrable site" as names tell:
        ``example.com`` and ``shop.example.com`` are related, ``a.example.com`` and ``b.example.com`` are not.
        """
        other = Scope.of(url)
        if other.host == self.host:
            return other.port == self.port
        if other.port != self.port or is_address(self.host) or is_address(other.host):
            return False
        return is_below(other.host, self.host) or is_below(self.host, other.host)


def is_below(host: str, domain: str) -> bool:
    """Whether ``host`` is a subdomain of ``domain``, which must be more than a top-level name."""
    return "." in domain and host.endswith("." + domain)


def is_address(host: str) -> bool:
    """Whether ``host`` is an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def page_identity(url: str) -> str:
    """What tells one page of a site from another: path and query, whatever the scheme, ``www.`` and the query's order."""
    parts = urlsplit(url)
    query = "&".join(f"{name}={value}" if value else name for name, value in by_name(parts.query))
    return f"{parts.path}?{query}" if query else parts.path


def by_name(query: str) -> list[tuple[str, str]]:
    """The parameters of a canonical query, sorted by name; those of one name keep their order."""
    pieces = (piece.partition("=") for piece in query.split("&") if piece)
    return sorted(((name, value) for name, _, value in pieces), key=itemgetter(0))
