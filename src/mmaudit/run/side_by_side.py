"""A page is loaded while the one before it is still being read, in an order that does not depend on which is faster."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from mmaudit.model.job import PageJob
from mmaudit.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What there is to do: ``next_job`` until there is none, ``visit`` each, ``record`` what was seen.

    ``goes_alone``: no other page may be under way beside this one. ``comes_first``: nothing is chosen before it is
    recorded, since all else follows from it.
    """

    next_job: Callable[[], PageJob | None]
    visit: Callable[[PageJob], Awaitable[Snapshot]]
    record: Callable[[Snapshot], None]
    goes_alone: Callable[[PageJob], bool]
    comes_first: Callable[[PageJob], bool] = lambda _job: False


async def visit_all(work: Work, *, width: int) -> None:
    """Visit every page, at most ``width`` at once.

    A page is chosen when all but the last ``width - 1`` are recorded, no earlier and no later, and one that goes alone
    is no exception: the same site gives the same pages, even when the run was cut off and went on. Cancelled, it
    leaves no visit behind.
    """
    under_way: deque[asyncio.Future[Snapshot]] = deque()

    async def record_all_but(number: int) -> None:
        while len(under_way) > number:
            work.record(await under_way[0])
            under_way.popleft()

    try:
        while True:
            await record_all_but(width - 1)
            job = work.next_job()
            if job is None:
                if not under_way:
                    return
                # What is under way may lead to more pages, or may turn out to be none.
                await record_all_but(0)
                continue
            is_alone = work.goes_alone(job) or work.comes_first(job)
            if is_alone:
                await asyncio.gather(*under_way)
            under_way.append(asyncio.ensure_future(work.visit(job)))
            if is_alone:
                await asyncio.gather(*under_way)
            if work.comes_first(job):
                await record_all_but(0)
    finally:
        for visit in under_way:
            visit.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
