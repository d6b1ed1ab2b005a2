"""Commands under a deadline: what hangs is ended with all that it started, and memory is watched on the way."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

POLL_S = 0.25
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended. ``problem`` is empty when it went well; ``rss_mb``: its own process, over time."""

    seconds: float
    problem: str
    rss_mb: tuple[float, ...] = ()
    peak_mb: float | None = None

    @property
    def quarters(self) -> str:
        """The memory after each quarter of the time, to see whether it grows."""
        count = len(self.rss_mb)
        if count < 4:
            return ""
        return " / ".join(f"{self.rss_mb[count * quarter // 4 - 1]:.0f}" for quarter in (1, 2, 3, 4))


def run(
    command: Sequence[str],
    *,
    limit_s: float,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Ended:
    """Run ``command`` for at most ``limit_s``; nothing that it started is alive afterwards."""
    adopt_orphans()
    before = descendants(os.getpid())
    started = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            rss, peak = watch(process, until=started + limit_s)
            seconds = time.perf_counter() - started
            code = process.poll()
        finally:
            end(process, descendants(os.getpid()) - before)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    return Ended(seconds=seconds, problem=problem(code, limit_s, said), rss_mb=rss, peak_mb=peak)


def problem(code: int | None, limit_s: float, said: str) -> str:
    """Why the command failed, with its last lines; empty when it did not."""
    if code == 0:
        return ""
    reason = f"ended with code {code}" if code is not None else f"not ready after {limit_s:.0f} s"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f"{reason}: {' / '.join(lines[-2:])[:300]}" if lines else reason


def watch(process: "subprocess.Popen[bytes]", *, until: float) -> tuple[tuple[float, ...], float | None]:
    """Wait for the process, at most ``until``; its resident memory at each look, and the most it ever was."""
    seen: list[float] = []
    peak: float | None = None
    while time.perf_counter() < until:
        status = memory(process.pid)
        if "VmRSS" in status:
            seen.append(status["VmRSS"])
            peak = status.get("VmHWM", peak)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(POLL_S)
            break
    return tuple(seen), peak


def memory(pid: int) -> dict[str, float]:
    """``VmRSS`` (now) and ``VmHWM`` (the most so far) of one process in MB, from ``/proc``; empty elsewhere."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
        fields = dict(line.split(":", 1) for line in lines if line.startswith(("VmRSS", "VmHWM")))
        return {name: int(value.split()[0]) / 1024 for name, value in fields.items()}
    return {}


def adopt_orphans() -> None:
    """Let what a command leaves behind become our child, so that it can be found.

    Lighthouse and others start Chromium in a session of its own: ending their process group does not end it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(pid: int) -> set[int]:
    """All processes below ``pid``, from ``/proc``; none where there is no such folder."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name in brackets may hold anything; after it come the state and the parent.
            parent = int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        below = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(below)
        waiting.extend(below)
    return found


def end(process: "subprocess.Popen[bytes]", others: set[int]) -> None:
    """Kill the process, if it runs, and ``others``, which it left."""
    process.kill()
    process.wait()
    for pid in others - {process.pid}:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
