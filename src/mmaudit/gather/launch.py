"""Start and end the browser: our flags, a sandbox where there can be one, and no process that survives."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Playwright, async_playwright
from playwright.async_api import Error as BrowserError

from mmaudit.errors import CannotRunError
from mmaudit.gather.browser import INSTALL_HINT, BrowserChoice
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.install import is_root

LAUNCH_TIMEOUT_S = 60.0
CLOSE_TIMEOUT_S = 3.0
KILL_WAIT_S = 3.0
HOME_PREFIX = "mmaudit-browser-"

FLAGS = (
    "--disable-background-networking",
    "--disable-domain-reliability",
    # The emulated link shapes TCP alone.
    "--disable-quic",
    # Frames of other sites in the page's own process, as on a phone with little memory: so the page's throttling
    # and its requests include theirs.
    "--disable-site-isolation-trials",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=1024",
)

# Playwright turns these protections off for tests; a visitor has them on.
KEPT_PROTECTIONS = (
    "--disable-popup-blocking",
    "--disable-ipc-flooding-protection",
    "--disable-back-forward-cache",
)

# All that a browser needs of our environment: secrets of a CI job stay out of it.
BROWSER_ENVIRONMENT = frozenset(
    [
        "PATH",
        "LANG",
        "LC_ALL",
        "TZ",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "TMPDIR",
        "FONTCONFIG_FILE",
        "FONTCONFIG_PATH",
        "LD_LIBRARY_PATH",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "SYSTEMROOT",
        "WINDIR",
        "TEMP",
        "TMP",
        "USERPROFILE",
        "LOCALAPPDATA",
        "APPDATA",
        "PROGRAMFILES",
        "PROGRAMDATA",
    ]
)

SANDBOX_OFF_NOTE = (
    "Chromium ran without its sandbox ({reason}): "
    "a hostile page that breaks Chromium gets this process's rights."
)
# What Chromium and Playwright say when there can be no sandbox.
SANDBOX_COMPLAINTS = ("without --no-sandbox", "usable sandbox", "sandboxing failed", "suid sandbox")
SANDBOX_HINT = """Do ONE of these:
  run as a user other than root (docker run --user)
  allow user namespaces: docker run --security-opt seccomp=chrome.json, or sysctl kernel.unprivileged_userns_clone=1
  mmaudit audit URL --sandbox off          when you trust the site"""


@dataclass(slots=True, kw_only=True)
class LaunchedBrowser:
    """A running browser. ``pid`` leads its own process group; ``None`` when Chromium would not tell."""

    playwright: Playwright
    browser: Browser
    pid: int | None
    sandboxed: bool
    notes: tuple[str, ...]
    home: Path

    async def close(self) -> None:
        """End the browser, gently for a moment and then by force; nothing of it stays behind."""
        try:
            await attempted(self.browser.close(), CLOSE_TIMEOUT_S)
        finally:
            await self._end()

    async def kill(self) -> None:
        """End the browser at once."""
        await self._end()

    async def _end(self) -> None:
        kill_group(self.pid)
        try:
            await attempted(self.playwright.stop(), CLOSE_TIMEOUT_S)
            await group_is_gone(self.pid)
        finally:
            shutil.rmtree(self.home, ignore_errors=True)


async def launch(choice: BrowserChoice, *, sandbox: str) -> LaunchedBrowser:
    """Start ``choice``. ``sandbox``: ``on``, ``off`` or ``auto`` (on where Chromium can have one).

    ``CannotRunError`` when it does not start.
    """
    home = make_home()
    playwright = await limited(async_playwright().start(), LAUNCH_TIMEOUT_S)
    try:
        browser, note = await start_browser(playwright, choice, sandbox=sandbox, home=home)
    except BaseException:
        await attempted(playwright.stop(), CLOSE_TIMEOUT_S)
        shutil.rmtree(home, ignore_errors=True)
        raise
    return LaunchedBrowser(
        playwright=playwright,
        browser=browser,
        pid=await process_of(browser),
        sandboxed=not note,
        notes=(*choice.notes, *((note,) if note else ())),
        home=home,
    )


async def start_browser(
    playwright: Playwright, choice: BrowserChoice, *, sandbox: str, home: Path
) -> tuple[Browser, str]:
    """The browser, and the note that says why it has no sandbox, or ``""``."""
    if sandbox == "off":
        reason = "as --sandbox off asked"
    elif sandbox == "auto" and is_root():
        reason = "it runs as root"
    else:
        try:
            return await launch_once(playwright, choice, sandboxed=True, home=home), ""
        except BrowserError as error:
            if sandbox == "on" or not is_about_sandbox(str(error)):
                raise cannot_start(choice, error) from error
            reason = "this machine forbids user namespaces"
    try:
        return await launch_once(playwright, choice, sandboxed=False, home=home), SANDBOX_OFF_NOTE.format(
            reason=reason
        )
    except BrowserError as error:
        raise cannot_start(choice, error) from error


async def launch_once(
    playwright: Playwright, choice: BrowserChoice, *, sandboxed: bool, home: Path
) -> Browser:
    """One try."""
    where: dict[str, Any] = {"executable_path": choice.path} if choice.path else {"channel": choice.channel}
    return await limited(
        playwright.chromium.launch(
            **where,
            headless=True,
            chromium_sandbox=sandboxed,
            args=list(FLAGS),
            ignore_default_args=list(KEPT_PROTECTIONS),
            env=browser_environment(home),
            # Ctrl-C is ours: what was measured is kept first. A SIGTERM that ends Playwright's driver ends the browser.
            handle_sigint=False,
            timeout=LAUNCH_TIMEOUT_S * 1000,
        ),
        LAUNCH_TIMEOUT_S + 5,
    )


def cannot_start(choice: BrowserChoice, error: BrowserError) -> CannotRunError:
    """Why the browser does not start, in one line, and what to do."""
    text = str(error)
    if is_about_sandbox(text):
        return CannotRunError(f"{choice.product} cannot start with its sandbox here.", SANDBOX_HINT)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")
    return CannotRunError(
        f"{choice.product} at {choice.path or choice.channel} does not start: {first}", INSTALL_HINT
    )


def is_about_sandbox(text: str) -> bool:
    """Whether Chromium refused to start for want of a sandbox."""
    lowered = text.lower()
    return any(complaint in lowered for complaint in SANDBOX_COMPLAINTS)


def make_home() -> Path:
    """A home directory for the browser alone; the user's certificate store is linked in."""
    sweep_homes(Path(tempfile.gettempdir()))
    home = Path(tempfile.mkdtemp(prefix=f"{HOME_PREFIX}{os.getpid()}-"))
    store = Path.home() / ".pki"
    if store.is_dir():
        with contextlib.suppress(OSError):
            (home / ".pki").symlink_to(store, target_is_directory=True)
    return home


def sweep_homes(folder: Path) -> None:
    """Remove the homes in ``folder`` that a killed mmaudit left behind."""
    for home in folder.glob(f"{HOME_PREFIX}*-*"):
        pid = home.name.removeprefix(HOME_PREFIX).partition("-")[0]
        if pid.isdigit() and not is_alive(int(pid)):
            shutil.rmtree(home, ignore_errors=True)


def is_alive(pid: int) -> bool:
    """Whether a process has this id; where that cannot be asked, it has."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def browser_environment(home: Path) -> dict[str, str | float | bool]:
    """The part of our environment that the browser may see."""
    kept = {name: value for name, value in os.environ.items() if name.upper() in BROWSER_ENVIRONMENT}
    return {**kept, "HOME": str(home)}


async def process_of(browser: Browser) -> int | None:
    """The browser's process id, from the browser itself; Playwright makes it the leader of its own group."""
    try:
        session = await limited(browser.new_browser_cdp_session(), CLOSE_TIMEOUT_S)
        answer = await limited(session.send("SystemInfo.getProcessInfo"), CLOSE_TIMEOUT_S)
        await attempted(session.detach(), CLOSE_TIMEOUT_S)
    except (BrowserError, TimeoutError):
        return None
    return next(
        (int(process["id"]) for process in answer["processInfo"] if process["type"] == "browser"), None
    )


def kill_group(pid: int | None) -> None:
    """Kill the browser and all its children."""
    if pid is None:
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if not hasattr(os, "killpg"):
            os.kill(pid, signal.SIGTERM)
        elif os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)


async def group_is_gone(pid: int | None) -> bool:
    """Wait until no process of the group is left; tell whether that is so."""
    if pid is None or not hasattr(os, "killpg"):
        return True
    give_up = time.monotonic() + KILL_WAIT_S
    while time.monotonic() < give_up:
        try:
            os.killpg(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return True
        await asyncio.sleep(0.05)
    return False
