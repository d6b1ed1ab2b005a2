"""A limit on what one page may take of a process's time, within the process itself."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A signal that comes while a library calls back is lost with its exception: it is sent again.
_AGAIN_S = 1.0


class OverdueError(Exception):
    """The time is up."""


@contextmanager
def time_limit(limit_s: float) -> Iterator[None]:
    """Raise ``OverdueError`` after ``limit_s`` seconds by the clock; elsewhere than in a main thread on Unix, never.

    What runs outside the interpreter is not interrupted: ``cli.page_workers`` ends such a process.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, limit_s, _AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise OverdueError
