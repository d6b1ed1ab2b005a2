"""The first screen of the page, as a small picture."""

import asyncio
from base64 import b64decode

from mmaudit.gather.film import webp
from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import Picture

CAPTURE_TIMEOUT_S = 6.0
QUALITY = 60


async def first_screen(open_page: OpenPage) -> Picture:
    """What stands on the screen now, one picture pixel for each CSS pixel. Never the whole page: that kills browsers."""
    answer = await open_page.send(
        "Page.captureScreenshot",
        timeout_s=CAPTURE_TIMEOUT_S,
        format="jpeg",
        quality=85,
        optimizeForSpeed=True,
    )
    data, width_px, height_px = await asyncio.to_thread(
        webp, b64decode(answer["data"]), width_px=open_page.device.width_px, quality=QUALITY
    )
    return open_page.pictures.put_picture(data, mime="image/webp", width_px=width_px, height_px=height_px)
