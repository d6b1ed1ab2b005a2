"""The frontier in the run's file: whole transactions, and older files that had none."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmaudit.errors import CannotRunError, UsageError
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.known_url import CrawlOutline, KnownUrl, PageClaims, UrlState
from mmaudit.model.site_capture import RobotsFile, SiteCapture
from mmaudit.model.snapshot import Snapshot
from mmaudit.store import RunFolder

HOME = "https://a.test/"
OUTLINE = CrawlOutline(start_url=HOME, home_url=HOME, robots=RobotsFile(url=HOME + "robots.txt", status=404))

# What mmaudit 0.1 wrote.
FIRST_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE page (
  position INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, attempts INTEGER NOT NULL DEFAULT 0, snapshot TEXT
);
PRAGMA application_id = 0x6D6D6175; PRAGMA user_version = 1;
"""
TEXT = st.text(max_size=30)
URLS = st.text(alphabet=st.characters(codec="ascii"), max_size=12).map(HOME.__add__)
ENTRIES = st.builds(
    KnownUrl,
    url=URLS,
    as_found=st.text(alphabet=st.characters(exclude_categories=()), max_size=30),
    depth=st.integers(0, 99),
    found_by=st.sampled_from(FoundBy),
    found_on=st.none() | URLS,
    state=st.sampled_from(UrlState),
    why=st.none() | st.sampled_from(FailureCode),
    detail=TEXT,
    askable=st.booleans(),
    turn=st.none() | st.integers(1, 10**6),
    final_url=st.just("") | URLS,
    claims=st.none() | st.builds(PageClaims, canonical=st.none() | URLS, text_hash=TEXT),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    folder = RunFolder.create(tmp_path_factory.mktemp("run"), fingerprint="f")
    yield folder
    folder.close()


def whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@given(entries=st.lists(ENTRIES, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_entry_comes_back_as_it_was_last_written(entries, shared):
    shared.frontier.write(entries, ())
    stored = {entry.url: entry for entry in shared.frontier.known_urls()}
    for last in {entry.url: entry for entry in entries}.values():
        found = stored[last.url]
        assert found.job == last.job
        assert (found.state, found.why, found.detail, found.turn) == (
            last.state,
            last.why,
            last.detail,
            last.turn,
        )
        assert (found.askable, found.claims) == (last.askable, last.claims)


def test_half_a_character_of_a_page_is_stored_as_a_question_mark(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.frontier.write([KnownUrl(url=HOME, as_found="a\ud800b", detail="\udfff")], ())
    (entry,) = folder.frontier.known_urls()
    assert (entry.as_found, entry.detail) == ("a?b", "?")


def test_a_write_that_fails_in_the_middle_leaves_nothing_of_itself(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.frontier.write([KnownUrl(url=HOME)], ())
    broken = KnownUrl(url=HOME + "b", depth=None)
    with pytest.raises(CannotRunError, match="NOT NULL"):
        folder.frontier.write([KnownUrl(url=HOME, state=UrlState.DONE), broken], [(HOME, HOME)])
    assert [entry.state for entry in folder.frontier.known_urls()] == [UrlState.LINKED]
    assert tuple(folder.frontier.links()) == ()
    folder.frontier.write([KnownUrl(url=HOME, state=UrlState.TODO)], ())


def test_a_row_of_another_shape_is_told_in_our_words(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.frontier.write([KnownUrl(url=HOME)], ())
    folder._db.execute("UPDATE frontier SET state = 'eaten'")
    with pytest.raises(UsageError, match="damaged"):
        tuple(folder.frontier.known_urls())


def test_what_is_to_do_is_found_without_reading_what_is_done(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    plan = folder._db.execute(
        "EXPLAIN QUERY PLAN SELECT url FROM frontier WHERE state IN ('todo', 'in_flight') ORDER BY depth, url"
    ).fetchall()
    assert any("frontier_to_do" in str(step) for step in plan)


def old_run(place) -> None:
    """A run of the first version, with one page."""
    folder = RunFolder.create(place, fingerprint="f")
    job = PageJob(url=HOME, depth=0, found_by=FoundBy.START)
    folder.begin(HOME)
    folder.save_snapshot(Snapshot(job=job, final_url=HOME, http_status=200))
    folder.save_capture(SiteCapture(unchecked_links=7))
    rows = folder._db.execute("SELECT * FROM page").fetchall()
    meta = folder._db.execute("SELECT * FROM meta").fetchall()
    folder.close()
    for name in ("run.sqlite", "run.sqlite-wal", "run.sqlite-shm"):
        (place / name).unlink(missing_ok=True)
    old = sqlite3.connect(place / "run.sqlite")
    old.executescript(FIRST_SCHEMA)
    old.executemany("INSERT INTO page VALUES (?, ?, ?, ?)", rows)
    old.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    old.commit()
    old.close()


def test_a_run_without_a_frontier_is_read_as_it_is(tmp_path):
    old_run(tmp_path)
    folder = RunFolder.open(tmp_path)
    assert len(folder.snapshots()) == 1
    assert folder.capture() == SiteCapture(unchecked_links=7)
    assert folder.frontier.outline() is None


def test_a_run_without_a_frontier_gets_one_when_it_goes_on_and_keeps_its_pages(tmp_path):
    old_run(tmp_path)
    folder = RunFolder.create(tmp_path, fingerprint="f", resume=True)
    assert folder.attempts(HOME) == 1
    assert folder.snapshot(HOME) is not None
    folder.frontier.write([KnownUrl(url=HOME)], ())
    folder.frontier.save_outline(OUTLINE)
    folder.close()
    assert RunFolder.open(tmp_path).frontier.outline() == OUTLINE


def test_a_run_of_a_later_version_is_not_touched(tmp_path):
    RunFolder.create(tmp_path, fingerprint="f").close()
    database = sqlite3.connect(tmp_path / "run.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    for open_it in (RunFolder.open, lambda place: RunFolder.create(place, fingerprint="f", resume=True)):
        with pytest.raises(UsageError, match="version 99") as told:
            open_it(tmp_path)
        assert "mmaudit that wrote it" in told.value.hint


def test_the_capture_of_a_finished_run_is_forgotten_when_it_goes_on(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.save_capture(SiteCapture(unchecked_links=7))
    folder.close()
    assert RunFolder.create(tmp_path, fingerprint="f", resume=True).capture() is None


def test_a_crawl_that_begins_leaves_nothing_of_an_earlier_one(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.frontier.write([KnownUrl(url=HOME + "old"), KnownUrl(url=HOME)], [(HOME, HOME + "old")])
    folder.frontier.begin(OUTLINE, [KnownUrl(url=HOME, state=UrlState.TODO)])
    assert [(each.url, each.state) for each in folder.frontier.known_urls()] == [(HOME, UrlState.TODO)]
    assert tuple(folder.frontier.links()) == ()
    assert folder.frontier.outline() == OUTLINE
