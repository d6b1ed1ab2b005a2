"""One writer per run folder: a second mmaudit in the same folder is told so at once."""

from pathlib import Path
from typing import IO

from mmaudit.errors import UsageError
from mmaudit.store.file_locks import take_lock

LOCK = "run.lock"


class WriterLock:
    """The right to write to a run folder. It ends with the process, however that ends: nothing has to be cleaned up."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = (folder / LOCK).open("ab")
        if not take_lock(self._file):
            self._file.close()
            raise UsageError(
                f"Another mmaudit writes to {folder} at this moment.",
                "Wait until it has ended, or name another folder with --out.",
            )

    def release(self) -> None:
        """Let another writer in."""
        self._file.close()
