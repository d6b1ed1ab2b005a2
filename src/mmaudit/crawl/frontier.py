"""The pages that wait, and which of them is next: a choice that depends on nothing but the site."""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mmaudit.crawl.path_template import path_template
from mmaudit.crawl.scope import page_identity
from mmaudit.facts.origin import origin_of
from mmaudit.model.job import FoundBy, PageJob


class Frontier:
    """Waiting pages, by depth and by template.

    Next is the shallowest; among those, one of the template that was chosen least often; among those, the
    first by URL. A page that becomes shallower is put in again: its old place is passed over when it comes up,
    so that a frontier that was stored and read again goes on as the first would have. Of the ways to write a
    page's address the one on the origin of ``home_url`` is kept.
    """

    def __init__(self, home_url: str) -> None:
        self._origin = origin_of(home_url)
        self._waiting: dict[str, PageJob] = {}
        self._heaps: dict[int, dict[str, list[str]]] = {}
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
        templates = self._heaps.setdefault(job.depth, {})
        heapq.heappush(templates.setdefault(path_template(job.url), []), job.url)
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
        self._chosen[path_template(url)] += 1

    def pop(self) -> PageJob | None:
        """The next page, or ``None`` when nothing waits."""
        for depth in sorted(self._heaps):
            job = self._pop_at(depth)
            if job is not None:
                return job
            del self._heaps[depth]
        return None

    def _pop_at(self, depth: int) -> PageJob | None:
        """The next page of one depth."""
        templates = self._heaps[depth]
        while templates:
            template = min(templates, key=lambda name: (self._chosen[name], templates[name][0]))
            heap = templates[template]
            url = heapq.heappop(heap)
            if not heap:
                del templates[template]
            # What became shallower, was written better or was dropped has left its old place behind.
            known = self.waiting(url)
            if known is not None and (known.url, known.depth) == (url, depth):
                return self.drop(url)
        return None
