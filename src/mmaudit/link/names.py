"""A host and a port, and where they stand in a URL."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from mmaudit.facts.canonical import DEFAULT_PORTS

PORTS = {**DEFAULT_PORTS, "ws": 80, "wss": 443}


@dataclass(frozen=True, slots=True, order=True)
class Endpoint:
    """What a connection is opened to. ``host`` is a lower-case name or address, without brackets."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def endpoint_of(url: str) -> Endpoint | None:
    """The host and port that ``url`` leads to; ``None`` when it names none."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None
    return Endpoint(plain_name(parts.hostname), port) if parts.hostname and port else None


def plain_name(host: str) -> str:
    """``host`` in the one form that is compared: lower case, ASCII, without brackets and the root's dot."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        return name.encode("idna").decode("ascii") if not name.isascii() else name
    except UnicodeError:
        return name


def secure_twin(endpoint: Endpoint) -> Endpoint | None:
    """Where the https version of a plain site is expected; ``None`` for other ports than 80."""
    return Endpoint(endpoint.host, 443) if endpoint.port == 80 else None
