"""One writer per run folder: a second mmaudit in the same folder is told so at once."""

import sys
from pathlib import Path
from typing import IO

from mmaudit.errors import UsageError

LOCK = "run.lock"


class WriterLock:
    """The right to write to a run folder. It ends with the process, however that ends: nothing has to be cleaned up."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = (folder / LOCK).open("ab")
        if not is_taken(self._file):
            self._file.close()
            raise UsageError(
                f"Another mmaudit writes to {folder} at this moment.",
                "Wait until it has ended, or name another folder with --out.",
            )

    def release(self) -> None:
        """Let another writer in."""
        self._file.close()


def is_taken(file: IO[bytes]) -> bool:
    """Take the lock on ``file`` without waiting; whether that worked. Where there are no such locks, it did."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some network file systems have no locks: a run is worth more than the guard.
        return True
    return True
