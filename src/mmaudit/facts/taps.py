"""How many taps is each page away from the start page?"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.snapshot import Link


def taps_from(start_url: str, pages: Sequence[PageFacts]) -> dict[str, int]:
    """Fewest taps from ``start_url`` to every page that can be reached (Dijkstra's algorithm).

    A link costs one tap, and one more when a menu has to be opened first.
    """
    steps = {page.url: tap_costs(page) for page in pages}
    names = addresses(pages)
    start = names.get(start_url, start_url)
    reached: dict[str, int] = {}
    waiting = [(0, start)] if start in steps else []
    while waiting:
        taps, url = heapq.heappop(waiting)
        if url in reached:
            continue
        reached[url] = taps
        for target, cost in steps[url].items():
            page_url = names.get(target)
            if page_url is not None and page_url not in reached:
                heapq.heappush(waiting, (taps + cost, page_url))
    return reached


def addresses(pages: Sequence[PageFacts]) -> dict[str, str]:
    """Every address under which a page was reached → the page's own."""
    found: dict[str, str] = {}
    for page in pages:
        for address in known_as(page):
            found.setdefault(address, page.url)
    # A page's own address is never that of another which redirected there.
    return found | {page.url: page.url for page in pages}


def known_as(page: PageFacts) -> Iterator[str]:
    """The addresses that led to a page."""
    snapshot = page.snapshot
    for address in (snapshot.job.url, *(hop.url for hop in snapshot.redirects)):
        canonical = canonical_url(address)
        if canonical is not None:
            yield canonical


def tap_costs(page: PageFacts) -> Mapping[str, int]:
    """What each address that a page links to costs in taps, by the easiest of its links."""
    costs: defaultdict[str, int] = defaultdict(lambda: 2)
    content = page.snapshot.content
    for link in content.links if content else ():
        target = canonical_url(link.url)
        if target is not None:
            costs[target] = min(costs[target], tap_cost(link))
    return costs


def tap_cost(link: Link) -> int:
    """One tap for a link in sight, two when something must be opened first."""
    return 1 if link.visible and not link.collapsed else 2
