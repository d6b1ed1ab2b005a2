"""Whose turn it is: a measured load has the machine to itself.

Two loads side by side slow each other (first paint at 0.8 s became 1.75 s on two cores). The reading of a page that has
loaded, its scroll pass above all, mostly waits: it may go on beside the next page's load
(``benchmarks/side_by_side.py``).
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator

# After so many repeats in a row that were contended as well the machine is busy for good: with something else, or
# with its own browser where everything arrives at once over an open link.
MAX_FRUITLESS_REPEATS = 2
# What reading a page takes at the most, by and large.
MAX_WAIT_S = 6.0
STEP_S = 0.05


class Machine:
    """The processor that visits share."""

    def __init__(self) -> None:
        self._measuring = asyncio.Lock()
        self._fruitless_repeats = 0
        self._under_way = 0

    @property
    def is_busy_for_good(self) -> bool:
        """Whether repeating a contended load has become pointless."""
        return self._fruitless_repeats >= MAX_FRUITLESS_REPEATS

    def note_quiet_load(self) -> None:
        """A load that was quiet at once: there is hope again."""
        self._fruitless_repeats = 0

    def note_repeat(self, *, is_quiet: bool) -> None:
        """The repeat of a contended load has ended."""
        self._fruitless_repeats = 0 if is_quiet else self._fruitless_repeats + 1

    def new_turn(self) -> "Turn":
        """A turn that is not taken yet."""
        return Turn(self._measuring)

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator["Turn"]:
        """A turn that has been taken; it is over at the latest with the context."""
        turn = self.new_turn()
        await turn.take()
        self._under_way += 1
        try:
            yield turn
        finally:
            self._under_way -= 1
            turn.over()

    async def quiet(self) -> None:
        """Wait until no other page is read any more, for a load that must be measured undisturbed.

        Not for ever: the other page may itself wait for its turn.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(MAX_WAIT_S):
                while self._under_way > 1:
                    await asyncio.sleep(STEP_S)


class Turn:
    """The right to measure, for one page."""

    def __init__(self, measuring: asyncio.Lock) -> None:
        self._measuring = measuring
        self._is_held = False

    async def take(self) -> None:
        """Wait until nothing else is measured; at once when the turn is held already."""
        if not self._is_held:
            await self._measuring.acquire()
            self._is_held = True

    def over(self) -> None:
        """Let the next page be measured; what is still done for this one is not timed by the clock."""
        if self._is_held:
            self._is_held = False
            self._measuring.release()
