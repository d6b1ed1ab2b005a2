"""What lies over the page: at its top, after scrolling, and once more some seconds after the load."""

import asyncio
from dataclasses import dataclass
from typing import Any

import msgspec
from playwright.async_api import Error as BrowserError

from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.snapshot import Overlay

# Pop-ups that ask to subscribe mostly come within this time. The look comes last: by then most of it is over.
LATER_MS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What covers the screen (share ``ratio`` of it) at one moment, ``since_load_ms`` after the load event."""

    ratio: float
    overlays: tuple[Overlay, ...]
    since_load_ms: float | None


async def cover(open_page: OpenPage, when: str) -> Cover:
    """What covers the screen now, said to be ``when``."""
    return cover_of(await open_page.run("overlays"), when)


async def later_cover(open_page: OpenPage, *, may_wait: bool) -> Cover | None:
    """What covers the screen some seconds after the load; ``None`` when the page does not answer."""
    try:
        seen = await cover(open_page, "later")
        left_ms = LATER_MS - seen.since_load_ms if seen.since_load_ms is not None else 0
        if may_wait and left_ms > 0:
            await asyncio.sleep(left_ms / 1000)
            seen = await cover(open_page, "later")
    except (BrowserError, ScriptError, TimeoutError):
        return None
    return seen


def cover_of(read: dict[str, Any], when: str) -> Cover:
    """What ``overlays.js`` read."""
    return Cover(
        ratio=read["covered"],
        overlays=tuple(
            msgspec.convert({**each, "when": when}, Overlay, strict=False) for each in read["overlays"]
        ),
        since_load_ms=read["since_load_ms"],
    )
