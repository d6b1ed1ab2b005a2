"""What a disk can do to a run, in our own words: full, read-only, damaged."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from mmaudit.errors import CannotRunError, UsageError

# Of a damaged file SQLite's own message may quote bytes that are no text.
DAMAGE = (sqlite3.Error, UnicodeDecodeError)


@contextlib.contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the disk says against writing to ``place`` into ``CannotRunError``; what was stored before stays."""
    try:
        yield
    except (OSError, *DAMAGE) as error:
        raise CannotRunError(
            f"Cannot write to {place}: {error}.",
            "What was stored is kept: make room, then go on with --resume, or use mmaudit report.",
        ) from error


@contextlib.contextmanager
def reading(place: Path) -> Iterator[None]:
    """Turn a damaged file's complaints into ``UsageError``."""
    try:
        yield
    except DAMAGE as error:
        raise damaged(place, str(error)) from error


def damaged(place: Path, what: str) -> UsageError:
    """The run at ``place`` cannot be read."""
    return UsageError(f"The run in {place} is damaged: {what}.", "Audit the site again.")
