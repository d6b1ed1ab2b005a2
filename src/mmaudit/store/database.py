"""The SQLite file of a run: the state of every page and what is known of the run."""

import sqlite3
from pathlib import Path

from mmaudit.errors import UsageError

APPLICATION_ID = 0x6D6D6175  # "mmau": tells our file from any other SQLite file
SCHEMA_VERSION = 1

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE page (
  position INTEGER PRIMARY KEY,
  url      TEXT NOT NULL UNIQUE,
  attempts INTEGER NOT NULL DEFAULT 0,
  snapshot TEXT
);
"""


def create(path: Path) -> sqlite3.Connection:
    """A new database at ``path``, which must not exist."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    make_durable(connection)
    connection.executescript(SCHEMA)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return connection


def open_existing(path: Path) -> sqlite3.Connection:
    """The database at ``path``; ``UsageError`` when it is not a run of this version."""
    if not path.is_file():
        raise UsageError(f"{path.parent} holds no run (no {path.name}).", "Name the folder that --out wrote.")
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UsageError(f"{path} is damaged: {error}.", "Audit the site again.") from error
    if application != APPLICATION_ID or version != SCHEMA_VERSION:
        connection.close()
        raise UsageError(
            f"{path} is not a run of this mmaudit (found version {version}, wanted {SCHEMA_VERSION}).",
            "Audit the site again, or use the mmaudit that wrote it.",
        )
    make_durable(connection)
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Let a commit survive a power cut: WAL with ``synchronous=FULL``."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
