"""Which browser is taken, and what is said when there is none. The executables are shell scripts of ours."""

import os
from pathlib import Path

import pytest

from mmaudit.errors import CannotRunError, UsageError
from mmaudit.gather.browser import find_browser, managed_revision

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A machine without any browser: an empty PATH, an empty home."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    for variable in ("CHROME_PATH", "CHROME_BIN", "PUPPETEER_EXECUTABLE_PATH"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def install(path: Path, says: str = "Chromium 150.0.1.2", *, exit_code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {exit_code}\n")
    path.chmod(0o755)
    return path


def managed(machine: Path) -> Path:
    return machine / "browsers" / f"chromium-{managed_revision()}" / "chrome-linux64" / "chrome"


def test_no_browser_is_told_with_the_commands_that_help(machine):
    with pytest.raises(CannotRunError) as caught:
        find_browser(None)
    for command in (
        "mmaudit doctor --install",
        "playwright install chromium",
        "apt-get install chromium",
        "docker",
    ):
        assert command in caught.value.hint


def test_playwrights_full_chromium_comes_first(machine):
    install(machine / "bin" / "google-chrome")
    path = install(managed(machine))
    assert find_browser(None).path == str(path)


def test_playwrights_headless_shell_is_not_taken_by_itself(machine):
    folder = machine / "browsers" / f"chromium_headless_shell-{managed_revision()}"
    install(folder / "chrome-headless-shell-linux64" / "chrome-headless-shell")
    with pytest.raises(CannotRunError):
        find_browser(None)


def test_a_variable_comes_before_the_path(machine, monkeypatch):
    install(machine / "bin" / "google-chrome")
    monkeypatch.setenv("CHROME_PATH", str(install(machine / "mine")))
    choice = find_browser(None)
    assert (choice.path, choice.source) == (str(machine / "mine"), "$CHROME_PATH")


def test_chrome_comes_before_chromium_before_edge(machine):
    found = []
    for name in ("microsoft-edge", "chromium", "google-chrome-stable"):
        install(machine / "bin" / name)
        found.append(Path(find_browser(None).path or "").name)
    assert found == ["microsoft-edge", "chromium", "google-chrome-stable"]


def test_product_and_version_are_what_the_browser_says(machine):
    install(machine / "bin" / "google-chrome", "Google Chrome 149.0.7000.1 ")
    choice = find_browser(None)
    assert (choice.product, choice.version) == ("Google Chrome", "149.0.7000.1")


def test_one_that_does_not_start_is_passed_over_and_told(machine):
    install(machine / "bin" / "chromium-browser", "Command requires the chromium snap", exit_code=1)
    install(machine / "bin" / "microsoft-edge", "Microsoft Edge 150.0.1.2")
    choice = find_browser(None)
    assert choice.product == "Microsoft Edge"
    assert "chromium-browser" in choice.notes[0]


def test_a_wrong_name_never_falls_through(machine):
    install(machine / "bin" / "google-chrome")
    with pytest.raises(UsageError, match="crome"):
        find_browser("crome")


def test_a_wrong_path_never_falls_through(machine):
    install(machine / "bin" / "google-chrome")
    with pytest.raises(UsageError, match="/no/such/chrome"):
        find_browser("/no/such/chrome")


def test_a_file_that_is_no_browser_is_refused(machine):
    with pytest.raises(UsageError, match="does not answer"):
        find_browser(str(install(machine / "tool", "hello")))


def test_a_brand_that_is_absent_is_refused_though_another_is_here(machine):
    install(machine / "bin" / "google-chrome")
    with pytest.raises(UsageError, match="msedge"):
        find_browser("msedge")


def test_a_brand_that_is_here_is_taken(machine):
    install(managed(machine))
    path = install(machine / "bin" / "google-chrome", "Google Chrome 149.0.7000.1")
    assert find_browser("chrome").path == str(path)


def test_the_headless_shell_is_recognised_when_it_is_named(machine):
    path = install(machine / "chrome-headless-shell", "Google Chrome for Testing 150.0.1.2")
    choice = find_browser(str(path))
    assert choice.headless_shell
    assert "installability" in choice.notes[0]
