"""A run folder that was damaged, cut short, filled up or opened twice: our own words, and what can be read is read."""

import contextlib
import gzip
import os
import sqlite3

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mmaudit.errors import CannotRunError, MmauditError, UsageError
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Snapshot
from mmaudit.store import RunFolder


def visit_of(url: str) -> Snapshot:
    job = PageJob(url=url, depth=0, found_by=FoundBy.START)
    return Snapshot(job=job, final_url=url, http_status=200)


def fill(place, *, pages: int = 30) -> None:
    folder = RunFolder.create(place, fingerprint="f")
    for number in range(pages):
        url = f"https://a.test/{number}"
        folder.begin(url)
        folder.save_snapshot(visit_of(url))
    folder.close()


def read_all(place) -> int:
    folder = RunFolder.open(place)
    try:
        folder.capture()
        found = folder.snapshots()
        folder.snapshot("https://a.test/1")
        folder.attempts("https://a.test/1")
        with contextlib.suppress(UsageError):
            folder.run()
        return len(found)
    finally:
        folder.close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The bytes of a sound run, by path."""
    place = tmp_path_factory.mktemp("sound")
    fill(place)
    return {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def lay_out(files, place) -> None:
    for name, data in files.items():
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_run_that_was_cut_or_garbled_anywhere_says_so_in_our_words(data, sound, tmp_path_factory):
    place = tmp_path_factory.mktemp("torn")
    lay_out(sound, place)
    names = sorted(sound, key=str)
    index = data.draw(st.sampled_from(["run.sqlite", "any"]))
    name = data.draw(st.sampled_from([n for n in names if index == "any" or str(n) == index]))
    whole = sound[name]
    cut = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=64))
    (place / name).write_bytes(
        whole[:cut] + noise + data.draw(st.sampled_from([b"", whole[cut + len(noise) :]]))
    )
    with contextlib.suppress(MmauditError):
        assert read_all(place) <= 30


def test_pages_are_read_from_their_files_when_the_list_of_them_is_damaged(sound, tmp_path):
    lay_out(sound, tmp_path)
    database = sqlite3.connect(tmp_path / "run.sqlite")
    (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'page'").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    with (tmp_path / "run.sqlite").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    folder = RunFolder.open(tmp_path)
    assert {snapshot.job.url for snapshot in folder.snapshots()} == {
        f"https://a.test/{number}" for number in range(30)
    }


def test_a_schema_that_is_no_text_is_told_in_our_words(sound, tmp_path):
    lay_out(sound, tmp_path)
    database = tmp_path / "run.sqlite"
    database.write_bytes(database.read_bytes().replace(b"sqlite_autoindex", b"\x80qlite_autoindex"))
    with contextlib.suppress(MmauditError):
        read_all(tmp_path)


def test_a_picture_whose_bytes_changed_is_not_shown(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    picture = folder.put_picture(b"webp", mime="image/webp", width_px=1, height_px=1)
    (tmp_path / "pictures" / picture.sha256).write_bytes(b"wexp")
    assert folder.picture_bytes(picture.sha256) is None


def test_bytes_that_were_damaged_are_mended_when_they_are_stored_again(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    picture = folder.put_picture(b"webp", mime="image/webp", width_px=1, height_px=1)
    (tmp_path / "pictures" / picture.sha256).write_bytes(b"we")
    assert folder.put_picture(b"webp", mime="image/webp", width_px=1, height_px=1) == picture
    assert folder.picture_bytes(picture.sha256) == b"webp"


DEEP = b"[" * 100_000 + b"]" * 100_000
WHOLE = msgspec.json.encode(visit_of("https://a.test/"))


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b'{"no": "snapshot"}'),
        gzip.compress(WHOLE)[:-9],
        gzip.compress(WHOLE[:-1] + b', "later": ' + DEEP + b"}"),
        gzip.compress(bytes(3_000_000)),
        b"no gzip",
        b"",
    ],
    ids=["another shape", "cut", "nested", "bomb", "no gzip", "empty"],
)
def test_what_is_no_snapshot_is_left_out(tmp_path, data, monkeypatch):
    monkeypatch.setattr("mmaudit.store.run_folder.MAX_SNAPSHOT_BYTES", 1_000_000)
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.save_snapshot(visit_of("https://a.test/"))
    blob = folder._snapshots.put(data)
    folder._db.execute("UPDATE page SET snapshot = ?", (blob,))
    assert folder.snapshots() == ()


def test_a_second_writer_is_told_and_the_first_goes_on(tmp_path):
    first = RunFolder.create(tmp_path, fingerprint="f")
    first.begin("https://a.test/")
    for resume in (False, True):
        with pytest.raises(UsageError, match="Another mmaudit writes"):
            RunFolder.create(tmp_path, fingerprint="f", resume=resume)
    first.save_snapshot(visit_of("https://a.test/"))
    assert len(RunFolder.open(tmp_path).snapshots()) == 1
    first.close()
    RunFolder.create(tmp_path, fingerprint="f", resume=True).close()


def test_reading_changes_no_byte(tmp_path):
    fill(tmp_path, pages=2)
    before = (tmp_path / "run.sqlite").read_bytes()
    folder = RunFolder.open(tmp_path)
    with pytest.raises(MmauditError):
        folder.begin("https://a.test/")
    folder.close()
    assert (tmp_path / "run.sqlite").read_bytes() == before


def test_a_full_disk_is_told_and_nothing_stored_is_lost(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.save_snapshot(visit_of("https://a.test/"))
    (pages,) = folder._db.execute("PRAGMA page_count").fetchone()
    folder._db.execute(f"PRAGMA max_page_count = {pages}")

    def fill_up() -> None:
        for number in range(200):
            folder.save_snapshot(visit_of(f"https://a.test/{number}/{'x' * 200}"))

    with pytest.raises(CannotRunError, match="full") as told:
        fill_up()
    assert "--resume" in told.value.hint
    folder.close()
    assert "https://a.test/" in {snapshot.job.url for snapshot in RunFolder.open(tmp_path).snapshots()}


def test_a_file_that_cannot_be_written_whole_leaves_no_name_behind(tmp_path, monkeypatch):
    folder = RunFolder.create(tmp_path, fingerprint="f")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotRunError, match="No space left"):
        folder.put_picture(b"webp", mime="image/webp", width_px=1, height_px=1)
    assert list((tmp_path / "pictures").iterdir()) == []


def test_a_visit_that_was_given_up_from_outside_is_no_attempt(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.begin("https://a.test/")
    folder.take_back("https://a.test/")
    assert folder.attempts("https://a.test/") == 0


@pytest.mark.parametrize("key", ["capture", "run", "outline"])
def test_what_is_nested_without_end_is_damage(tmp_path, key):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder._put_meta("start_url", b"https://a.test/")
    folder._put_meta(key, b'{"later": ' + DEEP + b"}")
    assert folder.capture() is None
    for ask in (folder.run, folder.frontier.outline):
        with contextlib.suppress(UsageError):
            ask()
