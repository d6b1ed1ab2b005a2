"""The app's files as they really are: asked for once a site, unpacked in the browser's sandbox, measured."""

import asyncio
import base64
import time
from binascii import Error as Base64Error
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice

from PIL import Image
from playwright.async_api import Error as BrowserError

from mmaudit.facts.picture_kind import MEDIA_TYPES, is_cut_off, picture_kind, written_size
from mmaudit.facts.safe_zone import clear_share, cut_share, pixels_of
from mmaudit.gather.deadline import limited
from mmaudit.gather.file_tab import Answer, FileTab, file_tab
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.gather.pictures import PictureSink
from mmaudit.model.app_files import AppFile, FileFault, FileUse, WantedFile
from mmaudit.model.seen import Picture

# For all files together: to come, and to be unpacked.
FETCH_S = 2.0
UNPACK_S = 1.5
# With the opening and the closing of the tab, on a machine that is busy.
ALL_S = 6.0
# The specification names no limit; a phone's screen has 4 million. Chromium unpacks four bytes a pixel.
MAX_PIXELS = 20_000_000
SIDE = 96


async def app_files(open_page: OpenPage, wanted: Sequence[WantedFile]) -> tuple[AppFile, ...] | None:
    """What became of each wanted file; ``None`` where the browser gave no answer."""
    try:
        return await limited(measured(open_page, wanted), ALL_S) if wanted else ()
    except (BrowserError, ScriptError, TimeoutError):
        return None


async def measured(open_page: OpenPage, asked: Sequence[WantedFile]) -> tuple[AppFile, ...]:
    """Fetch all, then unpack: what is drawn by a program (SVG) last, for it may take for ever."""
    start = next((each.url for each in asked if each.use is FileUse.START_PAGE), "")
    pictures = [each.url for each in asked if each.use is not FileUse.START_PAGE]
    async with file_tab(open_page) as tab:
        answers = await tab.get(pictures, document=start, limit_s=FETCH_S)
        files = {url: as_file(answer) for url, answer in answers.items()}
        until, drawn = time.monotonic() + UNPACK_S, {}
        for url in sorted((url for url in files if url != start), key=lambda url: files[url].kind == "svg"):
            left_s = until - time.monotonic()
            files[url], drawn[url] = await unpacked(tab, files[url], answers[url].body, left_s=left_s)
    found = tuple(replace(files[each.url], wanted=each) for each in asked)
    return with_pictures(found, drawn, open_page.pictures)


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


async def unpacked(tab: FileTab, file: AppFile, body: bytes, *, left_s: float) -> tuple[AppFile, bytes]:
    """The picture's size and what its pixels say; and these, small."""
    if file.fault or not 200 <= (file.status or 0) < 300:
        return file, b""
    refused = refusal(file, body)
    if refused is not None:
        return refused, b""
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
        return replace(file, fault=FileFault.NOT_DRAWN), b""
    if seen is None:
        return replace(file, fault=FileFault.NO_PICTURE), b""
    sized = replace(file, width_px=int(seen["width"]) or None, height_px=int(seen["height"]) or None)
    if not seen["drawn"]:
        fault = FileFault.TOO_MANY_PIXELS if sized.width_px else FileFault.NO_PICTURE
        return replace(sized, fault=fault), b""
    rgba = as_bytes(str(seen["rgba"]))
    return await asyncio.to_thread(with_pixels, sized, rgba), rgba


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


def as_bytes(rgba: str) -> bytes:
    """The small picture's pixels; none where they are not all there."""
    try:
        pixels = base64.b64decode(rgba)
    except Base64Error:
        return b""
    return pixels if len(pixels) == 4 * SIDE * SIDE else b""


def with_pixels(file: AppFile, rgba: bytes) -> AppFile:
    """What the small picture tells of the whole."""
    if not rgba:
        return file
    pixels = pixels_of(rgba)
    return replace(file, clear_share=clear_share(pixels), cut_share=cut_share(pixels, SIDE))


def with_pictures(
    files: Sequence[AppFile], drawn: Mapping[str, bytes], pictures: PictureSink
) -> tuple[AppFile, ...]:
    """One icon for a launcher's mask and one without, each with its picture for the report."""
    shown: dict[WantedFile, Picture] = {}
    for purpose in ("maskable", "any"):
        named = (each.wanted for each in files if each.wanted.use is FileUse.ICON)
        fitting = (
            each for each in named if drawn.get(each.url) and purpose in (each.purpose or "any").split()
        )
        for wanted in islice(fitting, 1):
            data = as_png(drawn[wanted.url])
            shown[wanted] = pictures.put_picture(data, mime="image/png", width_px=SIDE, height_px=SIDE)
    return tuple(replace(each, picture=shown.get(each.wanted)) for each in files)


def as_png(rgba: bytes) -> bytes:
    """The small picture as a file."""
    out = BytesIO()
    Image.frombytes("RGBA", (SIDE, SIDE), rgba).save(out, "PNG", optimize=True)
    return out.getvalue()
