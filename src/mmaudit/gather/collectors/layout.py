"""How the page sits on the phone's screen."""

import msgspec

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import Layout

MAX_ITEMS = 400


async def collect(open_page: OpenPage) -> Layout:
    """Viewport, overflow with its culprits, text sizes, tap targets and images."""
    return msgspec.convert(await open_page.run("layout", MAX_ITEMS), Layout, strict=False)
