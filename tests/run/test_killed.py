"""Killed at any moment and resumed, a run ends with the pages of one that nobody disturbed; a long run stays small."""

import asyncio
import errno
import multiprocessing
import os
import random
import resource
import sqlite3
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mmaudit.errors import CannotRunError
from mmaudit.model.failure import FailureCode
from mmaudit.run.captured import site_capture
from mmaudit.store import RunFolder

sys.path.insert(0, str(Path(__file__).parent))
import killed_audit

PAGES, KILLS = 60, 20


class Nothing(BaseHTTPRequestHandler):
    """No robots.txt, no sitemap."""

    def do_GET(self) -> None:
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name that the server looks for

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture(scope="module")
def start_url():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Nothing)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def start(start_url):
    """Starts an audit in a process of its own, forked from one that has imported everything."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["killed_audit"])

    def start_one(place, *, is_list=True):
        process = context.Process(
            target=killed_audit.main, args=(str(place), start_url, PAGES), kwargs={"is_list": is_list}
        )
        process.start()
        return process

    return start_one


def finished(place) -> list[str]:
    folder = RunFolder.open(place)
    try:
        return [snapshot.job.url for snapshot in folder.snapshots() if snapshot.failure is None]
    finally:
        folder.close()


def kill_after_some_pages(start, place, *, beyond: int) -> None:
    """Kill once the run has begun a page more than ``beyond``, at no special moment of it."""
    process = start(place)
    while process.is_alive() and begun(place) <= beyond:
        process.join(0.002)
    process.kill()
    process.join()


def begun(place) -> int:
    try:
        database = sqlite3.connect(f"file:{place}/run.sqlite?mode=ro", uri=True)
        try:
            return database.execute("SELECT count(*) FROM page").fetchone()[0]
        finally:
            database.close()
    except sqlite3.Error:
        return 0


def in_order(place) -> list[str]:
    """All pages in the order of their visits, and what was left out beside them."""
    folder = RunFolder.open(place)
    try:
        capture = site_capture(folder)
        assert capture.skipped_counts[FailureCode.LIMIT] == 91 - PAGES
        return [*(snapshot.job.url for snapshot in folder.snapshots()), *(s.url for s in capture.skipped)]
    finally:
        folder.close()


def test_pages_found_link_by_link_are_those_of_an_undisturbed_run(tmp_path, start):
    undisturbed, place = tmp_path / "undisturbed", tmp_path / "killed"
    start(undisturbed, is_list=False).join(60)
    dice, lives = random.Random(), 0  # noqa: S311 - no secret; any moment must do
    while True:
        process, had = start(place, is_list=False), begun(place)
        # No page is killed twice: then it would be a failed row, and its links would be missed.
        while process.is_alive() and begun(place) < had + 4:
            process.join(0.002)
        process.join(dice.random() / 50)
        if lives == 4:
            process.join(60)
            break
        process.kill()
        process.join()
        lives += 1
    assert process.exitcode == 0
    assert in_order(place) == in_order(undisturbed)


@pytest.mark.slow
def test_twenty_kills_lose_nothing_and_double_nothing(tmp_path, start, start_url):
    place, dice = tmp_path / "run", random.Random(4)  # noqa: S311 - no secret
    for number in range(KILLS):
        kept = set(finished(place)) if begun(place) else set()
        kill_after_some_pages(start, place, beyond=number * PAGES // KILLS + dice.randrange(4) - 1)
        assert not begun(place) or kept <= set(finished(place))
    last = start(place)
    last.join(60)
    assert last.exitcode == 0
    pages = finished(place)
    undisturbed = {start_url, *(start_url + name for name in killed_audit.names_of(PAGES - 1))}
    # A page at which the run was killed twice is a row with that reason, never a lost one.
    folder = RunFolder.open(place)
    twice = {
        s.job.url for s in folder.snapshots() if s.failure and s.failure.code is FailureCode.BROWSER_CRASHED
    }
    folder.close()
    assert set(pages) | twice == undisturbed
    assert len(pages) == len(set(pages))
    assert len(twice) <= 2


def test_a_page_that_ended_the_run_twice_is_failed_and_its_neighbour_is_read(tmp_path, start_url):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    bad, neighbour = (start_url + name for name in killed_audit.names_of(2))
    for url in (bad, neighbour, bad):  # side by side, then the bad one alone
        folder.begin(url)
    config = killed_audit.settings(start_url, killed_audit.names_of(2), max_pages=3, resume=True)
    asyncio.run(killed_audit.gather(config, folder))
    codes = {s.job.url: s.failure and s.failure.code for s in folder.snapshots()}
    folder.close()
    assert codes == {start_url: None, bad: FailureCode.BROWSER_CRASHED, neighbour: None}


def test_a_disk_that_fills_up_ends_the_run_with_its_reason_and_the_next_one_goes_on(
    tmp_path, start_url, monkeypatch
):
    config = killed_audit.settings(start_url, killed_audit.names_of(9), max_pages=10, resume=True)
    folder = RunFolder.create(tmp_path, fingerprint="f")
    write, written = os.fsync, []

    def nearly_full(handle):
        written.append(handle)
        if len(written) > 12:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(handle)

    monkeypatch.setattr(os, "fsync", nearly_full)
    with pytest.raises(CannotRunError, match="No space left") as told:
        asyncio.run(killed_audit.gather(config, folder))
    assert told.value.exit_code == 3
    kept = set(folder.finished())
    assert 1 <= len(kept) < 10
    assert set(finished(tmp_path)) == kept
    monkeypatch.undo()
    asyncio.run(killed_audit.gather(config, folder))
    assert len(folder.finished()) == 10
    folder.close()


def test_pages_whose_files_were_lost_are_visited_again_and_no_others(tmp_path, start_url, monkeypatch):
    config = killed_audit.settings(start_url, [], max_pages=12, resume=True)
    folder = RunFolder.create(tmp_path, fingerprint="f")
    asyncio.run(killed_audit.gather(config, folder))
    before = in_order_of(folder)
    folder.close()
    gone, torn, *_ = sorted((tmp_path / "snapshots").iterdir())
    gone.unlink()
    torn.write_bytes(torn.read_bytes()[:50])
    visited, visit = [], killed_audit.FakePhone.visit

    async def noted(phone, job, **options):
        visited.append(job.url)
        return await visit(phone, job, **options)

    monkeypatch.setattr(killed_audit.FakePhone, "visit", noted)
    folder = RunFolder.create(tmp_path, fingerprint="f", resume=True)
    asyncio.run(killed_audit.gather(config, folder))
    assert len(visited) == 2
    assert in_order_of(folder) == before
    folder.close()


def in_order_of(folder: RunFolder) -> list[str]:
    return [snapshot.job.url for snapshot in folder.snapshots()]


@pytest.mark.slow
def test_a_thousand_pages_are_all_accounted_for_in_flat_memory(tmp_path, start_url):
    names = killed_audit.names_of(999)
    folder = RunFolder.create(tmp_path, fingerprint="f")
    small = killed_audit.settings(start_url, names, max_pages=100, resume=True)
    asyncio.run(killed_audit.gather(small, folder))
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    asyncio.run(
        killed_audit.gather(killed_audit.settings(start_url, names, max_pages=700, resume=True), folder)
    )
    grown_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb) / 1000
    visited = {snapshot.job.url for snapshot in folder.snapshots()}
    capture = site_capture(folder)
    folder.close()
    left_out = {skip.url for skip in capture.skipped}
    assert len(visited) == 700
    assert sum(capture.skipped_counts.values()) == 300
    assert left_out <= {start_url + name for name in names} - visited
    assert grown_mb < 60
