"""How much of a flow may be under way: TCP's congestion window on a link that loses nothing."""

from mmaudit.link.lane import MAX_PIECE_BYTES, SEGMENT_BYTES

# RFC 6928: ten segments.
INITIAL_SEGMENTS = 10
# A sender whose packets are never lost is held by its receiver: Linux' and Android's default receive windows
# grow to some megabytes, but beyond two bandwidth-delay products a wider window only waits in the queue.
FULL_PIPES = 2


class Window:
    """Slow start (RFC 5681 section 3.1): from ten segments on, every byte received opens the window by one more."""

    def __init__(self, *, bytes_per_s: float, rtt_s: float) -> None:
        self._size = 0
        self._limit = 0
        self._in_flight = 0
        self.reshape(bytes_per_s=bytes_per_s, rtt_s=rtt_s)

    def reshape(self, *, bytes_per_s: float, rtt_s: float) -> None:
        """Fit the window to a link; an unlimited one or one without delay needs no slow start."""
        if not bytes_per_s or not rtt_s:
            self._size = self._limit = 4 * MAX_PIECE_BYTES
            return
        first = INITIAL_SEGMENTS * SEGMENT_BYTES
        self._limit = max(first, int(FULL_PIPES * bytes_per_s * rtt_s) + first)
        self._size = min(max(self._size, first), self._limit)

    @property
    def room(self) -> int:
        """How many bytes may be sent now."""
        return max(0, self._size - self._in_flight)

    def sent(self, count: int) -> None:
        """``count`` bytes went off."""
        self._in_flight += count

    def acknowledged(self, count: int) -> None:
        """``count`` bytes are known to have arrived."""
        self._in_flight -= count
        self._size = min(self._limit, self._size + count)
