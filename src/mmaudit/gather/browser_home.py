"""The folder that a browser lives in: its home, its profile's sockets, its temporary files; nothing of it stays."""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

HOME_PREFIX = "mmaudit-browser-"
# A Unix socket's path holds 107 bytes (unix(7), sun_path); Chromium's is "org.chromium.Chromium.XXXXXX/SingletonSocket"
# below its temporary folder, which is a folder in the home.
SOCKET_PATH_BYTES = 107
LONGEST_INSIDE = len("/mmaudit-browser-4194304-abcdefgh/h/org.chromium.Chromium.XXXXXX/SingletonSocket")
SHORT_PLACES = ("/tmp", "/var/tmp")  # noqa: S108 - the folder itself is made by mkdtemp


def make_home(*, for_others: bool = False) -> Path:
    """A home directory for the browser alone. ``for_others``: where another user can reach it."""
    for place in places():
        sweep_homes(place)
    return Path(
        tempfile.mkdtemp(prefix=f"{HOME_PREFIX}{os.getpid()}-", dir=best_place(for_others=for_others))
    )


def places() -> list[Path]:
    """Where a home may stand, the user's own choice of a temporary folder first."""
    short = [Path(place) for place in SHORT_PLACES if sys.platform != "win32" and os.access(place, os.W_OK)]
    return [Path(tempfile.gettempdir()), *short]


def best_place(*, for_others: bool) -> Path:
    """The first place whose path is short enough for Chromium's socket and, if asked, open to other users."""
    fitting = (
        place for place in places() if has_room_for_a_socket(place) and (not for_others or is_open(place))
    )
    return next(fitting, places()[0])


def has_room_for_a_socket(place: Path) -> bool:
    """Whether Chromium can make its socket in a home at ``place``."""
    return sys.platform == "win32" or len(os.fsencode(place)) + LONGEST_INSIDE <= SOCKET_PATH_BYTES


def is_open(place: Path) -> bool:
    """Whether every user may pass through ``place`` and all folders above it."""
    try:
        real = place.resolve(strict=True)
        return all(folder.stat().st_mode & 0o001 for folder in (real, *real.parents))
    except OSError:
        return False


def link_certificates(home: Path) -> None:
    """Let the browser trust what the user's certificate store trusts."""
    store = Path.home() / ".pki"
    if store.is_dir():
        with contextlib.suppress(OSError):
            (home / ".pki").symlink_to(store, target_is_directory=True)


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
    except (PermissionError, OverflowError):
        return True
    return True
