"""A run folder after a kill, on a full disk, and where nothing may be written: what was stored is read."""

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mmaudit.errors import CannotRunError, ExitCode, MmauditError, UsageError
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.known_url import KnownUrl, UrlState
from mmaudit.model.snapshot import Snapshot
from mmaudit.store import RunFolder

HOME = "https://a.test/"
NOBODY = 65534


def visit_of(url: str) -> Snapshot:
    return Snapshot(job=PageJob(url=url, depth=0, found_by=FoundBy.LINK), final_url=url, http_status=200)


def crash_image(folder: RunFolder, place: Path) -> Path:
    """What a kill at this moment leaves on the disk."""
    shutil.copytree(folder.path, place, ignore=shutil.ignore_patterns("*-shm", "run.lock"))
    return place


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """The bytes of a run that was killed: all its commits wait in the log."""
    place = tmp_path_factory.mktemp("killed") / "run"
    folder = RunFolder.create(place, fingerprint="f")
    for number in range(12):
        url = f"{HOME}{number}"
        folder.frontier.write([KnownUrl(url=url, state=UrlState.IN_FLIGHT, turn=number + 1)], ())
        folder.begin(url)
        folder.save_snapshot(visit_of(url))
        folder.frontier.write([KnownUrl(url=url, state=UrlState.DONE, turn=number + 1)], [(url, url)])
    image = crash_image(folder, tmp_path_factory.mktemp("image") / "run")
    folder.close()
    assert (image / "run.sqlite-wal").stat().st_size > 0
    return image


def pages_of(place: Path) -> int:
    folder = RunFolder.open(place)
    try:
        return len(folder.snapshots())
    finally:
        folder.close()


def test_a_killed_run_is_read_from_its_log(killed):
    assert pages_of(killed) == 12


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_log_that_was_cut_or_garbled_costs_its_tail_alone(data, killed, tmp_path_factory):
    place = shutil.copytree(killed, tmp_path_factory.mktemp("torn") / "run")
    log = place / "run.sqlite-wal"
    whole = log.read_bytes()
    cut = data.draw(st.integers(0, len(whole)), label="cut")
    noise = data.draw(st.binary(max_size=64), label="noise")
    rest = data.draw(st.sampled_from([b"", whole[cut + len(noise) :]]), label="rest")
    log.write_bytes(whole[:cut] + noise + rest)
    with contextlib.suppress(UsageError):  # so short a log holds no run
        assert pages_of(place) <= 12
    try:
        folder = RunFolder.create(place, fingerprint="f", resume=True)
    except UsageError:
        return
    done = [entry for entry in folder.frontier.known_urls() if entry.state is UrlState.DONE]
    # What is done in the frontier was stored before.
    assert {entry.url for entry in done} <= folder.finished()
    folder.save_snapshot(visit_of(HOME + "new"))
    folder.close()
    assert pages_of(place) == len({*folder_pages(place)})


def folder_pages(place: Path) -> list[str]:
    folder = RunFolder.open(place)
    try:
        return [snapshot.job.url for snapshot in folder.snapshots()]
    finally:
        folder.close()


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_going_on_in_a_damaged_run_works_or_is_refused_in_our_words(data, killed, tmp_path_factory):
    place = shutil.copytree(killed, tmp_path_factory.mktemp("torn") / "run")
    RunFolder.create(place, fingerprint="f", resume=True).close()  # all of it is in the main file now
    database = place / "run.sqlite"
    whole = database.read_bytes()
    at = data.draw(st.integers(0, len(whole)), label="at")
    noise = data.draw(st.binary(min_size=1, max_size=200), label="noise")
    kept = data.draw(st.sampled_from([b"", whole[at + len(noise) :]]), label="kept")
    database.write_bytes(whole[:at] + noise + kept)
    with contextlib.suppress(MmauditError):
        folder = RunFolder.create(place, fingerprint="f", resume=True)
        try:
            tuple(folder.frontier.known_urls())
            folder.begin(HOME)
            folder.save_snapshot(visit_of(HOME))
            folder.frontier.write([KnownUrl(url=HOME)], [(HOME, HOME)])
        finally:
            folder.close()


@pytest.mark.parametrize("blank", [b"", "only a header"])
def test_a_run_that_was_killed_while_it_was_created_is_begun_anew(tmp_path, blank):
    database = tmp_path / "run.sqlite"
    if blank:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    else:
        database.write_bytes(blank)
    folder = RunFolder.create(tmp_path, fingerprint="f", resume=True)
    assert folder.begin(HOME) == 1


def test_a_foreign_database_is_never_written_over_with_resume(tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "run.sqlite")) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    with pytest.raises(UsageError, match="not a run"):
        RunFolder.create(tmp_path, fingerprint="f", resume=True)


def test_half_written_files_of_a_killed_run_are_swept_away_by_the_next(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    folder.save_snapshot(visit_of(HOME))
    (tmp_path / "snapshots" / ".new-abc").write_bytes(b"half")
    folder.close()
    assert pages_of(tmp_path) == 1
    RunFolder.create(tmp_path, fingerprint="f", resume=True).close()
    assert [name for name in os.listdir(tmp_path / "snapshots") if name.startswith(".")] == []


@pytest.fixture
def small_disk():
    """A disk of 700 KB. Only root can have one made."""
    place = Path(tempfile.mkdtemp(prefix="mm-small-"))
    command = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        place.rmdir()
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    place.rmdir()


def fill_up(folder: RunFolder) -> set[str]:
    stored = set()

    def visit_without_end() -> None:
        for number in range(1000):
            url = f"{HOME}{number}"
            folder.frontier.write([KnownUrl(url=url, detail="x" * 3000)], ())
            folder.begin(url)
            folder.put_picture(os.urandom(9000), mime="image/webp", width_px=1, height_px=1)
            folder.save_snapshot(visit_of(url))
            stored.add(url)

    with pytest.raises(CannotRunError) as told:
        visit_without_end()
    assert "--resume" in told.value.hint
    assert told.value.exit_code is ExitCode.CANNOT_RUN
    return stored


@pytest.mark.parametrize("ends", ["closed", "killed"])
def test_a_disk_that_is_full_to_the_last_byte_keeps_what_was_stored(small_disk, tmp_path, ends):
    folder = RunFolder.create(small_disk / "run", fingerprint="f")
    stored = fill_up(folder)
    assert len(stored) > 3
    if ends == "closed":
        folder.close()
    else:
        (small_disk / "run" / "run.sqlite-shm").unlink()
    with contextlib.suppress(OSError), (small_disk / "rest").open("wb") as rest:
        rest.write(bytes(10**6))  # whatever was still free
    assert set(folder_pages(small_disk / "run")) == stored
    if ends == "closed":
        (small_disk / "rest").unlink(missing_ok=True)
        shutil.rmtree(small_disk / "run" / "pictures")
        again = RunFolder.create(small_disk / "run", fingerprint="f", resume=True)
        again.save_snapshot(visit_of(HOME + "more"))
        again.close()
        assert set(folder_pages(small_disk / "run")) == {*stored, HOME + "more"}


@contextlib.contextmanager
def as_nobody():
    """Without root's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed_folder(killed):
    """A killed run in a folder that may be read and not written to."""
    place = Path(tempfile.mkdtemp(prefix="mm-closed-"))
    shutil.copytree(killed, place / "run")
    for each in [place, *place.rglob("*")]:
        each.chmod(stat.S_IMODE(each.stat().st_mode) & 0o555 | (0o555 if each.is_dir() else 0o444))
    yield place / "run"
    for each in [place, *place.rglob("*")]:
        each.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no users to change to")
def test_a_killed_run_in_a_folder_without_the_right_to_write_is_read(closed_folder):
    with as_nobody():
        before = sorted(os.listdir(closed_folder))
        assert pages_of(closed_folder) == 12
        assert sorted(os.listdir(closed_folder)) == before
        with pytest.raises(UsageError, match="Cannot write"):
            RunFolder.create(closed_folder, fingerprint="f", resume=True)


class Runs(RuleBasedStateMachine):
    """Visits begin, end, are given up; the process is killed or ends; the disk refuses now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp(prefix="mm-runs-"))
        self.lives = 0
        self.attempts: dict[str, int] = {}
        self.saved: list[str] = []
        self.states: dict[str, UrlState] = {}

    @initialize()
    def start(self) -> None:
        self.folder = RunFolder.create(self.base / "run0", fingerprint="f")

    @rule(url=st.sampled_from("abcdef"))
    def begin(self, url) -> None:
        self.attempts[url] = self.attempts.get(url, 0) + 1
        assert self.folder.begin(HOME + url) == self.attempts[url]

    @rule(url=st.sampled_from("abcdef"))
    def take_back(self, url) -> None:
        self.folder.take_back(HOME + url)
        if url in self.attempts:
            self.attempts[url] = max(self.attempts[url] - 1, 0)

    @rule(url=st.sampled_from("abcdef"))
    def save(self, url) -> None:
        self.attempts.setdefault(url, 0)
        self.folder.save_snapshot(visit_of(HOME + url))
        self.saved = [*self.saved, *([] if url in self.saved else [url])]

    @rule(urls=st.lists(st.sampled_from("abcdef"), max_size=3), state=st.sampled_from(UrlState))
    def plan(self, urls, state) -> None:
        self.folder.frontier.write([KnownUrl(url=HOME + url, state=state) for url in urls], ())
        self.states |= dict.fromkeys(urls, state)

    @rule(url=st.sampled_from("abcdef"))
    def write_that_the_database_refuses(self, url) -> None:
        with pytest.raises(CannotRunError):
            self.folder.frontier.write(
                [KnownUrl(url=HOME + url, state=UrlState.DONE), KnownUrl(url="x", depth=None)], ()
            )

    @rule(is_clean=st.booleans())
    def end_and_go_on(self, is_clean) -> None:
        self.lives += 1
        place = self.base / f"run{self.lives}"
        if is_clean:
            self.folder.close()
            crash_image(self.folder, place)
        else:
            crash_image(self.folder, place)
            self.folder.close()
        self.folder = RunFolder.create(place, fingerprint="f", resume=True)

    @invariant()
    def nothing_is_lost_and_nothing_doubled(self) -> None:
        if not hasattr(self, "folder"):
            return
        assert sorted(s.job.url for s in self.folder.snapshots()) == sorted(HOME + url for url in self.saved)
        assert {url: self.folder.attempts(HOME + url) for url in self.attempts} == self.attempts
        stored = {entry.url.removeprefix(HOME): entry.state for entry in self.folder.frontier.known_urls()}
        assert stored == self.states

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.close()
        shutil.rmtree(self.base)


TestRuns = Runs.TestCase
TestRuns.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
