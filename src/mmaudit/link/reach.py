"""The guard: which addresses a page, and the tool itself, may reach.

A name is resolved once a run, every address is checked, and the connection goes to a checked address: a name
that points elsewhere a moment later (DNS rebinding) gains nothing.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable

from mmaudit.link.addresses import are_public, parse_address
from mmaudit.link.ledger import LinkFault
from mmaudit.link.names import Endpoint, endpoint_of, plain_name, secure_twin

RESOLVE_TIMEOUT_S = 8.0
MAX_NAMES = 5000
LOOPBACK = ("127.0.0.1", "::1")

Resolve = Callable[[str], Awaitable[tuple[str, ...]]]


class UnreachableError(Exception):
    """There is no way to an endpoint."""

    def __init__(self, fault: LinkFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


async def resolve_name(host: str) -> tuple[str, ...]:
    """The addresses of ``host`` as this machine's resolver gives them, in its order; ``OSError`` when it has none."""
    if host == "localhost" or host.endswith(".localhost"):
        return LOOPBACK  # RFC 6761 section 6.3; a resolver may not know it
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Reach:
    """What may be reached in one run: the public internet, and what the user named.

    ``named``: endpoints from the command line. A named host keeps the addresses that it had at its first look-up:
    one that was public then cannot lead into the private network later.
    """

    def __init__(
        self, named: Iterable[Endpoint], *, allow_private: bool, resolve: Resolve = resolve_name
    ) -> None:
        endpoints = set(named)
        self._named = endpoints | {twin for endpoint in endpoints if (twin := secure_twin(endpoint))}
        self._allow_private = allow_private
        self._resolve = resolve
        self._answers: dict[str, asyncio.Task[tuple[str, ...]]] = {}

    async def addresses(self, endpoint: Endpoint) -> tuple[str, ...]:
        """The checked addresses of ``endpoint``, in the resolver's order; ``UnreachableError`` when there is no way."""
        host = plain_name(endpoint.host)
        literal = parse_address(host)
        addresses = (str(literal),) if literal is not None else await self._look_up(host)
        if not self._may_reach(Endpoint(host, endpoint.port), addresses):
            raise UnreachableError(LinkFault.BLOCKED)
        return addresses

    def _may_reach(self, endpoint: Endpoint, addresses: tuple[str, ...]) -> bool:
        return self._allow_private or endpoint in self._named or are_public(addresses)

    async def _look_up(self, host: str) -> tuple[str, ...]:
        """One look-up a name and run, shared by all who wait for it; a failed one is tried again the next time."""
        task = self._answers.get(host)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            self._forget_oldest()
            task = self._answers[host] = asyncio.ensure_future(self._ask(host))
        return await asyncio.shield(task)

    def _forget_oldest(self) -> None:
        """Keep ``MAX_NAMES`` answers; those of named hosts always."""
        kept = {endpoint.host for endpoint in self._named}
        if len(self._answers) >= MAX_NAMES + len(kept):
            del self._answers[next(host for host in self._answers if host not in kept)]

    async def _ask(self, host: str) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(RESOLVE_TIMEOUT_S):
                addresses = await self._resolve(host)
        except (OSError, UnicodeError, TimeoutError) as error:
            raise UnreachableError(LinkFault.DNS) from error
        if not addresses:
            raise UnreachableError(LinkFault.DNS)
        return addresses


def reach_of(start_url: str, *, allow_private: bool) -> Reach:
    """What an audit of ``start_url`` may reach."""
    endpoint = endpoint_of(start_url)
    return Reach(() if endpoint is None else (endpoint,), allow_private=allow_private)
