"""Judges many saved pages in processes of their own: one that hangs or dies costs its page, not the others.

A process works on one page at a time. It is replaced when it outstays the page's deadline, when it dies, and when it
has grown large: what a page of 20 MB took is seldom given back.
"""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from mmaudit.cli.saved_pages import Refusal, Row, Wanted, judge_file, overdue, refused

# A process stops by itself at the deadline; only what it cannot interrupt takes longer.
_GRACE_S = 5.0
# The words of all languages take a second or two to load, on a busy machine ten.
_START_S = 60.0
_MOST_MEMORY_KB = 900_000
# Rows that wait for one before them are held in memory.
_AHEAD = 64
# So few are judged in this process: another one would take longer to start than they do.
FEW_FILES = 8


def judge_files(files: Sequence[Path], wanted: Wanted, *, jobs: int) -> Iterator[Row]:
    """Judge files in their order, each row as soon as it and those before it are done; ``jobs`` processes."""
    if jobs <= 1 and len(files) < FEW_FILES:
        yield from (judge_file(file, wanted=wanted) for file in files)
        return
    crew = _Crew(wanted=wanted, files=files)
    try:
        crew.hire(min(jobs, len(files)))
        yield from crew.rows()
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Worker:
    """A process with its line to us; ``page`` is what it is at (an index), since ``begun_s``."""

    process: BaseProcess
    line: Connection
    page: int | None = None
    begun_s: float = 0.0
    is_warm: bool = False

    def end(self) -> None:
        """End it, whatever it is at."""
        self.line.close()
        self.process.kill()
        self.process.join()


@dataclass(slots=True)
class _Crew:
    """The processes and what they are at."""

    wanted: Wanted
    files: Sequence[Path]
    workers: list[_Worker] = field(default_factory=list)
    next_page: int = 0
    next_row: int = 0
    done: dict[int, Row] = field(default_factory=dict)

    def hire(self, count: int) -> None:
        """Start processes."""
        context = get_context("spawn")
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self.wanted), daemon=True)
            process.start()
            theirs.close()
            self.workers.append(_Worker(process=process, line=ours))

    def dismiss(self) -> None:
        """End them all."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def rows(self) -> Iterator[Row]:
        """Give each row in the order of the files."""
        while self.next_row < len(self.files):
            self._hand_out()
            self._take_in()
            while self.next_row in self.done:
                yield self.done.pop(self.next_row)
                self.next_row += 1

    def _hand_out(self) -> None:
        idle = deque(worker for worker in self.workers if worker.page is None)
        while idle and self.next_page < min(len(self.files), self.next_row + _AHEAD):
            worker = idle.popleft()
            worker.page, worker.begun_s = self.next_page, time.monotonic()
            self.next_page += 1
            with suppress(OSError):  # it died meanwhile: its line is at its end, which is seen at once
                worker.line.send(self.files[worker.page])

    def _take_in(self) -> None:
        busy = {worker.line: worker for worker in self.workers if worker.page is not None}
        first_due = min(self._due_s(worker) for worker in busy.values())
        for line in wait(list(busy), timeout=max(0.0, first_due - time.monotonic())):
            self._hear(busy[line])  # type: ignore[index]
        for worker in busy.values():
            if worker.page is not None and time.monotonic() >= self._due_s(worker):
                self._replace(worker, overdue(self.wanted))

    def _due_s(self, worker: _Worker) -> float:
        slack = _GRACE_S if worker.is_warm else _START_S
        return worker.begun_s + self.wanted.deadline_s + slack

    def _hear(self, worker: _Worker) -> None:
        try:
            row, memory_kb = worker.line.recv()
        except (EOFError, OSError):
            self._replace(worker, Refusal(code="crashed", message="the process that read it died"))
            return
        self._note(worker, row)
        if memory_kb > _MOST_MEMORY_KB:
            self._let_go(worker)

    def _note(self, worker: _Worker, row: Row) -> None:
        if worker.page is not None:
            self.done[worker.page] = row
        worker.page, worker.is_warm = None, True

    def _replace(self, worker: _Worker, why: Refusal) -> None:
        if worker.page is not None:
            self._note(worker, refused(self.files[worker.page], why, self.wanted))
        self._let_go(worker)

    def _let_go(self, worker: _Worker) -> None:
        worker.end()
        self.workers.remove(worker)
        self.hire(1)


def _serve(line: Connection, wanted: Wanted) -> None:
    """Judge what comes down the line until it is closed."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            line.send((judge_file(line.recv(), wanted=wanted), _memory_kb()))


def _memory_kb() -> int:
    """The most memory that this process ever held; 0 where that is not told."""
    try:
        import resource  # not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
