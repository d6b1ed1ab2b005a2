"""How much memory a browser takes: a page that takes too much is ended before it ends the machine.

V8's own heap is bounded by a flag (``launch.FLAGS``), and a page whose scripts need more crashes like any other;
buffers, pictures and layers are not bounded. No ``ulimit``: Chromium reserves far more addresses than it uses.
"""

import asyncio
import contextlib
import os
import signal
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mmaudit.gather.failures import failure
from mmaudit.gather.findings import Findings
from mmaudit.model.failure import FailureCode

EVERY_S = 0.5
MB = 1_000_000
# Judged: a phone's tab is ended by its system long before.
RENDERER_LIMIT_MB = 1800
BROWSER_LIMIT_MB = 4000
# A page that crashed while it took so much ran out of V8's heap: a heap that fills grows by that much between two looks.
CRASH_MB = 500
PAGES_PER_BROWSER = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process of a browser. ``mb``: resident memory, shared parts included."""

    pid: int
    mb: float
    is_renderer: bool


def processes_of(group: int) -> Iterator[Process]:
    """The living processes of a process group; none where there is no ``/proc`` (macOS, Windows)."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int(folder.name)
            if os.getpgid(pid) == group:
                pages = int((folder / "statm").read_text().split()[1])
                command = (folder / "cmdline").read_bytes()
                mb = pages * os.sysconf("SC_PAGE_SIZE") / MB
                yield Process(pid=pid, mb=mb, is_renderer=b"--type=renderer" in command)


def is_worn_out(group: int | None, *, pages: int) -> bool:
    """Whether a browser should be replaced before its next page: it showed ``pages`` or takes too much memory."""
    if pages >= PAGES_PER_BROWSER:
        return True
    return group is not None and sum(process.mb for process in processes_of(group)) > BROWSER_LIMIT_MB


async def within_memory(work: Awaitable[None], group: int | None, findings: Findings) -> None:
    """Do ``work`` and watch the browser's renderers meanwhile; the page of one that takes too much has failed."""
    if group is None:
        await work
        return
    watch = Watch(group, findings)
    watching = asyncio.ensure_future(watch.look_again_and_again())
    try:
        await work
    finally:
        watching.cancel()
        watch.blame_crash()


class Watch:
    """What one page's visit takes of memory, and the end of it when that is too much."""

    def __init__(self, group: int, findings: Findings) -> None:
        self._group = group
        self._findings = findings
        self._largest_mb = 0.0

    async def look_again_and_again(self) -> None:
        """Look every half second, until cancelled; a kill shows as the page's crash."""
        while True:
            for process in await asyncio.to_thread(lambda: list(processes_of(self._group))):
                if process.is_renderer:
                    self._look(process)
            await asyncio.sleep(EVERY_S)

    def _look(self, renderer: Process) -> None:
        self._largest_mb = max(self._largest_mb, renderer.mb)
        if renderer.mb > RENDERER_LIMIT_MB:
            self._findings.fail(failure(FailureCode.OUT_OF_MEMORY, f"more than {RENDERER_LIMIT_MB} MB"))
            with contextlib.suppress(OSError):
                os.kill(renderer.pid, signal.SIGKILL)

    def blame_crash(self) -> None:
        """Say what a crash was about when the page took much memory; Chromium tells no difference."""
        failed = self._findings.failure
        if failed is not None and failed.code is FailureCode.PAGE_CRASHED and self._largest_mb > CRASH_MB:
            detail = f"it took {self._largest_mb:.0f} MB before it crashed"
            self._findings.failure = failure(FailureCode.OUT_OF_MEMORY, detail)
