"""One run on disk: ``run.sqlite`` beside snapshots and pictures that are named by their hash."""

import gzip
import shutil
import sqlite3
from pathlib import Path
from typing import Self

import msgspec

from mmaudit.errors import UsageError
from mmaudit.model.report import Run
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Picture, Snapshot
from mmaudit.store import database
from mmaudit.store.blobs import BlobFolder

DATABASE = "run.sqlite"
OWN_NAMES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "snapshots", "pictures")


class RunFolder:
    """What one run gathered. A page's row says done only after its files are on disk."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection
        self._snapshots = BlobFolder(path / "snapshots")
        self._pictures = BlobFolder(path / "pictures")

    @classmethod
    def create(cls, path: Path, *, fingerprint: str, resume: bool = False) -> Self:
        """A run at ``path``. With ``resume`` an unfinished run of the same ``fingerprint`` goes on.

        ``fingerprint`` stands for the settings: figures of two configurations are never mixed.
        Raises ``UsageError`` when the folder cannot be written or holds another configuration's run.
        """
        try:
            path.mkdir(parents=True, exist_ok=True)
            if resume and (path / DATABASE).exists():
                return cls._continue(path, fingerprint)
            remove_run(path)
            folder = cls(path, database.create(path / DATABASE))
        except (OSError, sqlite3.OperationalError) as error:
            raise UsageError(
                f"Cannot write to {path}: {error}.", "Name another folder with --out."
            ) from error
        folder._put_meta("fingerprint", fingerprint.encode())
        return folder

    @classmethod
    def _continue(cls, path: Path, fingerprint: str) -> Self:
        folder = cls.open(path)
        if folder._meta("fingerprint") != fingerprint.encode():
            raise UsageError(
                f"{path} holds a run with other settings; its figures cannot be mixed with these.",
                "Use the same flags as before, or start anew without --resume.",
            )
        return folder

    @classmethod
    def open(cls, path: Path) -> Self:
        """The run at ``path``, or in its ``run`` folder; ``UsageError`` when there is none."""
        inner = path / "run"
        place = inner if (inner / DATABASE).is_file() else path
        return cls(place, database.open_existing(place / DATABASE))

    def begin(self, url: str) -> int:
        """Note that a visit of ``url`` starts and answer which attempt it is (1-based)."""
        self._db.execute(
            "INSERT INTO page (url, attempts) VALUES (?, 1)"
            " ON CONFLICT (url) DO UPDATE SET attempts = attempts + 1",
            (url,),
        )
        return self.attempts(url)

    def attempts(self, url: str) -> int:
        """How many visits of ``url`` were started."""
        row = self._db.execute("SELECT attempts FROM page WHERE url = ?", (url,)).fetchone()
        return int(row[0]) if row else 0

    def put_picture(self, data: bytes, *, mime: str, width_px: int, height_px: int) -> Picture:
        """Store a picture and answer the reference that a snapshot holds."""
        return Picture(sha256=self._pictures.put(data), mime=mime, width_px=width_px, height_px=height_px)

    def picture_bytes(self, sha256: str) -> bytes | None:
        """A stored picture's bytes; ``None`` when it is not there."""
        return self._pictures.get(sha256)

    def save_snapshot(self, snapshot: Snapshot) -> None:
        """Store what a visit saw and mark its page done."""
        blob = self._snapshots.put(gzip.compress(msgspec.json.encode(snapshot), 6, mtime=0))
        self._db.execute(
            "INSERT INTO page (url, snapshot) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET snapshot = excluded.snapshot",
            (snapshot.job.url, blob),
        )

    def snapshot(self, url: str) -> Snapshot | None:
        """What was stored for ``url``; ``None`` when its visit did not finish or its file is damaged."""
        row = self._db.execute("SELECT snapshot FROM page WHERE url = ?", (url,)).fetchone()
        return self._read(row[0]) if row and row[0] else None

    def snapshots(self) -> tuple[Snapshot, ...]:
        """All finished visits in the order in which they began."""
        rows = self._db.execute("SELECT snapshot FROM page WHERE snapshot IS NOT NULL ORDER BY position")
        return tuple(snapshot for (blob,) in rows.fetchall() if (snapshot := self._read(blob)) is not None)

    def save_capture(self, capture: SiteCapture) -> None:
        """Store what the crawl learned of the site."""
        self._put_meta("capture", msgspec.json.encode(capture))

    def capture(self) -> SiteCapture:
        """What the crawl learned of the site; empty for a run that was cut off."""
        raw = self._meta("capture")
        return msgspec.json.decode(raw, type=SiteCapture) if raw else SiteCapture()

    def save_run(self, run: Run, *, start_url: str) -> None:
        """Store how the run was made."""
        self._put_meta("run", msgspec.json.encode(run))
        self._put_meta("start_url", start_url.encode())

    def run(self) -> tuple[Run, str]:
        """How the run was made, and its start URL; ``UsageError`` when it was cut off before it began."""
        raw, start_url = self._meta("run"), self._meta("start_url")
        if raw is None or start_url is None:
            raise UsageError(f"{self.path} was cut off before its first page.", "Audit the site again.")
        return msgspec.json.decode(raw, type=Run), start_url.decode()

    def close(self) -> None:
        """Let go of the database file."""
        self._db.close()

    def _read(self, blob: str) -> Snapshot | None:
        data = self._snapshots.get(blob)
        if data is None:
            return None
        try:
            return msgspec.json.decode(gzip.decompress(data), type=Snapshot)
        except (OSError, EOFError, msgspec.DecodeError):
            return None

    def _put_meta(self, key: str, value: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def _meta(self, key: str) -> bytes | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]) if row else None


def remove_run(path: Path) -> None:
    """Remove an earlier run's own files from ``path``, and nothing else that may stand there."""
    for name in OWN_NAMES:
        target = path / name
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
