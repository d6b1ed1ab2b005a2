"""How long a page may take, whatever it does."""

import time
from collections.abc import Callable

# The work that is done once per site needs this much longer.
SITE_WIDE_EXTRA_S = 30.0
# Of a load's time, for closing what it opened: what is still there then is killed.
CLOSING_S = 3.0


class Allowance:
    """The time of one load that was asked for, in seconds, and of every load that is made again in its stead.

    ``clock``: seconds that only grow, as ``time.monotonic``.
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._begun = self._until = clock()

    def begin(self, *, site_wide: bool = False) -> None:
        """It runs from now; longer when what is done once per site is done on this page."""
        self._begun = self._clock()
        self._until = self._begun + self._seconds + (SITE_WIDE_EXTRA_S if site_wide else 0.0)

    @property
    def left_s(self) -> float:
        """What is left of it, never below zero."""
        return max(self._until - self._clock(), 0.0)

    @property
    def allows_another(self) -> bool:
        """Whether another load fits in, if it takes as long as all did that were made so far."""
        return self.left_s >= self._clock() - self._begun
