"""After the last page: do the site's other links work?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from mmaudit.crawl.web_reader import WebReader
from mmaudit.model.site_capture import LinkCheck

CONCURRENCY = 4
# With a crawl delay links are asked one by one; this is all the waiting that a report is worth.
MAX_WAIT_S = 120.0
TOO_MANY_REQUESTS = 429

Progress = Callable[[int, int], None]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRound:
    """What was asked, in the order of the list, and how many were not."""

    checks: tuple[LinkCheck, ...]
    unchecked: int


def affordable(limit: int, delay_s: float | None) -> int:
    """How many links may be asked under a crawl delay."""
    return min(limit, int(MAX_WAIT_S / delay_s)) if delay_s else limit


async def check_links(
    addresses: Mapping[str, str],
    reader: WebReader,
    *,
    delay_s: float | None = None,
    progress: Progress | None = None,
    sleep: Sleep = asyncio.sleep,
) -> LinkRound:
    """Ask what stands for each URL in ``addresses``; a site with "too many requests" is left in peace with the rest."""
    asking = _Asking(addresses, reader, delay_s, progress, sleep)
    workers = 1 if delay_s else CONCURRENCY
    async with asyncio.TaskGroup() as group:
        for _ in range(min(workers, len(addresses))):
            group.create_task(asking.work())
    checks = tuple(asking.checks[url] for url in addresses if url in asking.checks)
    return LinkRound(checks=checks, unchecked=len(addresses) - len(checks))


class _Asking:
    """One list of links that several workers share."""

    def __init__(
        self,
        addresses: Mapping[str, str],
        reader: WebReader,
        delay_s: float | None,
        progress: Progress | None,
        sleep: Sleep,
    ) -> None:
        self.checks: dict[str, LinkCheck] = {}
        self._total = len(addresses)
        self._left = iter(addresses.items())
        self._reader = reader
        self._delay_s = delay_s
        self._progress = progress
        self._sleep = sleep
        self._refused = False

    async def work(self) -> None:
        """Ask until nothing is left."""
        for url, address in self._left:
            if self._refused:
                return
            if self._delay_s:
                await self._sleep(self._delay_s)
            check = replace(await self._reader.check(address), url=url)
            if check.status == TOO_MANY_REQUESTS:
                self._refused = True
                return
            self.checks[url] = check
            if self._progress is not None:
                self._progress(len(self.checks), self._total)
