"""Commands to the browser that nobody waits for, sent from the handlers of its events."""

import asyncio
from collections.abc import Awaitable

from mmaudit.gather.deadline import attempted


class Errands:
    """Does work beside a visit, each piece within ``timeout_s``.

    What goes wrong is ignored: an exception in a handler of Playwright's surfaces in an unrelated later call.
    """

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        # The event loop itself holds a task only weakly.
        self._tasks: set[asyncio.Task[bool]] = set()

    def do(self, work: Awaitable[object]) -> None:
        """Begin ``work`` now."""
        task = asyncio.ensure_future(attempted(work, self._timeout_s))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
