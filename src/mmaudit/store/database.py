"""The SQLite file of a run: the frontier, the visits and what is known of the run."""

import sqlite3
from pathlib import Path

from mmaudit.errors import UsageError
from mmaudit.store import frontier
from mmaudit.store.faults import DAMAGE

APPLICATION_ID = 0x6D6D6175  # "mmau": tells our file from any other SQLite file
SCHEMA_VERSION = 2
# Version 1 had no frontier: its visits are read as they are, and its crawl begins anew beside them.
READABLE_VERSIONS = (1, SCHEMA_VERSION)

VISITS = """
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
    # All at once: a kill leaves a whole run or none.
    connection.executescript(
        f"BEGIN; {VISITS} {frontier.SCHEMA} PRAGMA application_id = {APPLICATION_ID};"
        f" PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )
    return connection


def open_existing(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """The database at ``path``; ``UsageError`` when it is not a run of this version. ``read_only``: no byte changes."""
    if not path.is_file():
        raise UsageError(f"{path.parent} holds no run (no {path.name}).", "Name the folder that --out wrote.")
    try:
        connection = connect(path, read_only=read_only)
    except DAMAGE as error:
        raise UsageError(f"{path} is damaged: {error}.", "Audit the site again.") from error
    try:
        version = checked_version(connection, path)
        if not read_only:
            make_durable(connection)
            bring_up_to_date(connection, version)
    except DAMAGE as error:
        connection.close()
        raise UsageError(f"{path} is damaged: {error}.", "Audit the site again.") from error
    except UsageError:
        connection.close()
        raise
    return connection


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection that has read once; a folder that we may not write to needs no shared memory beside the file."""
    place = path.absolute().as_uri()
    if not read_only:
        return opened(place + "?mode=rw")
    try:
        return opened(place + "?mode=ro")
    except DAMAGE:
        # An immutable file is read without its log: right only when the log holds nothing.
        if has_log(path):
            raise
        return opened(place + "?immutable=1")


def opened(uri: str) -> sqlite3.Connection:
    """A connection that has read once."""
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DAMAGE:
        connection.close()
        raise
    return connection


def is_blank(path: Path) -> bool:
    """Whether ``path`` is a database without anything in it, as a process leaves it that ended while it began."""
    try:
        connection = opened(path.absolute().as_uri() + "?mode=rw")
    except DAMAGE:
        return False
    try:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    finally:
        connection.close()
    return (tables, application) == (0, 0)


def has_log(path: Path) -> bool:
    """Whether commits wait in the write-ahead log, as after a kill."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of our file; ``UsageError`` for another program's file or a version that is not known."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version not in READABLE_VERSIONS:
        raise UsageError(
            f"{path} is not a run of this mmaudit (found version {version}, wanted {SCHEMA_VERSION}).",
            "Audit the site again, or use the mmaudit that wrote it.",
        )
    return int(version)


def bring_up_to_date(connection: sqlite3.Connection, version: int) -> None:
    """Give an older run what later versions added; its visits stay."""
    if version < SCHEMA_VERSION:
        connection.executescript(f"BEGIN; {frontier.SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")


def make_durable(connection: sqlite3.Connection) -> None:
    """Let a commit survive a power cut: WAL with ``synchronous=FULL``."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
