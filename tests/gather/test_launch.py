"""The browser's life: how it is started, and that nothing of it stays."""

import asyncio
import os
from pathlib import Path

import pytest

from mmaudit.errors import CannotRunError
from mmaudit.gather import browser_home
from mmaudit.gather.browser import BrowserChoice, find_browser
from mmaudit.gather.browser_home import link_certificates, make_home, sweep_homes
from mmaudit.gather.install import is_root
from mmaudit.gather.launch import browser_environment, is_about_sandbox, launch


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
    link_certificates(home)
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


def test_a_home_stands_where_the_browsers_socket_fits(monkeypatch, tmp_path):
    deep = tmp_path / ("d" * 80)
    deep.mkdir()
    monkeypatch.setattr(browser_home.tempfile, "gettempdir", lambda: str(deep))
    home = make_home()
    home.rmdir()
    assert len(f"{home}/h/org.chromium.Chromium.XXXXXX/SingletonSocket") <= 107


def test_a_home_for_another_user_is_not_below_a_closed_folder(monkeypatch, tmp_path):
    tmp_path.chmod(0o700)
    monkeypatch.setattr(browser_home, "has_room_for_a_socket", lambda place: True)
    monkeypatch.setattr(browser_home.tempfile, "gettempdir", lambda: str(tmp_path))
    own, other = make_home(), make_home(for_others=True)
    own.rmdir()
    other.rmdir()
    assert own.parent == tmp_path
    assert other.parent != tmp_path


@pytest.mark.parametrize("mode", ["on", "auto", "off"])
def test_a_browser_that_refuses_its_sandbox_is_downgraded_by_off_alone(monkeypatch, tmp_path, mode):
    """The remedies are told; nobody is left without a sandbox who did not ask for that."""
    refusing = tmp_path / "chrome"
    refusing.write_text(
        "#!/bin/sh\ncase $* in *--no-sandbox*) echo started >&2; exit 1;; esac\n"
        "echo '[FATAL] No usable sandbox!' >&2; exit 1\n"
    )
    refusing.chmod(0o755)
    monkeypatch.setattr("mmaudit.gather.launch.is_root", lambda: False)
    choice = BrowserChoice(
        path=str(refusing), channel=None, source="named by you", product="Chrome", version="1"
    )
    with pytest.raises(CannotRunError) as told:
        asyncio.run(launch(choice, sandbox=mode))
    assert ("sandbox here" in told.value.message) is (mode != "off")
    assert mode == "off" or told.value.hint.count("\n") == 3


@pytest.mark.browser
@pytest.mark.parametrize("long_tmpdir", [False, True])
def test_root_browses_as_nobody_with_the_sandbox_on(monkeypatch, processes, tmp_path, long_tmpdir):
    if not is_root():
        pytest.skip("only root has the rights to give up")
    monkeypatch.setenv("CI_SECRET", "hunter2")
    if long_tmpdir:
        deep = tmp_path / ("d" * 90)
        deep.mkdir()
        monkeypatch.setenv("TMPDIR", str(deep))
        monkeypatch.setattr(browser_home.tempfile, "gettempdir", lambda: str(deep))

    async def go():
        launched = await launch(find_browser(None), sandbox="auto")
        if launched.sandboxed:
            page = await launched.browser.new_page()
            await page.goto("data:text/html,hello")
            assert await page.screenshot()
        pids = processes.browsers()
        seen = {
            (Path(f"/proc/{pid}").stat().st_uid, Path(f"/proc/{pid}/environ").read_bytes()) for pid in pids
        }
        await launched.close()
        return launched, pids, seen

    launched, pids, seen = asyncio.run(go())
    if not launched.sandboxed:
        pytest.skip("this machine has no setpriv or no user namespaces")
    assert pids
    assert all(uid != 0 and b"hunter2" not in environ for uid, environ in seen)
    assert processes.gone(pids)
    assert not launched.home.exists()


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
