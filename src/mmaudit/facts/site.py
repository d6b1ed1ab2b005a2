"""The facts of the site as a whole."""

from collections.abc import Sequence

from mmaudit.facts.boilerplate import boilerplate_keys
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.page import derive_page, page_url
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.facts.taps import taps_from
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Snapshot


def derive_site(snapshots: Sequence[Snapshot], *, start_url: str, capture: SiteCapture) -> SiteFacts:
    """The facts of all ``snapshots`` but those that the crawl skipped after all; the first is the start page."""
    left_out = {skipped.url for skipped in capture.skipped}
    snapshots = [each for each in snapshots if each.job.url not in left_out]
    pages = distinct_pages([snapshot for snapshot in snapshots if snapshot.failure is None])
    home = page_url(snapshots[0]) if snapshots else canonical_url(start_url) or start_url
    return SiteFacts(
        start_url=start_url,
        pages=pages,
        failed=tuple(snapshot for snapshot in snapshots if snapshot.failure is not None),
        capture=capture,
        taps_from_home=taps_from(home, pages),
        boilerplate=boilerplate_keys(pages),
    )


def distinct_pages(snapshots: Sequence[Snapshot]) -> tuple[PageFacts, ...]:
    """One page for each address: two that redirect to the same place are one."""
    first: dict[str, Snapshot] = {}
    for snapshot in snapshots:
        first.setdefault(page_url(snapshot), snapshot)
    return tuple(derive_page(snapshot) for snapshot in first.values())
