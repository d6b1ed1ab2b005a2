"""Files named by the SHA-256 of their bytes: written whole or not at all."""

import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path

HASH_NAME = re.compile(r"[0-9a-f]{64}")
UNFINISHED = ".new-"


class BlobFolder:
    """One folder of immutable files. A name is trusted by its form alone: 64 hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Store ``data`` and answer its SHA-256; the same bytes are stored once, and mended when they were damaged."""
        name = hashlib.sha256(data).hexdigest()
        if self.get(name) is None:
            self._write(self._folder / name, data)
        return name

    def get(self, name: object) -> bytes | None:
        """The bytes called ``name``, or ``None`` when there is no such file or it is damaged."""
        if not isinstance(name, str) or not HASH_NAME.fullmatch(name):
            return None
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == name else None

    def sweep(self) -> None:
        """Remove what a killed process left half written. For the one writer alone."""
        for leftover in self._folder.glob(f"{UNFINISHED}*"):
            leftover.unlink(missing_ok=True)

    def names(self) -> list[str]:
        """The names of all files, in the order of their names."""
        try:
            return sorted(file.name for file in self._folder.iterdir() if HASH_NAME.fullmatch(file.name))
        except OSError:
            return []

    def _write(self, target: Path, data: bytes) -> None:
        # Temporary file, fsync, rename: after a power cut the name holds all bytes or does not exist.
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(target)
            make_rename_durable(self._folder)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise


def make_rename_durable(folder: Path) -> None:
    """Let the names in ``folder`` survive a power cut too (fsync(2): a file's own fsync does not save its name)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
