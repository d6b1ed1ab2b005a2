"""Files that are written whole or not at all."""

import os
import secrets
from pathlib import Path

from mmaudit.errors import UsageError


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, making its folder; a reader sees the old file or the new one, never a part.

    ``UsageError`` when the folder or the file cannot be written.
    """
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, data)
        temporary.replace(path)
    except OSError as error:
        _forget(temporary)
        reason = error.strerror or str(error)
        raise UsageError(f"Cannot write {path}: {reason}.", "Choose another folder with --out.") from error


def _write(path: Path, data: bytes) -> None:
    # "x" and not mkstemp: the file gets the permissions of the user's umask, as any other report would.
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
