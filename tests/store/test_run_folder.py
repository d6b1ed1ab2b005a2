"""The run folder keeps what was finished."""

import pytest

from mmaudit.errors import UsageError
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.site_capture import RobotsFile, SiteCapture
from mmaudit.model.snapshot import Document, Snapshot
from mmaudit.store import RunFolder


def visit_of(url: str, **changes) -> Snapshot:
    job = PageJob(url=url, depth=0, found_by=FoundBy.START)
    return Snapshot(job=job, final_url=url, http_status=200, **changes)


def test_snapshots_come_back_as_they_were_in_order(tmp_path):
    document = Document(
        served_html="<p>Õhtu 晚上", rendered_html="", title="晚上", html_lang="et", charset="utf-8",
        content_type="text/html", base_url="https://a.test/",
    )  # fmt: skip
    first = visit_of("https://a.test/", document=document, unmeasured={"pwa": "asked once a site"})
    second = visit_of("https://a.test/b", failure=Failure(code=FailureCode.PAGE_HUNG, message="hung"))
    folder = RunFolder.create(tmp_path / "run", fingerprint="f")
    for snapshot in (first, second):
        folder.begin(snapshot.job.url)
        folder.save_snapshot(snapshot)
    folder.close()
    assert RunFolder.open(tmp_path).snapshots() == (first, second)


def test_a_visit_that_never_finished_has_no_snapshot_but_counts_as_an_attempt(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    assert folder.begin("https://a.test/") == 1
    folder.close()
    again = RunFolder.create(tmp_path, fingerprint="f", resume=True)
    assert again.snapshot("https://a.test/") is None
    assert again.begin("https://a.test/") == 2


def test_the_site_capture_comes_back(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    assert folder.capture() is None
    capture = SiteCapture(robots=RobotsFile(url="https://a.test/robots.txt", status=200, faults=("no",)))
    folder.save_capture(capture)
    assert folder.capture() == capture


def test_resuming_with_other_settings_is_refused(tmp_path):
    RunFolder.create(tmp_path, fingerprint="one").close()
    with pytest.raises(UsageError, match="other settings"):
        RunFolder.create(tmp_path, fingerprint="two", resume=True)


def test_a_new_run_replaces_the_old_one_and_leaves_other_files_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    old = RunFolder.create(tmp_path, fingerprint="f")
    old.save_snapshot(visit_of("https://a.test/"))
    old.close()
    assert RunFolder.create(tmp_path, fingerprint="f").snapshots() == ()
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"hello, this is no database at all" * 99])
def test_a_foreign_file_is_a_clear_message(tmp_path, content):
    (tmp_path / "run.sqlite").write_bytes(content)
    with pytest.raises(UsageError):
        RunFolder.open(tmp_path)


def test_a_damaged_snapshot_is_left_out_and_the_rest_is_read(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    for url in ("https://a.test/", "https://a.test/b"):
        folder.save_snapshot(visit_of(url))
    damaged = sorted((tmp_path / "snapshots").iterdir())[0]
    damaged.write_bytes(b"torn")
    assert len(folder.snapshots()) == 1


def test_an_unwritable_place_is_a_usage_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="Cannot write"):
        RunFolder.create(tmp_path / "file" / "run", fingerprint="f")


def test_a_picture_is_found_by_its_hash_alone(tmp_path):
    folder = RunFolder.create(tmp_path, fingerprint="f")
    picture = folder.put_picture(b"webp", mime="image/webp", width_px=1, height_px=2)
    assert folder.picture_bytes(picture.sha256) == b"webp"
    assert folder.picture_bytes("../run.sqlite") is None
    assert folder.picture_bytes("0" * 64) is None
