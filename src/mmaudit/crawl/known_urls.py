"""Every URL that the crawl met, with its state, and which of them changed since the last look."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mmaudit.facts.canonical import canonical_url
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import PageJob
from mmaudit.model.known_url import KnownUrl, UrlState

# An endless site may name millions of addresses; beyond this they are only counted.
MAX_KNOWN = 100_000


class KnownUrls:
    """One entry a URL, in the order in which they were met. ``uncounted``: how many more there were no room for."""

    def __init__(self, stored: Iterable[KnownUrl] = ()) -> None:
        self._entries = {entry.url: entry for entry in stored}
        self._changed: dict[str, None] = {}
        self.turned_away = 0

    def __iter__(self) -> Iterator[KnownUrl]:
        return iter(self._entries.values())

    def has_room_for(self, url: str) -> bool:
        """Whether ``url`` is known or can become so; otherwise it is counted as turned away."""
        fits = url in self._entries or len(self._entries) < MAX_KNOWN
        self.turned_away += not fits
        return fits

    def meet(self, job: PageJob, *, as_found: str = "") -> KnownUrl:
        """The entry of a URL; a new one is ``linked`` until something is decided of it."""
        known = self._entries.get(job.url)
        if known is not None:
            return known
        spelling = "" if as_found == job.url else as_found
        entry = KnownUrl(
            url=job.url, as_found=spelling, depth=job.depth, found_by=job.found_by, found_on=job.found_on
        )
        self.put(entry)
        return entry

    def put(self, entry: KnownUrl) -> None:
        """Take over the new state of a URL."""
        if self._entries.get(entry.url) != entry:
            self._entries[entry.url] = entry
            self._changed[entry.url] = None

    def get(self, url: str) -> KnownUrl | None:
        """The entry of ``url``."""
        return self._entries.get(url)

    def address_of(self, url: str) -> str:
        """What to ask for ``url``: with the index file with which it was found."""
        entry = self._entries.get(url)
        found = canonical_url(entry.as_found, keep_index=True) if entry and entry.as_found else None
        return found if found and canonical_url(found) == url else url

    def skip(self, url: str, why: FailureCode, detail: str) -> None:
        """Leave a known URL out because of ``why``; the first reason stays."""
        entry = self._entries[url]
        if entry.state is not UrlState.SKIPPED:
            self.put(replace(entry, state=UrlState.SKIPPED, why=why, detail=detail))

    def release(self, url: str) -> None:
        """What speaks against ``url``, or what was planned with it, holds no more."""
        entry = self._entries.get(url)
        if entry is not None and entry.state in (UrlState.SKIPPED, UrlState.TODO):
            self.put(replace(entry, state=UrlState.LINKED, why=None, detail=""))

    def take_changes(self) -> tuple[KnownUrl, ...]:
        """What changed since the last call, in the order in which it first did."""
        changed = tuple(self._entries[url] for url in self._changed)
        self._changed.clear()
        return changed
