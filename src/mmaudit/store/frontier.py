"""The frontier of a crawl in the run's SQLite file: every URL known, its state, and which page links to it."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from mmaudit.model.known_url import CrawlOutline, KnownUrl, PageClaims, UrlState
from mmaudit.store.faults import damaged, reading, writing

# Who asks "what is to do" reads the index alone, however many pages are done.
SCHEMA = """
CREATE TABLE frontier (
  id        INTEGER PRIMARY KEY,
  url       TEXT NOT NULL UNIQUE,
  as_found  TEXT NOT NULL,
  depth     INTEGER NOT NULL,
  found_by  TEXT NOT NULL,
  found_on  TEXT,
  state     TEXT NOT NULL,
  why       TEXT,
  detail    TEXT NOT NULL,
  askable   INTEGER NOT NULL,
  turn      INTEGER,
  final_url TEXT NOT NULL,
  claims    BLOB
);
CREATE INDEX frontier_to_do ON frontier (depth, url) WHERE state IN ('todo', 'in_flight');
CREATE TABLE link (id INTEGER PRIMARY KEY, target INTEGER NOT NULL, page INTEGER NOT NULL);
"""
NAMES = (
    "url", "as_found", "depth", "found_by", "found_on", "state", "why", "detail", "askable", "turn",
    "final_url", "claims",
)  # fmt: skip
COLUMNS = ", ".join(NAMES)
PUT = (
    f"INSERT INTO frontier ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - our names
    " ON CONFLICT (url) DO UPDATE SET depth = excluded.depth, found_by = excluded.found_by,"
    " found_on = excluded.found_on, state = excluded.state, why = excluded.why, detail = excluded.detail,"
    " askable = excluded.askable, turn = excluded.turn,"
    " final_url = excluded.final_url, claims = excluded.claims"
)
LINK = (
    "INSERT INTO link (target, page)"
    " SELECT target.id, page.id FROM frontier target, frontier page WHERE target.url = ? AND page.url = ?"
)
OUTLINE = "outline"
MAX_TEXT_CHARS = 4000

Cell = str | int | bytes | None


class FrontierTable:
    """A crawl's book in ``run.sqlite``. Each ``write`` is one transaction."""

    def __init__(self, place: Path, connection: sqlite3.Connection) -> None:
        self._place = place
        self._db = connection

    def outline(self) -> CrawlOutline | None:
        """What was learned before the first page; ``None`` when the crawl has not begun."""
        with reading(self._place):
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", (OUTLINE,)).fetchone()
        if row is None or not isinstance(row[0], bytes):
            return None
        try:
            return msgspec.json.decode(row[0], type=CrawlOutline)
        except (ValueError, RecursionError) as error:
            raise damaged(self._place, str(error)) from error

    def begin(self, outline: CrawlOutline, urls: Sequence[KnownUrl]) -> None:
        """Keep what was learned before the first page, and the URLs to begin with, in the place of all else."""
        rows = [row_of(each) for each in urls]
        with self._transaction():
            self._db.execute("DELETE FROM link")
            self._db.execute("DELETE FROM frontier")
            self._db.executemany(PUT, rows)
            self._put_outline(outline)

    def save_outline(self, outline: CrawlOutline) -> None:
        """Keep what was learned anew of the site around its pages."""
        with self._transaction():
            self._put_outline(outline)

    def write(self, urls: Sequence[KnownUrl], links: Sequence[tuple[str, str]]) -> None:
        """Keep the new state of ``urls`` and the new ``links`` (target, page), all or nothing."""
        rows = [row_of(each) for each in urls]
        with self._transaction():
            self._db.executemany(PUT, rows)
            self._db.executemany(LINK, links)

    def have_again(self, urls: Sequence[str]) -> None:
        """``urls`` were visited, but nothing of that is left: they are under way again."""
        query = "UPDATE frontier SET state = ?, why = NULL, detail = '' WHERE url = ? AND turn IS NOT NULL"
        with self._transaction():
            self._db.executemany(query, [(UrlState.IN_FLIGHT, url) for url in urls])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing."""
        with writing(self._place), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield

    def _put_outline(self, outline: CrawlOutline) -> None:
        raw = msgspec.json.encode(outline)
        self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (OUTLINE, raw))

    def known_urls(self) -> Iterator[KnownUrl]:
        """All URLs in the order in which they were first written."""
        query = f"SELECT {COLUMNS} FROM frontier ORDER BY id"  # noqa: S608 - our names
        with reading(self._place):
            rows = self._db.execute(query).fetchall()
        for row in rows:
            yield self._known(row)

    def links(self) -> Iterator[tuple[str, str]]:
        """All links (target, page) in the order in which they were written."""
        query = (
            "SELECT target.url, page.url FROM link"
            " JOIN frontier target ON target.id = link.target JOIN frontier page ON page.id = link.page"
            " ORDER BY link.id"
        )
        with reading(self._place):
            rows = self._db.execute(query).fetchall()
        for target, page in rows:
            yield str(target), str(page)

    def _known(self, row: tuple[Cell, ...]) -> KnownUrl:
        try:
            return known_of(row)
        except (ValueError, TypeError, RecursionError) as error:
            raise damaged(self._place, str(error)) from error


def row_of(known: KnownUrl) -> tuple[Cell, ...]:
    """One row, in the order of ``COLUMNS``."""
    claims = None if known.claims is None else msgspec.json.encode(known.claims)
    return (
        known.url, storable(known.as_found), known.depth, known.found_by, known.found_on, known.state, known.why,
        storable(known.detail), known.askable, known.turn, known.final_url, claims,
    )  # fmt: skip


def storable(text: str) -> str:
    """The beginning of a page's ``text`` as UTF-8 can hold it: a browser may hand out half a character."""
    return text[:MAX_TEXT_CHARS].encode("utf-8", "replace").decode()


def known_of(row: tuple[Cell, ...]) -> KnownUrl:
    """The URL of one row; ``ValueError`` or ``TypeError`` when the row is not one of ours."""
    cells: dict[str, Cell | PageClaims] = dict(zip(NAMES, row, strict=True))
    raw = cells["claims"]
    cells["claims"] = msgspec.json.decode(raw, type=PageClaims) if isinstance(raw, bytes) else None
    # Lenient: SQLite has no truth values.
    return msgspec.convert(cells, type=KnownUrl, strict=False)
