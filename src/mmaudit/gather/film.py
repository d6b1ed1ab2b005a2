"""The filmstrip of a load: screencast frames, their histograms, and the few that are kept as pictures."""

import asyncio
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops
from playwright.async_api import CDPSession

from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.pictures import PictureSink
from mmaudit.gather.speed_index import Glimpse
from mmaudit.model.snapshot import Frame

FRAME_WIDTH_PX = 180
STRIP_WIDTH_PX = 120
STRIP_FRAMES = 8
MAX_FRAMES = 600
JPEG_QUALITY = 50
WEBP_QUALITY = 55
COMMAND_TIMEOUT_S = 5.0

# speedline leaves out what is (nearly) white: text on white must not drown in its paper.
WHITE_FROM = 249


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One screencast frame: seconds since 1970 and a JPEG."""

    epoch_s: float
    jpeg: bytes


class Screencast:
    """Records the page behind ``cdp`` from ``start`` to ``stop``."""

    def __init__(self, cdp: CDPSession) -> None:
        self._cdp = cdp
        self._shots: list[Shot] = []
        self._answers: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin; the first frame is the screen before the page comes."""
        self._cdp.on("Page.screencastFrame", self._frame)
        size = {"maxWidth": FRAME_WIDTH_PX, "maxHeight": FRAME_WIDTH_PX * 4}
        settings = {"format": "jpeg", "quality": JPEG_QUALITY, **size}
        await limited(self._cdp.send("Page.startScreencast", settings), COMMAND_TIMEOUT_S)

    async def stop(self) -> tuple[Shot, ...]:
        """End, and give the frames in order of time."""
        await attempted(self._cdp.send("Page.stopScreencast"), COMMAND_TIMEOUT_S)
        self._cdp.remove_listener("Page.screencastFrame", self._frame)
        return tuple(sorted(self._shots, key=lambda shot: shot.epoch_s))

    def _frame(self, event: dict[str, Any]) -> None:
        epoch_s = event["metadata"].get("timestamp")
        if epoch_s is not None and len(self._shots) < MAX_FRAMES:
            self._shots.append(Shot(epoch_s=epoch_s, jpeg=b64decode(event["data"])))
        answer = asyncio.ensure_future(self._acknowledge(event["sessionId"]))
        self._answers.add(answer)
        answer.add_done_callback(self._answers.discard)

    async def _acknowledge(self, session_id: int) -> None:
        # A late answer makes Chromium drop frames, the last one too; a closed page needs none.
        await attempted(
            self._cdp.send("Page.screencastFrameAck", {"sessionId": session_id}), COMMAND_TIMEOUT_S
        )


def glimpses_of(shots: Sequence[Shot], *, origin_ms: float) -> tuple[Glimpse, ...]:
    """``shots`` as the Speed Index needs them; ``origin_ms`` is the navigation's start since 1970."""
    known: dict[bytes, tuple[int, ...]] = {}
    glimpses = []
    for shot in shots:
        if shot.jpeg not in known:
            known[shot.jpeg] = histogram_of(shot.jpeg)
        glimpses.append(Glimpse(time_ms=shot.epoch_s * 1000 - origin_ms, histogram=known[shot.jpeg]))
    return tuple(glimpses)


def histogram_of(jpeg: bytes) -> tuple[int, ...]:
    """The counts of each value of the three channels, white pixels left out."""
    with Image.open(BytesIO(jpeg)) as image:
        picture = image.convert("RGB")
    red, green, blue = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    mask = darkest.point([255 if value < WHITE_FROM else 0 for value in range(256)])
    return tuple(picture.histogram(mask))


def strip_of(shots: Sequence[Shot], *, origin_ms: float, until_ms: float) -> tuple[tuple[float, Shot], ...]:
    """At most ``STRIP_FRAMES`` different frames with their times in ms: those in force at even steps to ``until_ms``."""
    timed = [(max(0.0, shot.epoch_s * 1000 - origin_ms), shot) for shot in shots]
    if not timed:
        return ()
    chosen: list[tuple[float, Shot]] = []
    for step in range(STRIP_FRAMES):
        moment = until_ms * step / (STRIP_FRAMES - 1)
        in_force = [entry for entry in timed if entry[0] <= moment + 1] or timed[:1]
        if not chosen or in_force[-1][1].jpeg != chosen[-1][1].jpeg:
            chosen.append(in_force[-1])
    return tuple(chosen)


def keep_frames(strip: Sequence[tuple[float, Shot]], pictures: PictureSink) -> tuple[Frame, ...]:
    """``strip`` as small WebP pictures in ``pictures``."""
    frames = []
    for time_ms, shot in strip:
        data, width_px, height_px = webp(shot.jpeg, width_px=STRIP_WIDTH_PX, quality=WEBP_QUALITY)
        picture = pictures.put_picture(data, mime="image/webp", width_px=width_px, height_px=height_px)
        frames.append(Frame(time_ms=round(time_ms, 1), picture=picture))
    return tuple(frames)


def webp(data: bytes, *, width_px: int, quality: int) -> tuple[bytes, int, int]:
    """``data``, an image, as WebP no wider than ``width_px``, with its width and height."""
    with Image.open(BytesIO(data)) as image:
        picture = image.convert("RGB")
    if picture.width > width_px:
        height_px = max(1, round(picture.height * width_px / picture.width))
        picture = picture.resize((width_px, height_px), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue(), picture.width, picture.height
