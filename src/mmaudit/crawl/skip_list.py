"""What the crawl knew and left out: listed up to a limit, counted without one."""

from collections import Counter
from collections.abc import Mapping

from mmaudit.model.failure import FailureCode
from mmaudit.model.job import Skipped

MAX_LISTED = 200  # for each reason
MAX_URL_CHARS = 2000


class SkipList:
    """Each URL is kept once, with the first reason that was given."""

    def __init__(self) -> None:
        self._skipped: dict[str, Skipped] = {}
        self._visited: set[str] = set()

    def add(self, url: str, why: FailureCode, detail: str = "") -> None:
        """Leave ``url`` out because of ``why``."""
        shown = url if len(url) <= MAX_URL_CHARS else url[:MAX_URL_CHARS] + "…"
        self._skipped.setdefault(url, Skipped(url=shown, why=why, detail=detail))

    def visited(self, url: str, why: FailureCode, detail: str) -> None:
        """Leave ``url`` out after a visit; it is always listed, or its visit would pass for a page."""
        self._visited.add(url)
        self.add(url, why, detail)

    def discard(self, url: str) -> None:
        """Take ``url`` back: it is visited after all."""
        self._skipped.pop(url, None)

    def listed(self) -> tuple[Skipped, ...]:
        """What was visited, and at most 200 more URLs for each reason, in the order in which they were met."""
        seen: Counter[FailureCode] = Counter()
        listed = []
        for url, skipped in self._skipped.items():
            seen[skipped.why] += url not in self._visited
            if url in self._visited or seen[skipped.why] <= MAX_LISTED:
                listed.append(skipped)
        return tuple(listed)

    def counts(self) -> Mapping[FailureCode, int]:
        """How many URLs were left out for each reason."""
        return dict(Counter(skipped.why for skipped in self._skipped.values()))
