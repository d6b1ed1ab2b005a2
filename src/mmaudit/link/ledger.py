"""What went over the link: bytes on the wire per connection and host, and why connections failed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.link.names import Endpoint
from mmaudit.model.load import HostTraffic

MAX_CONNECTIONS = 2000


class LinkFault(StrEnum):
    """Why a connection was not made or did not last. Chromium shows one ``ERR_SOCKS_CONNECTION_FAILED`` for all."""

    DNS = "dns"
    REFUSED = "refused"
    BLOCKED = "blocked"
    TIMEOUT = "timeout"
    RESET = "reset"


@dataclass(slots=True, kw_only=True)
class Connection:
    """One TCP connection. Bytes are TCP payload, TLS included; ``opened_s`` is the event loop's clock."""

    endpoint: Endpoint
    opened_s: float
    up_bytes: int = 0
    down_bytes: int = 0
    fault: LinkFault | None = None


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Keeps the first ``MAX_CONNECTIONS`` connections; the totals count all."""

    connections: list[Connection] = field(default_factory=list)
    up_bytes: int = 0
    down_bytes: int = 0
    _faults: dict[Endpoint, LinkFault] = field(default_factory=dict)

    def open(self, endpoint: Endpoint, *, now_s: float) -> Connection:
        """A new connection's page in the book."""
        connection = Connection(endpoint=endpoint, opened_s=now_s)
        if len(self.connections) < MAX_CONNECTIONS:
            self.connections.append(connection)
        return connection

    def sent(self, connection: Connection, count: int) -> None:
        """The phone sent ``count`` bytes."""
        connection.up_bytes += count
        self.up_bytes += count

    def received(self, connection: Connection, count: int) -> None:
        """The phone received ``count`` bytes."""
        connection.down_bytes += count
        self.down_bytes += count

    def failed(self, connection: Connection, fault: LinkFault) -> None:
        """The connection was not made, or broke."""
        connection.fault = fault
        self._faults[connection.endpoint] = fault

    def fault_of(self, endpoint: Endpoint) -> LinkFault | None:
        """Why the last failing connection to ``endpoint`` failed; ``None`` when none did."""
        return self._faults.get(endpoint)

    def hosts(self) -> tuple[HostTraffic, ...]:
        """The traffic by host and port, the heaviest first."""
        by_endpoint: dict[Endpoint, list[Connection]] = {}
        for connection in self.connections:
            by_endpoint.setdefault(connection.endpoint, []).append(connection)
        traffic = (traffic_of(endpoint, group) for endpoint, group in by_endpoint.items())
        return tuple(sorted(traffic, key=lambda each: (-each.down_bytes, each.host)))


def traffic_of(endpoint: Endpoint, connections: Iterable[Connection]) -> HostTraffic:
    """The sum of ``connections``."""
    group = tuple(connections)
    return HostTraffic(
        host=str(endpoint),
        connections=len(group),
        up_bytes=sum(connection.up_bytes for connection in group),
        down_bytes=sum(connection.down_bytes for connection in group),
        faults=tuple(sorted({str(connection.fault) for connection in group if connection.fault})),
    )
