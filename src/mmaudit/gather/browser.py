"""Which browser measures: the one that was named, else the first full Chromium that this machine has."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from mmaudit.config.profiles import nearest
from mmaudit.errors import CannotRunError, UsageError
from mmaudit.gather.install import InstallOutcome, install_browser

__all__ = ["BrowserChoice", "InstallOutcome", "find_browser", "install_browser"]

VERSION_TIMEOUT_S = 15.0

INSTALL_HINT = """Install one in ONE of these ways:
  mmaudit doctor --install                     whichever of the next two works here
  python -m playwright install chromium        the matching Chromium, no root needed
  sudo apt-get install chromium                Debian (on Ubuntu this is a snap: take the line above)
  docker run --rm mmaudit audit URL            the image has its browser
or name one: mmaudit audit URL --browser-path /path/to/chrome        Check with: mmaudit doctor"""

SHELL_NOTE = (
    "chrome-headless-shell says nothing about installability, which is judged by mmaudit's own reading of Chromium's "
    "rules, and it paints without a browser's compositor."
)


class Brand(msgspec.Struct, forbid_unknown_fields=True):
    """Where one brand's executable is found."""

    names: tuple[str, ...]
    places: tuple[str, ...]


class Places(msgspec.Struct, forbid_unknown_fields=True):
    """``browsers.toml``."""

    managed: tuple[str, ...]
    variables: tuple[str, ...]
    brands: dict[str, Brand]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserChoice:
    """The browser that measures and how it was found (``source``); ``version`` is ``""`` when it cannot be asked."""

    path: str | None
    channel: str | None
    source: str
    product: str
    version: str
    headless_shell: bool = False
    notes: tuple[str, ...] = ()


@cache
def known_places() -> Places:
    """What ``browsers.toml`` says."""
    raw = files("mmaudit.gather").joinpath("browsers.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Places)


def find_browser(explicit: str | None) -> BrowserChoice:
    """The browser called ``explicit`` (a path, ``chrome``, ``chromium`` or ``msedge``), else the first that is found.

    A wrong ``explicit`` is a ``UsageError`` and never falls through to another browser.
    ``CannotRunError`` with the commands that install one when there is none.
    """
    if explicit:
        return named_browser(explicit)
    notes: list[str] = []
    for path, source in candidates(os.environ):
        choice = examine(path, source)
        if choice is not None:
            return replace(choice, notes=(*choice.notes, *notes))
        notes.append(f"{path} ({source}) does not start and was passed over.")
    raise CannotRunError("No Chromium-based browser was found." + looked_at(notes), INSTALL_HINT)


def looked_at(notes: list[str]) -> str:
    """What was tried in vain, as the end of a message."""
    tried = (
        "Playwright's Chromium, "
        + ", ".join(known_places().variables)
        + ", Chrome, Chromium and Edge on PATH"
    )
    return " ".join([f" Looked at {tried}.", *notes])


def named_browser(name: str) -> BrowserChoice:
    """The browser that the user named."""
    brands = known_places().brands
    if name in brands:
        return browser_of_brand(name)
    if not looks_like_path(name):
        raise UsageError(
            f"No browser is called '{name}'.",
            nearest(name, list(brands)) + " Or give a path to an executable.",
        )
    if not is_executable(Path(name).expanduser()):
        raise UsageError(
            f"There is no browser at '{name}'.", "Give the path of an executable Chrome or Chromium."
        )
    choice = examine(str(Path(name).expanduser()), "named by you")
    if choice is None:
        raise UsageError(
            f"'{name}' does not answer to --version as a browser does.",
            "Try it by hand; mmaudit doctor may help.",
        )
    return choice


def browser_of_brand(brand: str) -> BrowserChoice:
    """The first browser of ``brand`` that starts."""
    managed = managed_chromium(os.environ) if brand == "chromium" else None
    paths = [str(managed)] if managed else []
    for path in [*paths, *paths_of_brand(known_places().brands[brand], os.environ)]:
        choice = examine(path, f"{brand}, named by you")
        if choice is not None:
            return choice
    raise UsageError(f"No browser of the kind '{brand}' was found on this machine.", INSTALL_HINT)


def looks_like_path(name: str) -> bool:
    """Whether ``name`` can only be a path: it has a separator, or such a file is here."""
    return "/" in name or "\\" in name or Path(name).expanduser().exists()


def candidates(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Paths to try, best first, each with where it comes from."""
    managed = managed_chromium(environ)
    if managed is not None:
        yield str(managed), "Playwright's Chromium"
    for variable in known_places().variables:
        if path := environ.get(variable):
            yield path, f"${variable}"
    for brand in known_places().brands.values():
        for path in paths_of_brand(brand, environ):
            yield path, "found on this machine"


def paths_of_brand(brand: Brand, environ: Mapping[str, str]) -> Iterator[str]:
    """Executables of ``brand`` on PATH, then at their usual places."""
    for name in brand.names:
        if path := shutil.which(name, path=environ.get("PATH")):
            yield path
    for place in brand.places:
        path = re.sub(r"\$(\w+)", lambda match: environ.get(match[1], "\0"), place)
        if "\0" not in path and is_executable(Path(path)):
            yield path


def managed_chromium(environ: Mapping[str, str]) -> Path | None:
    """The full Chromium that this Playwright manages, when its file exists; nothing is launched.

    Playwright's default for headless is another build, the headless shell, which is not what we want.
    """
    folder = managed_folder(environ) / f"chromium-{managed_revision()}"
    return next((folder / place for place in known_places().managed if is_executable(folder / place)), None)


def managed_revision() -> str:
    """The revision of Chromium that belongs to the installed Playwright."""
    raw = files("playwright").joinpath("driver", "package", "browsers.json").read_text("utf-8")
    entries = json.loads(raw)["browsers"]
    return next((str(entry["revision"]) for entry in entries if entry["name"] == "chromium"), "")


def managed_folder(environ: Mapping[str, str]) -> Path:
    """Playwright's folder of browsers (https://playwright.dev/python/docs/browsers#managing-browser-binaries)."""
    chosen = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0":
        return Path(str(files("playwright").joinpath("driver", "package", ".local-browsers")))
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    caches = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return Path(environ.get("XDG_CACHE_HOME", caches)) / "ms-playwright"


def is_executable(path: Path) -> bool:
    """Whether ``path`` is a file that we may run."""
    return path.is_file() and os.access(path, os.X_OK)


def examine(path: str, source: str) -> BrowserChoice | None:
    """The browser at ``path``, or ``None`` when it does not start (as Ubuntu's snap shim without its snap)."""
    if not is_executable(Path(path)):
        return None
    is_shell = "headless-shell" in path.replace("_", "-")
    answer = version_answer(path)
    if answer is None:
        return None
    product, version = answer
    note = (SHELL_NOTE,) if is_shell else ()
    return BrowserChoice(
        path=path,
        channel=None,
        source=source,
        product=product,
        version=version,
        headless_shell=is_shell,
        notes=note + snap_note(path),
    )


def version_answer(path: str) -> tuple[str, str] | None:
    """Product and version as the executable itself says; Windows' Chrome opens a window instead, so it is not asked."""
    if sys.platform == "win32":
        return Path(path).stem, ""
    try:
        done = subprocess.run(  # noqa: S603 - a path that the user or the machine's PATH names
            [path, "--version"], capture_output=True, text=True, timeout=VERSION_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"^(\D{3,60}?)\s*(\d+(?:\.\d+){1,3})", done.stdout.strip())
    return (match[1].strip(), match[2]) if match and done.returncode == 0 else None


def snap_note(path: str) -> tuple[str, ...]:
    """A warning when ``path`` is a snap: its confinement keeps it from our temporary folders."""
    resolved = os.path.realpath(path)
    if "/snap/" not in resolved and not resolved.endswith("/snap"):
        return ()
    return (f"{path} is a snap: its confinement may keep it from starting. Playwright's Chromium is safer.",)
