"""The pages that wait, and which of them is next: a choice that depends on nothing but the site."""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mmaudit.crawl.path_template import path_template
from mmaudit.crawl.scope import page_identity
from mmaudit.facts.origin import origin_of
from mmaudit.model.job import FoundBy, PageJob

# So many pages of one template weigh as much as one more tap from the start page.
PAGES_PER_TAP = 4


class Frontier:
    """Waiting pages, by depth and by template.

    Next is the shallowest, where every fourth page of one template counts as another tap: a menu with hundreds of
    categories leaves room for what they hold. Among equals comes the path's template that was chosen least often,
    then the query's, then the first by URL. A page that becomes shallower is put in again: its old place is passed
    over when it comes up, so that a frontier that was stored and read again goes on as the first would have. Of the
    ways to write a page's address the one on the origin of ``home_url`` is kept.
    """

    def __init__(self, home_url: str) -> None:
        self._origin = origin_of(home_url)
        self._waiting: dict[str, PageJob] = {}
        self._heaps: dict[tuple[int, str], list[str]] = {}
        self._chosen: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, url: str) -> bool:
        return page_identity(url) in self._waiting

    def jobs(self) -> Iterator[PageJob]:
        """All waiting pages in the order of their URLs."""
        return iter(sorted(self._waiting.values(), key=lambda job: job.url))

    def waiting(self, url: str) -> PageJob | None:
        """What waits for the page at ``url``, however its address is written."""
        return self._waiting.get(page_identity(url))

    def put(self, job: PageJob) -> PageJob:
        """Let ``job`` wait and answer what waits now; one that waits already becomes as shallow as this."""
        identity = page_identity(job.url)
        known = self._waiting.get(identity)
        if known is not None:
            job = self._merged(known, job)
            if job == known:
                return known
        self._waiting[identity] = job
        heapq.heappush(self._heaps.setdefault((job.depth, path_template(job.url)), []), job.url)
        return job

    def _merged(self, known: PageJob, job: PageJob) -> PageJob:
        """What two ways to the same page say together: the shallower one, a link rather than a sitemap."""
        is_homely = origin_of(job.url) == self._origin != origin_of(known.url)
        is_better = job.depth < known.depth or (known.found_by is FoundBy.SITEMAP) > (
            job.found_by is FoundBy.SITEMAP
        )
        told = job if is_better else known
        return replace(told, url=job.url if is_homely else known.url, depth=min(job.depth, known.depth))

    def drop(self, url: str) -> PageJob | None:
        """Forget the page at ``url``: it was met on another way. Answers what waited for it."""
        return self._waiting.pop(page_identity(url), None)

    def chose(self, url: str) -> None:
        """``url`` is visited: others of its template may wait a little longer."""
        template = path_template(url)
        self._chosen.update({template, template.partition("?")[0]})

    def pop(self) -> PageJob | None:
        """The next page, or ``None`` when nothing waits."""
        while self._heaps:
            depth, template = min(self._heaps, key=self._rank)
            heap = self._heaps[depth, template]
            url = heapq.heappop(heap)
            if not heap:
                del self._heaps[depth, template]
            # What became shallower, was written better or was dropped has left its old place behind.
            known = self.waiting(url)
            if known is not None and (known.url, known.depth) == (url, depth):
                return self.drop(url)
        return None

    def _rank(self, place: tuple[int, str]) -> tuple[int, int, int, int, str]:
        """What comes first: see the class."""
        depth, template = place
        of_path = self._chosen[template.partition("?")[0]]
        late = depth + of_path // PAGES_PER_TAP
        return late, of_path, depth, self._chosen[template], self._heaps[place][0]
