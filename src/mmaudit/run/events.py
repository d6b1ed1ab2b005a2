"""What a run tells while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mmaudit.model.failure import Failure
from mmaudit.model.report import SiteReport


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserReady:
    """The phone is in hand. ``notes``: what the user should know of it (no sandbox, a weaker browser)."""

    browser: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStarted:
    """Page ``number`` (1-based) of about ``expected`` is visited now."""

    url: str
    number: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFinished:
    """A page is stored. ``resumed``: it was already there from the run that was cut off."""

    url: str
    number: int
    expected: int
    seconds: float
    failure: Failure | None
    resumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksChecked:
    """``done`` of ``total`` links were asked."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Something that takes a while and is not a page: ``text`` says what."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The report is written to ``files``."""

    report: SiteReport
    files: tuple[Path, ...]


Event = BrowserReady | PageStarted | PageFinished | LinksChecked | Phase | Finished
Listener = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """A listener for callers who want the result alone."""
