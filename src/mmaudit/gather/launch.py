"""Start and end the browser: our flags, a sandbox where there can be one, and no process that survives."""

import asyncio
import contextlib
import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Playwright, async_playwright
from playwright.async_api import Error as BrowserError

from mmaudit.errors import CannotRunError
from mmaudit.gather.browser import INSTALL_HINT, BrowserChoice
from mmaudit.gather.browser_home import link_certificates, make_home
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.install import is_root
from mmaudit.gather.servant import Servant, hire

LAUNCH_TIMEOUT_S = 60.0
CLOSE_TIMEOUT_S = 3.0
KILL_WAIT_S = 3.0

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One way to start the browser. ``note`` says why it has no sandbox; it has one when that is ``""``."""

    executable: str | None
    channel: str | None
    home: Path
    environment: dict[str, str | float | bool]
    note: str = ""


async def launch(choice: BrowserChoice, *, sandbox: str) -> LaunchedBrowser:
    """Start ``choice``. ``sandbox``: ``on``, ``off`` or ``auto`` (on; as root, on where that can be had).

    ``CannotRunError`` when it does not start.
    """
    playwright = await limited(async_playwright().start(), LAUNCH_TIMEOUT_S)
    try:
        browser, start = await start_browser(playwright, choice, sandbox=sandbox)
    except BaseException:
        await attempted(playwright.stop(), CLOSE_TIMEOUT_S)
        raise
    return LaunchedBrowser(
        playwright=playwright,
        browser=browser,
        pid=await process_of(browser),
        sandboxed=not start.note,
        notes=(*choice.notes, *((start.note,) if start.note else ())),
        home=start.home,
    )


async def start_browser(
    playwright: Playwright, choice: BrowserChoice, *, sandbox: str
) -> tuple[Browser, Start]:
    """The browser and how it was started; a sandbox is left out by ``off`` or, as root and told, by ``auto``."""
    if sandbox == "off":
        return await first_that_works(playwright, choice, [as_ourselves(choice, "as --sandbox off asked")])
    if not is_root():
        return await first_that_works(playwright, choice, [as_ourselves(choice)])
    servant = hire(choice.path) if choice.path else None
    ways = [as_servant(servant)] if servant else []
    if sandbox == "auto":
        ways.append(as_ourselves(choice, "it runs as root"))
    return await first_that_works(playwright, choice, ways or [as_ourselves(choice)])


async def first_that_works(
    playwright: Playwright, choice: BrowserChoice, ways: list[Start]
) -> tuple[Browser, Start]:
    """The browser by the first of ``ways`` that starts it; the homes of the others are removed."""
    started: Start | None = None
    try:
        for way in ways:
            try:
                browser = await launch_once(playwright, way)
            except (BrowserError, TimeoutError) as error:
                refusal = error
            else:
                started = way
                return browser, way
        raise cannot_start(choice, refusal) from refusal
    finally:
        for way in ways:
            if way is not started:
                shutil.rmtree(way.home, ignore_errors=True)


def as_servant(servant: Servant) -> Start:
    """Under a user without rights, with the sandbox."""
    return Start(
        executable=str(servant.executable), channel=None, home=servant.folder, environment=servant.environment
    )


def as_ourselves(choice: BrowserChoice, reason: str = "") -> Start:
    """Under our own user; with the sandbox unless there is a ``reason`` to be without."""
    home = make_home()
    link_certificates(home)
    note = SANDBOX_OFF_NOTE.format(reason=reason) if reason else ""
    return Start(
        executable=choice.path,
        channel=choice.channel,
        home=home,
        environment=browser_environment(home),
        note=note,
    )


async def launch_once(playwright: Playwright, start: Start) -> Browser:
    """One try."""
    where: dict[str, Any] = (
        {"executable_path": start.executable} if start.executable else {"channel": start.channel}
    )
    return await limited(
        playwright.chromium.launch(
            **where,
            headless=True,
            chromium_sandbox=not start.note,
            args=list(FLAGS),
            ignore_default_args=list(KEPT_PROTECTIONS),
            env=start.environment,
            # Ctrl-C is ours: what was measured is kept first. A SIGTERM that ends Playwright's driver ends the browser.
            handle_sigint=False,
            timeout=LAUNCH_TIMEOUT_S * 1000,
        ),
        LAUNCH_TIMEOUT_S + 5,
    )


def cannot_start(choice: BrowserChoice, error: Exception) -> CannotRunError:
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


def browser_environment(home: Path) -> dict[str, str | float | bool]:
    """The part of our environment that the browser may see."""
    kept = {name: value for name, value in os.environ.items() if name.upper() in BROWSER_ENVIRONMENT}
    return {**kept, "HOME": str(home), "TMPDIR": str(home)}


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
