"""What a phone shows of the site once it is installed, by Chromium's own reading of the manifest."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.async_api import Error

from mmaudit.facts.manifest_text import read_manifest, text_of
from mmaudit.gather.open_page import OpenPage
from mmaudit.gather.pictures import PictureSink
from mmaudit.model.app import AppCard
from mmaudit.model.snapshot import Picture

# The launcher's largest icon is 192 px (https://developer.android.com/google-play/resources/icon-design-specifications
# knows 512 for the store); the card in the report is smaller.
ICON_PX = 192
MAX_ICON_BYTES = 2_000_000
MAX_ICON_PIXELS = 4_000_000
MAX_NAME = 200
RGBA = re.compile(r"rgba?\((\d{1,3}),\s{0,3}(\d{1,3}),\s{0,3}(\d{1,3})[,)]")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


async def app_card(open_page: OpenPage, answer: Mapping[str, Any]) -> AppCard | None:
    """The card; ``answer`` is that of ``Page.getAppManifest``. ``None`` where no manifest can be read."""
    written = read_manifest(answer.get("data") or "")
    if not answer.get("url") or written is None:
        return None
    parsed = answer.get("manifest") or {}
    return AppCard(
        name=(parsed.get("name") or text_of(written, "name"))[:MAX_NAME],
        short_name=text_of(written, "short_name")[:MAX_NAME],
        theme_color=hex_color(parsed.get("themeColor")),
        background_color=hex_color(parsed.get("backgroundColor")),
        display=display_of(parsed.get("display")),
        icon=await chosen_icon(open_page),
    )


def hex_color(color: object) -> str:
    """Chromium's ``rgba(255,0,0,1)`` as ``#ff0000``; ``""`` when there is none."""
    found = RGBA.match(color) if isinstance(color, str) else None
    return "#" + "".join(f"{min(255, int(part)):02x}" for part in found.groups()) if found else ""


def display_of(mode: object) -> str:
    """Chromium's ``kMinimalUi`` as the specification's ``minimal-ui``; ``""`` when there is none."""
    name = str(mode or "").removeprefix("k")
    return "" if name in ("", "Undefined") else HUMP.sub("-", name).lower()


async def chosen_icon(open_page: OpenPage) -> Picture | None:
    """The icon that Chromium would put on the home screen."""
    try:
        answer = await open_page.send("Page.getManifestIcons", timeout_s=8)
        data = b64decode(answer.get("primaryIcon") or "")
    except (Error, TimeoutError, Base64Error):
        return None
    return keep_icon(data, open_page.pictures)


def keep_icon(data: bytes, pictures: PictureSink) -> Picture | None:
    """``data`` anew as a PNG no larger than ``ICON_PX``; ``None`` when it is no picture or a bomb."""
    if not 0 < len(data) <= MAX_ICON_BYTES:
        return None
    try:
        with Image.open(BytesIO(data), formats=("PNG", "WEBP", "JPEG")) as image:
            if image.width * image.height > MAX_ICON_PIXELS:
                return None
            picture = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((ICON_PX, ICON_PX), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return pictures.put_picture(
        out.getvalue(), mime="image/png", width_px=picture.width, height_px=picture.height
    )
