"""The app's files as they really are: asked for once a site, unpacked in the browser's sandbox, measured."""

import asyncio
import base64
import time
from binascii import Error as Base64Error
from collections.abc import Sequence
from dataclasses import replace

from playwright.async_api import Error as BrowserError

from mmaudit.facts.picture_kind import MEDIA_TYPES, is_cut_off, picture_kind, written_size
from mmaudit.facts.safe_zone import clear_share, cut_share, pixels_of
from mmaudit.gather.file_tab import Answer, FileTab, file_tab
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.app_files import AppFile, FileFault, FileUse, WantedFile

# For all files together: to come, and to be unpacked.
FETCH_S = 2.0
UNPACK_S = 1.5
# The specification names no limit; a phone's screen has 4 million. Chromium unpacks four bytes a pixel.
MAX_PIXELS = 20_000_000
SIDE = 96


async def app_files(open_page: OpenPage, wanted: Sequence[WantedFile]) -> tuple[AppFile, ...] | None:
    """What became of each wanted file; ``None`` where the browser gave no answer."""
    try:
        return await measured(open_page, wanted) if wanted else ()
    except (BrowserError, ScriptError, TimeoutError):
        return None


async def measured(open_page: OpenPage, asked: Sequence[WantedFile]) -> tuple[AppFile, ...]:
    """Fetch all, then unpack: what is drawn by a program (SVG) last, for it may take for ever."""
    start = next((each.url for each in asked if each.use is FileUse.START_PAGE), "")
    pictures = [each.url for each in asked if each.use is not FileUse.START_PAGE]
    async with file_tab(open_page) as tab:
        answers = await tab.get(pictures, document=start, limit_s=FETCH_S)
        files = {url: as_file(answer) for url, answer in answers.items()}
        until = time.monotonic() + UNPACK_S
        for url in sorted((url for url in files if url != start), key=lambda url: files[url].kind == "svg"):
            files[url] = await unpacked(tab, files[url], answers[url].body, left_s=until - time.monotonic())
    return tuple(replace(files[each.url], wanted=each) for each in asked)


NOBODY = WantedFile(use=FileUse.ICON, path="", url="")


def as_file(answer: Answer) -> AppFile:
    """An answer before its picture was unpacked."""
    return AppFile(
        wanted=NOBODY,
        final_url=answer.final_url,
        status=answer.status,
        content_type=answer.content_type,
        size_bytes=answer.size_bytes,
        kind=picture_kind(answer.body),
        fault=answer.fault,
    )


async def unpacked(tab: FileTab, file: AppFile, body: bytes, *, left_s: float) -> AppFile:
    """The picture's size, and what its pixels say."""
    if file.fault or not 200 <= (file.status or 0) < 300:
        return file
    refused = refusal(file, body)
    if refused is not None:
        return refused
    try:
        seen = await tab.page.run(
            "measure_picture",
            base64.b64encode(body).decode(),
            MEDIA_TYPES[file.kind],
            SIDE,
            MAX_PIXELS,
            timeout_s=max(0.05, left_s),
        )
    except (BrowserError, ScriptError, TimeoutError):
        return replace(file, fault=FileFault.NOT_DRAWN)
    if seen is None:
        return replace(file, fault=FileFault.NO_PICTURE)
    sized = replace(file, width_px=int(seen["width"]) or None, height_px=int(seen["height"]) or None)
    if not seen["drawn"]:
        return replace(sized, fault=FileFault.TOO_MANY_PIXELS if sized.width_px else FileFault.NO_PICTURE)
    return await asyncio.to_thread(with_pixels, sized, str(seen["rgba"]))


def refusal(file: AppFile, body: bytes) -> AppFile | None:
    """What need not be unpacked to be known."""
    if not file.kind:
        return replace(file, fault=FileFault.NO_PICTURE)
    if is_cut_off(body):
        return replace(file, fault=FileFault.CUT_OFF)
    width_px, height_px = written_size(body) or (0, 0)
    if width_px * height_px > MAX_PIXELS:
        return replace(file, fault=FileFault.TOO_MANY_PIXELS, width_px=width_px, height_px=height_px)
    return None


def with_pixels(file: AppFile, rgba: str) -> AppFile:
    """What the small picture tells of the whole."""
    try:
        pixels = pixels_of(base64.b64decode(rgba))
    except Base64Error:
        return file
    if len(pixels) != SIDE * SIDE:
        return file
    return replace(file, clear_share=clear_share(pixels), cut_share=cut_share(pixels, SIDE))
