"""Get a browser: Playwright's Chromium, else Debian's package when we are root."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

INSTALL_TIMEOUT_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallOutcome:
    """Whether a browser was installed, and what each command that was tried ended with."""

    installed: bool
    steps: tuple[str, ...]


def install_browser() -> InstallOutcome:
    """Install a Chromium by the first command that works here; takes minutes, downloads some 170 MB."""
    steps: list[str] = []
    for commands in ways_to_install():
        if all(succeeded(command, steps) for command in commands):
            return InstallOutcome(installed=True, steps=tuple(steps))
    return InstallOutcome(installed=False, steps=tuple(steps))


def ways_to_install() -> list[list[list[str]]]:
    """Each way is a list of commands that must all succeed."""
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    # Ubuntu's chromium package is a shim around a snap, which does not work in containers.
    if is_root() and shutil.which("apt-get") and not is_ubuntu():
        ways.append(
            [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]]
        )
    return ways


def succeeded(command: list[str], steps: list[str]) -> bool:
    """Run ``command`` and note how it ended in ``steps``."""
    shown = " ".join(command)
    try:
        done = subprocess.run(  # noqa: S603 - the fixed commands above
            command, capture_output=True, text=True, timeout=INSTALL_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        steps.append(f"{shown}: {error}")
        return False
    steps.append(f"{shown}: {'done' if done.returncode == 0 else last_words(done.stderr or done.stdout)}")
    return done.returncode == 0


def last_words(output: str) -> str:
    """The last line of ``output`` that says something."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "failed without a word"


def is_root() -> bool:
    """Whether this process is the superuser."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_ubuntu() -> bool:
    """Whether this is Ubuntu (or made from it)."""
    try:
        with open("/etc/os-release", encoding="utf-8") as release:
            return "ubuntu" in release.read().lower()
    except OSError:
        return False
