"""In which order a page is read: nothing that changes the page comes before what reads it."""

from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass
from typing import Any

from mmaudit.gather.collectors import (
    amp,
    back,
    content,
    coverage,
    document,
    layout,
    permissions,
    pwa,
    scroll,
    taps,
)
from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import ScrollPart, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One collector and the time that it may take.

    ``reads_only``: it can also read a page whose scripts had to be stopped. ``parts``: it is done only when one of
    them is wanted; empty: always.
    """

    section: Section
    collect: Callable[[OpenPage], Coroutine[Any, Any, Any]]
    limit_s: float
    reads_only: bool = False
    once_per_site: bool = False
    once_per_template: bool = False
    parts: frozenset[ScrollPart] = frozenset()

    def is_wanted(self, parts: Collection[ScrollPart]) -> bool:
        """Whether a run that does ``parts`` of the scroll pass does it."""
        return not self.parts or not self.parts.isdisjoint(parts)


SCROLLED = frozenset(ScrollPart) - {ScrollPart.TAPS, ScrollPart.BACK}

# Coverage first: what runs later is not of the load. Layout, document and content change nothing; scrolling
# loads more; what the page asks for by itself is over when the first tap comes; taps open what was closed, AMP and PWA
# reach for other documents.
PLAN = (
    Step(section=Section.COVERAGE, collect=coverage.collect, limit_s=8),
    Step(section=Section.LAYOUT, collect=layout.collect, limit_s=8, reads_only=True),
    Step(section=Section.DOCUMENT, collect=document.collect, limit_s=8, reads_only=True),
    Step(section=Section.CONTENT, collect=content.collect, limit_s=8, reads_only=True),
    Step(section=Section.SCROLL, collect=scroll.collect, limit_s=20, parts=SCROLLED),
    Step(section=Section.PERMISSIONS, collect=permissions.collect, limit_s=3, reads_only=True),
    Step(section=Section.TAPS, collect=taps.collect, limit_s=3, parts=frozenset({ScrollPart.TAPS})),
    Step(section=Section.AMP, collect=amp.collect, limit_s=15),
    Step(section=Section.PWA, collect=pwa.collect, limit_s=30, once_per_site=True),
    Step(
        section=Section.BACK,
        collect=back.collect,
        limit_s=20,
        once_per_template=True,
        parts=frozenset({ScrollPart.BACK}),
    ),
)


def steps(*, site_wide: bool, is_stopped: bool) -> tuple[Step, ...]:
    """The steps for a page. ``site_wide``: also those done once per site; ``is_stopped``: only those that read."""
    return tuple(
        step for step in PLAN if (site_wide or not step.once_per_site) and (step.reads_only or not is_stopped)
    )
