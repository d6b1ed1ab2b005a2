"""What can be read and touched."""

import msgspec

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import Content

LIMITS = {"blocks": 4000, "links": 3000, "controls": 500, "text": 2000}


async def collect(open_page: OpenPage) -> Content:
    """Blocks of text, links, controls and embeds in document order."""
    return msgspec.convert(await open_page.run("content", LIMITS), Content, strict=False)
