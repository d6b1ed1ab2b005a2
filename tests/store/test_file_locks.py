"""The lock of the run folder, here and as Windows has it."""

import importlib
import multiprocessing
import sys
import types

import pytest

from mmaudit.store import file_locks


def hold(path, taken, end) -> None:
    with open(path, "ab") as file:
        assert file_locks.take_lock(file)
        taken.set()
        end.wait(30)


def test_another_process_has_the_lock_until_it_ends_and_no_longer(tmp_path):
    context = multiprocessing.get_context("spawn")
    taken, end = context.Event(), context.Event()
    process = context.Process(target=hold, args=(tmp_path / "lock", taken, end))
    process.start()
    assert taken.wait(30)
    with (tmp_path / "lock").open("ab") as file:
        assert not file_locks.take_lock(file)
        process.kill()
        process.join()
        assert file_locks.take_lock(file)


@pytest.fixture
def windows(monkeypatch):
    """The module as Windows loads it, over locks that this test keeps."""
    held = set()

    def locking(handle, mode, size):
        assert (mode, size) == (2, 1)
        if held:
            raise PermissionError(13, "Permission denied")
        held.add(handle)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_NBLCK=2))
    yield importlib.reload(file_locks)
    monkeypatch.undo()
    importlib.reload(file_locks)


def test_on_windows_the_first_byte_is_locked(windows, tmp_path):
    with (tmp_path / "lock").open("ab") as first, (tmp_path / "lock").open("ab") as second:
        assert windows.take_lock(first)
        assert not windows.take_lock(second)
