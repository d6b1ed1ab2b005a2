"""Lanes driven by the event loop's clock, and the flows that travel on them."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable

from mmaudit.link.lane import Lane
from mmaudit.link.window import Window


class Flow:
    """One direction of one connection: reads at its source as far as the window allows, delivers at its target."""

    def __init__(
        self, road: "Road", *, source: asyncio.StreamReader, target: asyncio.StreamWriter, window: Window
    ) -> None:
        self._road = road
        self._source = source
        self._target = target
        self._has_room = asyncio.Event()
        self._is_over = asyncio.Event()
        self._is_reset = False
        self.window = window
        self.on_bytes: Callable[[int], None] = lambda _count: None

    async def run(self) -> bool:
        """Carry everything from source to target until the source ends; tell whether it ended in order."""
        while data := await self._read():
            self.window.sent(len(data))
            self._road.offer(self, data)
        self._road.offer(self, b"")
        await self._is_over.wait()
        return not self._is_reset

    async def _read(self) -> bytes:
        """The next bytes; none at the end. What the target has not taken yet holds the source back."""
        try:
            await self._target.drain()
            while not self.window.room:
                self._has_room.clear()
                await self._has_room.wait()
            return await self._source.read(min(self.window.room, self._road.piece_bytes))
        except OSError:
            self._is_reset = True
            return b""

    def deliver(self, data: bytes) -> None:
        """``data`` has come through; none of it: the source has ended."""
        if data:
            self.on_bytes(len(data))
            if not self._target.is_closing():
                self._target.write(data)
            return
        if self._is_reset:
            reset(self._target)
        else:
            with contextlib.suppress(OSError, RuntimeError):
                self._target.write_eof()
        self._is_over.set()

    def acknowledge(self, count: int) -> None:
        """The source knows that ``count`` bytes have arrived."""
        self.window.acknowledged(count)
        self._has_room.set()

    def reshape(self, *, bytes_per_s: float, rtt_s: float) -> None:
        """The link has changed under the flow."""
        self.window.reshape(bytes_per_s=bytes_per_s, rtt_s=rtt_s)
        self._has_room.set()


class Road:
    """One direction of a link, for all flows that share it."""

    def __init__(self, *, bytes_per_s: float, one_way_s: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._lane: Lane[Flow] = Lane(bytes_per_s=bytes_per_s, one_way_s=one_way_s)
        self._timer: asyncio.TimerHandle | None = None
        self.flows: set[Flow] = set()

    @property
    def piece_bytes(self) -> int:
        """How much a flow may offer at once."""
        return self._lane.piece_bytes

    def offer(self, flow: Flow, data: bytes) -> None:
        """Send ``data`` off; the flow hears when it has arrived."""
        self._lane.offer(flow, data, now_s=self._loop.time())
        self._tick()

    def leave(self, flow: Flow) -> None:
        """``flow`` is over: nothing of it waits any more."""
        self.flows.discard(flow)
        self._lane.forget(flow)

    def reshape(self, *, bytes_per_s: float, one_way_s: float) -> None:
        """From now on another link."""
        self._lane.reshape(bytes_per_s=bytes_per_s, one_way_s=one_way_s, now_s=self._loop.time())
        for flow in self.flows:
            flow.reshape(bytes_per_s=bytes_per_s, rtt_s=2 * one_way_s)
        self._tick()

    def stop(self) -> None:
        """Nothing travels any more."""
        if self._timer is not None:
            self._timer.cancel()
        self.flows.clear()

    def _tick(self) -> None:
        """Hand over what has arrived, and look again when the next thing happens."""
        passed = self._lane.advance(self._loop.time())
        for piece in passed.arrived:
            piece.flow.deliver(piece.data)
        for piece in passed.acknowledged:
            piece.flow.acknowledge(len(piece.data))
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if passed.next_s is None else self._loop.call_at(passed.next_s, self._tick)


def reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection off with a TCP reset, as its other end did."""
    connection = writer.get_extra_info("socket")
    with contextlib.suppress(OSError, AttributeError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
