"""Reports are written whole, or an error says why not."""

import os
import stat
from pathlib import Path

import pytest

from mmaudit.deliver.files import write_atomically
from mmaudit.errors import UsageError


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "report.html"
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_others_may_read_it_as_the_umask_says(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    before = os.umask(0o022)
    try:
        write_atomically(target, b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


@pytest.mark.parametrize("place", ["file/report.html", "folder"])
def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(UsageError, match="Cannot write") as caught:
        write_atomically(tmp_path / place, b"x")
    assert "--out" in caught.value.hint
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]
