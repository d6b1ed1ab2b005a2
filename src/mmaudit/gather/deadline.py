"""No call to the browser may wait for ever: Playwright's ``evaluate``, ``close`` and ``new_page`` have no time-out."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from playwright.async_api import Error as BrowserError

T = TypeVar("T")


async def limited(work: Awaitable[T], seconds: float) -> T:
    """What ``work`` gives, or ``TimeoutError`` after ``seconds``."""
    async with asyncio.timeout(seconds):
        return await work


async def attempted(work: Awaitable[object], seconds: float) -> bool:
    """Do ``work`` if it can be done in ``seconds``; tell whether it was. What the browser says against it is ignored."""
    try:
        await limited(work, seconds)
    except (BrowserError, TimeoutError):
        return False
    return True
