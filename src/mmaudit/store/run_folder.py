"""One run on disk: ``run.sqlite`` beside snapshots and pictures that are named by their hash."""

import gzip
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import Self

import msgspec

from mmaudit.errors import MmauditError, UsageError
from mmaudit.model.report import Run
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Picture, Snapshot
from mmaudit.store import database
from mmaudit.store.blobs import BlobFolder
from mmaudit.store.faults import DAMAGE, damaged, reading, writing
from mmaudit.store.frontier import FrontierTable
from mmaudit.store.writer_lock import WriterLock

DATABASE = "run.sqlite"
MAX_SNAPSHOT_BYTES = 500_000_000
OWN_NAMES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "snapshots", "pictures")


class RunFolder:
    """What one run gathered. A page's row says done only after its files are on disk."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None = None) -> None:
        self.path = path
        self._db = connection
        self._lock = lock
        self.frontier = FrontierTable(path, connection)
        """Every URL that the crawl knows, and its state."""
        self._snapshots = BlobFolder(path / "snapshots")
        self._pictures = BlobFolder(path / "pictures")

    @classmethod
    def create(cls, path: Path, *, fingerprint: str, resume: bool = False) -> Self:
        """A run at ``path``. With ``resume`` an unfinished run of the same ``fingerprint`` goes on.

        ``fingerprint`` stands for the settings: figures of two configurations are never mixed.
        Raises ``UsageError`` when the folder cannot be written or holds another configuration's run.
        """
        lock: WriterLock | None = None
        try:
            path.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(path)
            if resume and (path / DATABASE).exists() and not database.is_blank(path / DATABASE):
                return cls._continue(path, fingerprint, lock)
            remove_run(path)
            folder = cls(path, database.create(path / DATABASE), lock)
            folder._put_meta("fingerprint", fingerprint.encode())
        except (OSError, *DAMAGE, MmauditError) as error:
            if lock is not None:
                lock.release()
            if isinstance(error, UsageError):
                raise
            raise UsageError(
                f"Cannot write to {path}: {error}.", "Name another folder with --out."
            ) from error
        return folder

    @classmethod
    def _continue(cls, path: Path, fingerprint: str, lock: WriterLock) -> Self:
        folder = cls(path, database.open_existing(path / DATABASE), lock)
        if folder._meta("fingerprint") not in (fingerprint.encode(), None):
            folder.close()
            raise UsageError(
                f"{path} holds a run with other settings; its figures cannot be mixed with these.",
                "Use the same flags as before, or start anew without --resume.",
            )
        # A run that was killed before its first note goes on as this one.
        folder._put_meta("fingerprint", fingerprint.encode())
        folder._forget_lost_visits()
        folder._snapshots.sweep()
        folder._pictures.sweep()
        folder._drop_meta("capture")  # what it says will be out of date with the next page
        return folder

    @classmethod
    def open(cls, path: Path) -> Self:
        """The run at ``path``, or in its ``run`` folder, to be read alone; ``UsageError`` when there is none."""
        inner = path / "run"
        place = inner if (inner / DATABASE).is_file() else path
        return cls(place, database.open_existing(place / DATABASE, read_only=True))

    def begin(self, url: str) -> int:
        """Note that a visit of ``url`` starts and answer which attempt it is (1-based)."""
        with writing(self.path):
            self._db.execute(
                "INSERT INTO page (url, attempts) VALUES (?, 1)"
                " ON CONFLICT (url) DO UPDATE SET attempts = attempts + 1",
                (url,),
            )
        return self.attempts(url)

    def take_back(self, url: str) -> None:
        """The visit that began was given up for a reason that is not its page's: it does not count."""
        with writing(self.path):
            self._db.execute("UPDATE page SET attempts = max(attempts - 1, 0) WHERE url = ?", (url,))

    def attempts(self, url: str) -> int:
        """How many visits of ``url`` were started."""
        with reading(self.path):
            row = self._db.execute("SELECT attempts FROM page WHERE url = ?", (url,)).fetchone()
        return row[0] if row and isinstance(row[0], int) else 0

    def put_picture(self, data: bytes, *, mime: str, width_px: int, height_px: int) -> Picture:
        """Store a picture and answer the reference that a snapshot holds."""
        with writing(self.path):
            name = self._pictures.put(data)
        return Picture(sha256=name, mime=mime, width_px=width_px, height_px=height_px)

    def picture_bytes(self, sha256: str) -> bytes | None:
        """A stored picture's bytes; ``None`` when it is not there."""
        return self._pictures.get(sha256)

    def save_snapshot(self, snapshot: Snapshot) -> None:
        """Store what a visit saw and mark its page done."""
        with writing(self.path):
            blob = self._snapshots.put(gzip.compress(msgspec.json.encode(snapshot), 6, mtime=0))
            self._db.execute(
                "INSERT INTO page (url, snapshot) VALUES (?, ?)"
                " ON CONFLICT (url) DO UPDATE SET snapshot = excluded.snapshot",
                (snapshot.job.url, blob),
            )

    def snapshot(self, url: str) -> Snapshot | None:
        """What was stored for ``url``; ``None`` when its visit did not finish or its file is damaged."""
        with reading(self.path):
            row = self._db.execute("SELECT snapshot FROM page WHERE url = ?", (url,)).fetchone()
        return self._read(row[0]) if row and row[0] else None

    def finished(self) -> frozenset[str]:
        """The URLs whose visit has ended and is stored."""
        with reading(self.path):
            rows = self._db.execute("SELECT url FROM page WHERE snapshot IS NOT NULL").fetchall()
        return frozenset(str(url) for (url,) in rows)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """All finished visits in the order in which they began; those that are damaged are left out."""
        query = "SELECT snapshot FROM page WHERE snapshot IS NOT NULL ORDER BY position"
        try:
            names = [name for (name,) in self._db.execute(query)]
        except DAMAGE:
            return self._snapshots_without_index()
        return tuple(snapshot for name in names if (snapshot := self._read(name)) is not None)

    def _snapshots_without_index(self) -> tuple[Snapshot, ...]:
        """The files of a run whose database is damaged: each names its page, so only the order is lost."""
        found = (self._read(name) for name in self._snapshots.names())
        pages = {snapshot.job.url: snapshot for snapshot in found if snapshot is not None}
        return tuple(sorted(pages.values(), key=lambda snapshot: (snapshot.job.depth, snapshot.job.url)))

    def _forget_lost_visits(self) -> None:
        """A page whose file is gone or damaged was not visited: it has its turn again."""
        with reading(self.path):
            rows = self._db.execute("SELECT url, snapshot FROM page WHERE snapshot IS NOT NULL").fetchall()
        lost = [str(url) for url, name in rows if self._snapshots.get(name) is None]
        with writing(self.path):
            # The frontier first: killed between the two, the page is still known to be lost.
            self.frontier.have_again(lost)
            self._db.executemany(
                "UPDATE page SET snapshot = NULL, attempts = 0 WHERE url = ?", [(url,) for url in lost]
            )

    def save_capture(self, capture: SiteCapture) -> None:
        """Store what the crawl learned of the site."""
        self._put_meta("capture", msgspec.json.encode(capture))

    def capture(self) -> SiteCapture | None:
        """What the crawl learned of the site; ``None`` for a run that was cut off or is damaged."""
        try:
            raw = self._meta("capture")
            return msgspec.json.decode(raw, type=SiteCapture) if raw else None
        except (UsageError, ValueError, RecursionError):
            return None

    def save_run(self, run: Run, *, start_url: str) -> None:
        """Store how the run was made."""
        self._put_meta("run", msgspec.json.encode(run))
        self._put_meta("start_url", start_url.encode())

    def run(self) -> tuple[Run, str]:
        """How the run was made, and its start URL; ``UsageError`` when it was cut off before it began."""
        raw, start_url = self._meta("run"), self._meta("start_url")
        if raw is None or start_url is None:
            raise UsageError(f"{self.path} was cut off before its first page.", "Audit the site again.")
        try:
            return msgspec.json.decode(raw, type=Run), start_url.decode()
        except (ValueError, RecursionError) as error:
            raise damaged(self.path, str(error)) from error

    def close(self) -> None:
        """Let go of the database file."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()

    def _read(self, blob: object) -> Snapshot | None:
        data = self._snapshots.get(blob)
        if data is None:
            return None
        try:
            return msgspec.json.decode(unpacked(data), type=Snapshot)
        except (ValueError, zlib.error, RecursionError):
            return None

    def _put_meta(self, key: str, value: bytes) -> None:
        with writing(self.path):
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def _drop_meta(self, key: str) -> None:
        with writing(self.path):
            self._db.execute("DELETE FROM meta WHERE key = ?", (key,))

    def _meta(self, key: str) -> bytes | None:
        with reading(self.path):
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else None


def unpacked(data: bytes) -> bytes:
    """A gzip file's content; ``ValueError`` when it is cut, or far larger than any page: a run may come by mail."""
    unpacking = zlib.decompressobj(wbits=31)
    content = unpacking.decompress(data, MAX_SNAPSHOT_BYTES)
    if not unpacking.eof:
        raise ValueError("it does not end where it should")
    return content


def remove_run(path: Path) -> None:
    """Remove an earlier run's own files from ``path``, and nothing else that may stand there."""
    for name in OWN_NAMES:
        target = path / name
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
