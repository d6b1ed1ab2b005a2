"""The run as it goes: a live bar on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from mmaudit.report.clean import clean
from mmaudit.run.events import (
    BrowserReady,
    Event,
    Finished,
    LinksChecked,
    Listener,
    PageFinished,
    PageStarted,
    Phase,
    ignore,
)

URL_WIDTH = 60


@contextmanager
def progress(console: Console, *, quiet: bool = False) -> Iterator[Listener]:
    """A listener that shows the run on ``console`` for as long as the context lasts."""
    if quiet:
        yield ignore
    elif console.is_terminal:
        with live_bar(console) as bar:
            yield bar
    else:
        yield lambda event: plain(console, event)


@contextmanager
def live_bar(console: Console) -> Iterator[Listener]:
    """Page n of m, what is happening, time left; a finished page that failed stays as a line above."""
    columns = (
        TextColumn("{task.description}", markup=True),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("Starting", total=None)

        def show(event: Event) -> None:
            match event:
                case BrowserReady() | Finished():
                    pass
                case Phase():
                    bars.update(task, description=event.text)
                case PageStarted():
                    bars.update(
                        task,
                        description=escape(shown(event.url)),
                        total=event.expected,
                        completed=event.number - 1,
                    )
                case PageFinished():
                    bars.update(task, total=event.expected, completed=event.number)
                case LinksChecked():
                    bars.update(task, description=f"Checking links {event.done}/{event.total}")
                case _:
                    assert_never(event)
            for line in lasting(event):
                bars.console.print(line, markup=False)

        yield show


def plain(console: Console, event: Event) -> None:
    """One line an event; the tool's own words lead each line, so that no page can fake a CI command."""
    for line in lasting(event):
        console.print(line, markup=False)
    match event:
        case Phase():
            console.print(f"mmaudit: {event.text}", markup=False)
        case PageFinished(failure=None):
            again = " (kept from the earlier run)" if event.resumed else ""
            where = f"{event.number}/{event.expected}"
            console.print(f"mmaudit: {where} {event.seconds:.1f} s {shown(event.url)}{again}", markup=False)
        case _:
            pass


def lasting(event: Event) -> Iterator[str]:
    """What stays on the screen in either form."""
    if isinstance(event, BrowserReady):
        yield f"mmaudit: with {clean(event.browser, limit=100)}"
        for note in event.notes:
            yield f"mmaudit: note: {clean(note, limit=300)}"
    if isinstance(event, PageFinished) and event.failure is not None:
        message = clean(event.failure.message, limit=200)
        yield f"mmaudit: {event.number}/{event.expected} failed ({event.failure.code}) {shown(event.url)}: {message}"


def shown(url: str) -> str:
    """A URL for one line of a terminal."""
    text = clean(url, limit=2000).replace("\n", " ")
    return text if len(text) <= URL_WIDTH else f"{text[: URL_WIDTH // 2]}…{text[-URL_WIDTH // 2 :]}"
