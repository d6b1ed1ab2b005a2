"""As root: Chromium under a user without rights, who may have the sandbox that Chromium denies to root."""

import os
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from mmaudit.gather.browser_home import is_open, make_home

SERVANT = "nobody"
# All that this user's browser sees of our environment; HOME and TMPDIR are its own.
SERVANT_ENVIRONMENT = ("PATH", "LANG", "TZ")

# Run by root once, from a folder that root alone can write. Playwright's profile belongs to root: the servant's own
# takes its place. The process stays the same, and with it the leader of the group that is killed in the end.
WRAPPER = """#!/bin/sh
for option do
  shift
  case $option in --user-data-dir=*) option=--user-data-dir=$HOME/profile ;; esac
  set -- "$@" "$option"
done
exec {setpriv} --reuid={uid} --regid={gid} --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \\
  -- {browser} "$@"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Servant:
    """How ``nobody`` starts the browser: ``executable`` in ``folder``, which is removed in the end."""

    folder: Path
    executable: Path
    home: Path

    @property
    def environment(self) -> dict[str, str | float | bool]:
        """What the browser sees: nothing of a CI job's secrets."""
        kept = {name: os.environ[name] for name in SERVANT_ENVIRONMENT if name in os.environ}
        return {**kept, "HOME": str(self.home), "TMPDIR": str(self.home)}


def hire(browser: str) -> Servant | None:
    """A servant who can start ``browser``, or ``None`` where there can be none."""
    setpriv, ids = shutil.which("setpriv"), ids_of(SERVANT)
    if setpriv is None or ids is None or not is_open(Path(browser).parent):
        return None
    folder = make_home(for_others=True)
    try:
        return equip(folder, WRAPPER.format(
            setpriv=shlex.quote(setpriv), uid=ids[0], gid=ids[1], browser=shlex.quote(browser)
        ), ids)  # fmt: skip
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        return None


def equip(folder: Path, wrapper: str, ids: tuple[int, int]) -> Servant:
    """Fill ``folder``: the wrapper stays root's, the home in it belongs to the servant."""
    folder.chmod(0o755)
    executable, home = folder / "start", folder / "h"
    executable.write_text(wrapper, encoding="utf-8")
    executable.chmod(0o755)
    home.mkdir(mode=0o700)
    copy_certificates(home)
    for path in (home, *home.rglob("*")):
        os.chown(path, *ids, follow_symlinks=False)
    return Servant(folder=folder, executable=executable, home=home)


def copy_certificates(home: Path) -> None:
    """The user's certificate store, which the servant could not read in its place."""
    store = Path.home() / ".pki"
    if store.is_dir():
        shutil.copytree(store, home / ".pki", symlinks=True)


def ids_of(user: str) -> tuple[int, int] | None:
    """User and group id of ``user``; ``None`` when this system has no such user."""
    try:
        import pwd

        entry = pwd.getpwnam(user)
    except (ImportError, KeyError):
        return None
    return entry.pw_uid, entry.pw_gid
