"""How much memory a browser takes: a page that takes too much is ended before it ends the machine.

V8's own heap is bounded by a flag (``launch.FLAGS``); buffers, pictures and layers are not. No ``ulimit``: Chromium
reserves far more addresses than it uses.
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
    watching = asyncio.ensure_future(watch(group, findings)) if group is not None else None
    try:
        await work
    finally:
        if watching is not None:
            watching.cancel()


async def watch(group: int, findings: Findings) -> None:
    """Look every half second, until cancelled; the kill shows as the page's crash."""
    while True:
        for process in await asyncio.to_thread(lambda: list(processes_of(group))):
            if process.is_renderer and process.mb > RENDERER_LIMIT_MB:
                findings.fail(failure(FailureCode.OUT_OF_MEMORY, f"more than {RENDERER_LIMIT_MB} MB"))
                with contextlib.suppress(OSError):
                    os.kill(process.pid, signal.SIGKILL)
        await asyncio.sleep(EVERY_S)
