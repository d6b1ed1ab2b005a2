"""In which order a page is read: nothing that changes the page comes before what reads it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One collector, the time that it may take, and whether it works without the emulated link."""

    section: Section
    collect: Callable[[OpenPage], Awaitable[Any]]
    limit_s: float
    lifts_network: bool = False
    once_per_site: bool = False


def _late(name: str) -> Callable[[OpenPage], Awaitable[Any]]:
    async def collect(open_page: OpenPage) -> Any:  # noqa: ANN401
        return await import_module(f"mmaudit.gather.collectors.{name}").collect(open_page)

    return collect


# Layout, document and content change nothing; scrolling loads more, AMP and PWA reach for other documents.
PLAN = (
    Step(section=Section.LAYOUT, collect=_late("layout"), limit_s=8),
    Step(section=Section.DOCUMENT, collect=_late("document"), limit_s=8),
    Step(section=Section.CONTENT, collect=_late("content"), limit_s=8),
    Step(section=Section.SCROLL, collect=_late("scroll"), limit_s=20),
    Step(section=Section.AMP, collect=_late("amp"), limit_s=15, lifts_network=True),
    Step(section=Section.PWA, collect=_late("pwa"), limit_s=30, lifts_network=True, once_per_site=True),
)


def steps(*, site_wide: bool) -> tuple[Step, ...]:
    """The steps for a page; ``site_wide``: with those that are done once per site."""
    return tuple(step for step in PLAN if site_wide or not step.once_per_site)
