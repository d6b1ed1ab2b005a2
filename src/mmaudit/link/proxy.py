"""The link itself: a SOCKS5 proxy on loopback in front of one visit."""

import asyncio
import contextlib
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from mmaudit.link.dial import dial
from mmaudit.link.ledger import Connection, Ledger, LinkFault
from mmaudit.link.names import Endpoint
from mmaudit.link.reach import Reach, UnreachableError
from mmaudit.link.road import Flow, Road
from mmaudit.link.socks import REPLIES, NotSocksError, Reply, read_request, reply
from mmaudit.link.window import Window
from mmaudit.model.report import Network

GREETING_TIMEOUT_S = 10.0
STREAM_LIMIT_BYTES = 65_536
OPEN = Network(name="none", rtt_ms=0, down_kbps=0, up_kbps=0)


class LinkProxy:
    """The phone's mobile network. Use it as an async context manager.

    ``network`` is shared by all connections; the first look-up of a host costs one round trip, every connection
    another one. TLS and HTTP then cost what they cost by themselves. What lies between this machine and the
    server comes on top, as it does for a phone.
    """

    def __init__(self, reach: Reach, network: Network = OPEN) -> None:
        self._reach = reach
        self._network = network
        self._server: asyncio.Server | None = None
        self._known_hosts: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_cut = False
        self.ledger = Ledger()

    async def __aenter__(self) -> Self:
        self._up = Road(bytes_per_s=bytes_per_s(self._network.up_kbps), one_way_s=self._one_way_s)
        self._down = Road(bytes_per_s=bytes_per_s(self._network.down_kbps), one_way_s=self._one_way_s)
        self._server = await asyncio.start_server(
            self._accept, "127.0.0.1", 0, limit=STREAM_LIMIT_BYTES, backlog=256
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        waiting = [*self._tasks, *self._known_hosts.values()]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        self._up.stop()
        self._down.stop()

    @property
    def address(self) -> str:
        """Where the proxy listens, as a URL (``socks5://127.0.0.1:PORT``)."""
        if self._server is None:
            raise RuntimeError("The link is not up: use it in 'async with'.")
        return f"socks5://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def reshape(self, network: Network) -> None:
        """Another network from now on, for open connections too; ``OPEN`` lifts the shaping."""
        self._network = network
        for road, kbps in ((self._up, network.up_kbps), (self._down, network.down_kbps)):
            road.reshape(bytes_per_s=bytes_per_s(kbps), one_way_s=self._one_way_s)

    @contextlib.contextmanager
    def cut(self) -> Iterator[None]:
        """No network meanwhile: what is open breaks off, nothing new comes through, and the ledger counts none of it."""
        self._is_cut = True
        for task in tuple(self._tasks):
            task.cancel()
        try:
            yield
        finally:
            self._is_cut = False

    @property
    def _one_way_s(self) -> float:
        return self._network.rtt_ms / 2000

    @property
    def _rtt_s(self) -> float:
        return self._network.rtt_ms / 1000

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            await self._serve(reader, writer)
        except (OSError, NotSocksError, asyncio.IncompleteReadError, TimeoutError):
            pass  # the browser went away, or something else than it came
        except asyncio.CancelledError:
            pass  # the visit is over, or the network cut; asyncio would report the cancelled task as an error
        finally:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(GREETING_TIMEOUT_S):
            endpoint = await read_request(reader, writer)
        if self._is_cut:
            writer.write(reply(Reply.NETWORK_UNREACHABLE))
            await writer.drain()
            return
        connection = self.ledger.open(endpoint, now_s=asyncio.get_running_loop().time())
        try:
            far_reader, far_writer = await self._connect(endpoint)
        except UnreachableError as error:
            self.ledger.failed(connection, error.fault)
            writer.write(reply(REPLIES[error.fault]))
            await writer.drain()
            writer.close()
            await writer.wait_closed()
            return
        try:
            writer.write(reply(Reply.SUCCEEDED))
            await self._carry(connection, (reader, writer), (far_reader, far_writer))
        finally:
            far_writer.transport.abort()

    async def _connect(self, endpoint: Endpoint) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Look the host up and connect to it, both at the emulated network's price."""
        await self._look_up(endpoint.host)
        try:
            addresses = await self._reach.addresses(endpoint)
            streams = await dial(addresses, endpoint.port, limit=STREAM_LIMIT_BYTES)
        except UnreachableError as error:
            if error.fault is not LinkFault.DNS:
                await asyncio.sleep(self._rtt_s)
            raise
        await asyncio.sleep(self._rtt_s)
        return streams

    async def _look_up(self, host: str) -> None:
        """The round trip of a host's first look-up; those who come meanwhile wait for the same answer."""
        if host not in self._known_hosts:
            self._known_hosts[host] = asyncio.ensure_future(asyncio.sleep(self._rtt_s))
        await asyncio.shield(self._known_hosts[host])

    async def _carry(
        self,
        connection: Connection,
        near: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        far: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        """Both directions until both have ended, or one of them broke."""
        up = Flow(self._up, source=near[0], target=far[1], window=self._window(self._network.up_kbps))
        down = Flow(self._down, source=far[0], target=near[1], window=self._window(self._network.down_kbps))
        up.on_bytes = lambda count: self.ledger.sent(connection, count)
        down.on_bytes = lambda count: self.ledger.received(connection, count)
        self._up.flows.add(up)
        self._down.flows.add(down)
        upward = asyncio.ensure_future(up.run())
        try:
            if not await down.run():
                self.ledger.failed(connection, LinkFault.RESET)
                return
            # The server has said all it has to say: what the browser still sends interests nobody for long.
            near[1].close()
            with contextlib.suppress(OSError):
                await near[1].wait_closed()
        finally:
            upward.cancel()
            self._up.leave(up)
            self._down.leave(down)

    def _window(self, kbps: float) -> Window:
        return Window(bytes_per_s=bytes_per_s(kbps), rtt_s=self._rtt_s)


def bytes_per_s(kbps: float) -> float:
    """``kbps`` (1024 bit/s, as Lighthouse counts) in bytes per second; 0 stays "no limit"."""
    return kbps * 1024 / 8
