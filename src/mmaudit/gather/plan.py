"""In which order a page is read: nothing that changes the page comes before what reads it."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One collector and the time that it may take.

    ``lifts_network``: it works without the emulated link. ``reads_only``: it can also read a page whose scripts
    had to be stopped.
    """

    section: Section
    collect: Callable[[OpenPage], Coroutine[Any, Any, Any]]
    limit_s: float
    reads_only: bool = False
    lifts_network: bool = False
    once_per_site: bool = False


def _late(name: str) -> Callable[[OpenPage], Coroutine[Any, Any, Any]]:
    async def collect(open_page: OpenPage) -> Any:  # noqa: ANN401
        return await import_module(f"mmaudit.gather.collectors.{name}").collect(open_page)

    return collect


# Layout, document and content change nothing; scrolling loads more, AMP and PWA reach for other documents.
PLAN = (
    Step(section=Section.LAYOUT, collect=_late("layout"), limit_s=8, reads_only=True),
    Step(section=Section.DOCUMENT, collect=_late("document"), limit_s=8, reads_only=True),
    Step(section=Section.CONTENT, collect=_late("content"), limit_s=8, reads_only=True),
    Step(section=Section.SCROLL, collect=_late("scroll"), limit_s=20),
    Step(section=Section.AMP, collect=_late("amp"), limit_s=15, lifts_network=True),
    Step(section=Section.PWA, collect=_late("pwa"), limit_s=30, lifts_network=True, once_per_site=True),
)


def steps(*, site_wide: bool, is_stopped: bool) -> tuple[Step, ...]:
    """The steps for a page. ``site_wide``: also those done once per site; ``is_stopped``: only those that read."""
    return tuple(
        step for step in PLAN if (site_wide or not step.once_per_site) and (step.reads_only or not is_stopped)
    )
