"""Visits pages of the scroll site with one browser and says how each came out."""

import hashlib
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace

from tests.sites.scroll.pages import Case

from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.audits.runner import audit_page, audit_site
from mmaudit.config.settings import Config
from mmaudit.facts.page import derive_page
from mmaudit.facts.site import derive_site
from mmaudit.gather.browser import find_browser
from mmaudit.gather.phone import Phone
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Picture, ScrollPart, Section, Snapshot
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.run.options import make_config
from mmaudit.score.scoring import load_scoring

# Audits of other areas that judge what a thumb and an eye meet.
BESIDE = frozenset(
    {
        "cumulative-layout-shift", "image-dimensions", "input-zoom", "interaction-to-next-paint", "tap-targets",
        "text-size", "zoom-disabled", "hover-only-menus",
    }
)  # fmt: skip
BAD = frozenset({Status.WARN, Status.FAIL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One page as it was visited: its audits by id."""

    case: Case
    snapshot: Snapshot
    results: Mapping[str, AuditResult]
    seconds: float

    @property
    def verdict(self) -> str:
        """The status of the case's own audit."""
        result = self.results.get(self.case.audit)
        return result.status.value if result else "no such audit"

    @property
    def is_right(self) -> bool:
        """Whether the case's own audit came out as it must."""
        return self.verdict == self.case.status

    @property
    def false_alarms(self) -> tuple[str, ...]:
        """Other audits of scrolling and tapping that blame the page, with what they say."""
        mine = {self.case.audit, *self.case.also_bad}
        return tuple(
            f"{result.id}: {result.text}"
            for result in self.results.values()
            if is_watched(result) and result.status in BAD and result.id not in mine
        )


def is_watched(result: AuditResult) -> bool:
    """Whether an audit is of scrolling or tapping."""
    return result.category is Category.SCROLL or result.id in BESIDE


class NoAlbum:
    """Keeps no pictures."""

    def put_picture(self, data: bytes, *, mime: str, width_px: int, height_px: int) -> Picture:
        """The record alone."""
        digest = hashlib.sha256(data).hexdigest()
        return Picture(sha256=digest, mime=mime, width_px=width_px, height_px=height_px)


def harmless(origin: str) -> Config:
    """No link and no slower processor: what is looked at is how the page is made."""
    config = make_config(f"{origin}/", network="none", cpu=1)
    return replace(config, repeat_contended=False)


def parts_for(audit: str) -> tuple[ScrollPart, ...]:
    """The parts of the scroll pass that ``audit`` cannot do without."""
    spec = next(each.spec for each in (*PAGE_AUDITS, *SITE_AUDITS) if each.spec.id == audit)
    if spec.part is not None:
        return (spec.part,)
    if Section.BACK in spec.needs:
        return (ScrollPart.BACK,)
    if Section.TAPS in spec.needs:
        return (ScrollPart.TAPS,)
    # What covers the screen is looked at whatever part is done, some seconds after the load with late content alone.
    return (ScrollPart.LATE,) if Section.SCROLL in spec.needs else ()


async def visit_in_part(pages: Iterable[Case], config: Config) -> AsyncIterator[Seen]:
    """Each page once, scrolled only as far as its own audit wants."""
    groups: dict[tuple[ScrollPart, ...], list[Case]] = {}
    for case in pages:
        groups.setdefault(parts_for(case.audit), []).append(case)
    for parts, group in groups.items():
        async for seen in visit_all(group, replace(config, scroll=parts)):
            yield seen


async def visit_all(pages: Iterable[Case], config: Config) -> AsyncIterator[Seen]:
    """Each page once, one after the other, with one browser."""
    origin, limits = config.start_url.rstrip("/"), load_scoring().limits
    async with Phone(config, find_browser(None), NoAlbum()) as phone:
        for case in pages:
            begun = time.monotonic()
            job = PageJob(url=origin + case.path, depth=1, found_by=FoundBy.LINK)
            snapshot = await phone.visit(job, site_wide=False, goes_back=ScrollPart.BACK in config.scroll)
            site = derive_site((snapshot,), start_url=config.start_url, capture=SiteCapture())
            found = (*audit_page(derive_page(snapshot), limits), *audit_site(site, limits))
            results = {result.id: result for result in found}
            yield Seen(case=case, snapshot=snapshot, results=results, seconds=time.monotonic() - begun)
