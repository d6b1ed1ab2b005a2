"""One direction of the emulated link: a shared bottleneck, fair between connections, and the way through the air.

Time is an argument: a caller with a fake clock sees exactly what a page sees. All times are in seconds.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Generic, TypeVar

# A full-sized TCP segment on Ethernet or LTE: 1500 bytes less 40 of headers (RFC 879, RFC 791).
SEGMENT_BYTES = 1460
# Timers are good to about a millisecond: what a fast link passes in this time goes as one piece.
GRAIN_S = 0.002
MAX_PIECE_BYTES = 65_536

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Piece(Generic[F]):
    """Some bytes of one flow. ``data`` of length 0 is the end of the flow."""

    flow: F
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed(Generic[F]):
    """What has come through by now: pieces that arrived, and pieces whose receipt the sender has learned of."""

    arrived: tuple[Piece[F], ...] = ()
    acknowledged: tuple[Piece[F], ...] = ()
    next_s: float | None = None
    """When to look again; ``None``: nothing is under way."""


@dataclass(slots=True, kw_only=True)
class Lane(Generic[F]):
    """A bottleneck of ``bytes_per_s`` (0: unlimited), then ``one_way_s`` of travel; receipts travel back as long.

    Connections take turns piece by piece, so that a large file does not lock out a small one (fair queueing,
    RFC 7806): the result does not depend on which of them filled the queue first.
    """

    bytes_per_s: float
    one_way_s: float
    _waiting: dict[F, deque[bytes]] = field(default_factory=dict)
    _turns: deque[F] = field(default_factory=deque)
    _flying: deque[tuple[float, Piece[F]]] = field(default_factory=deque)
    _returning: deque[tuple[float, Piece[F]]] = field(default_factory=deque)
    _free_s: float = 0.0
    _last_departure_s: float = 0.0

    @property
    def piece_bytes(self) -> int:
        """How much one turn carries."""
        if not self.bytes_per_s:
            return MAX_PIECE_BYTES
        return max(SEGMENT_BYTES, min(MAX_PIECE_BYTES, int(self.bytes_per_s * GRAIN_S)))

    def reshape(self, *, bytes_per_s: float, one_way_s: float, now_s: float) -> None:
        """From now on another link: what is in the air arrives as it would have, what waits takes the new road."""
        self.bytes_per_s, self.one_way_s = bytes_per_s, one_way_s
        self._free_s = min(self._free_s, now_s)

    def offer(self, flow: F, data: bytes, *, now_s: float) -> None:
        """Queue ``data`` (at most ``piece_bytes``) of ``flow``."""
        if not self._turns:
            self._free_s = max(self._free_s, now_s)
        queue = self._waiting.get(flow)
        if queue is None:
            queue = self._waiting[flow] = deque()
            self._turns.append(flow)
        queue.append(data)

    def forget(self, flow: F) -> None:
        """Drop what ``flow`` still has waiting: its connection is gone."""
        if self._waiting.pop(flow, None) is not None:
            self._turns.remove(flow)

    def advance(self, now_s: float) -> Passed[F]:
        """Let time pass until ``now_s``."""
        self._depart(now_s)
        arrived = []
        while self._flying and self._flying[0][0] <= now_s:
            at_s, piece = self._flying.popleft()
            arrived.append(piece)
            self._returning.append((at_s + self.one_way_s, piece))
        acknowledged = []
        while self._returning and self._returning[0][0] <= now_s:
            acknowledged.append(self._returning.popleft()[1])
        return Passed(arrived=tuple(arrived), acknowledged=tuple(acknowledged), next_s=self._next_s())

    def _depart(self, now_s: float) -> None:
        """Send what the bottleneck could have begun to send by now, one piece of each flow in turn."""
        while self._turns and self._free_s <= now_s:
            flow = self._turns.popleft()
            queue = self._waiting[flow]
            data = queue.popleft()
            if queue:
                self._turns.append(flow)
            else:
                del self._waiting[flow]
            if self.bytes_per_s:
                self._free_s += len(data) / self.bytes_per_s
            # Later than all before it: a link that got faster overtakes nothing.
            arrival_s = max(self._free_s + self.one_way_s, self._last_departure_s)
            self._last_departure_s = arrival_s
            self._flying.append((arrival_s, Piece(flow, data)))

    def _next_s(self) -> float | None:
        """The earliest moment at which something happens."""
        moments = [queue[0][0] for queue in (self._flying, self._returning) if queue]
        if self._turns:
            moments.append(self._free_s)
        return min(moments, default=None)
