"""The browser's life: how it is started, and that nothing of it stays."""

import asyncio
import os
from pathlib import Path

import pytest

from mmaudit.errors import CannotRunError
from mmaudit.gather.browser import BrowserChoice, find_browser
from mmaudit.gather.install import is_root
from mmaudit.gather.launch import browser_environment, is_about_sandbox, launch, make_home, sweep_homes


def test_the_browser_does_not_see_our_secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("MMAUDIT_SMTP_PASSWORD", "secret")
    environment = browser_environment(tmp_path)
    assert "secret" not in environment.values()
    assert environment["HOME"] == str(tmp_path)
    assert environment["PATH"] == os.environ["PATH"]


def test_the_users_certificates_are_at_hand(monkeypatch, tmp_path):
    (tmp_path / ".pki").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    home = make_home()
    assert (home / ".pki").resolve() == tmp_path / ".pki"
    (home / ".pki").unlink()
    home.rmdir()


def test_what_a_killed_run_left_is_swept_up_and_nothing_else(tmp_path):
    names = ("mmaudit-browser-999999999-a", f"mmaudit-browser-{os.getpid()}-b", "mmaudit-browser-x", "other")
    for name in names:
        (tmp_path / name).mkdir()
    sweep_homes(tmp_path)
    assert {folder.name for folder in tmp_path.iterdir()} == set(names[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Running as root without --no-sandbox is not supported", True),
        ("[FATAL] No usable sandbox! If you are running on Ubuntu", True),
        ("chromium --no-sandbox --headless: error while loading shared libraries", False),
    ],
)
def test_a_missing_sandbox_is_told_from_another_fault(text, expected):
    assert is_about_sandbox(text) is expected


@pytest.mark.browser
@pytest.mark.parametrize("way", ["close", "kill"])
def test_no_process_and_no_folder_stays_behind(processes, way):
    async def go() -> tuple[list[int], Path]:
        launched = await launch(find_browser(None), sandbox="auto")
        await (await launched.browser.new_page()).goto("data:text/html,hello")
        pids = processes.browsers()
        await (launched.close() if way == "close" else launched.kill())
        return pids, launched.home

    pids, home = asyncio.run(go())
    assert len(pids) > 1
    assert processes.gone(pids)
    assert not home.exists()


@pytest.mark.browser
def test_a_sandbox_that_was_asked_for_is_never_silently_left_out():
    if not is_root():
        pytest.skip("only root is sure to be refused")
    with pytest.raises(CannotRunError, match="sandbox"):
        asyncio.run(launch(find_browser(None), sandbox="on"))


@pytest.mark.browser
def test_no_sandbox_is_told():
    async def go():
        launched = await launch(find_browser(None), sandbox="off")
        await launched.close()
        return launched

    launched = asyncio.run(go())
    assert not launched.sandboxed
    assert "--sandbox off" in launched.notes[-1]


@pytest.mark.browser
def test_a_browser_that_does_not_start_says_so(tmp_path):
    broken = tmp_path / "chrome"
    broken.write_text("#!/bin/sh\necho cannot open display >&2\nexit 1\n")
    broken.chmod(0o755)
    choice = BrowserChoice(
        path=str(broken), channel=None, source="named by you", product="Chrome", version="1"
    )
    with pytest.raises(CannotRunError, match="does not start"):
        asyncio.run(launch(choice, sandbox="off"))
