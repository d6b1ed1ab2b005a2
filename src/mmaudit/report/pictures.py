"""Pictures inside the report: as large as they are shown, as many as its weight allows."""

import base64
import io
from collections.abc import Callable

from PIL import Image

from mmaudit.model.snapshot import Picture

BUDGET_BYTES = 2_000_000  # of data: URIs; a third more than the pictures themselves
TALLEST = 2.1  # a screen, not a whole page: height divided by width
QUALITY = 62
PICTURE_PREFIX = "data:image/webp;base64,"
# Types that every browser and our content security policy show; anything else is not embedded.
SHOWN_TYPES = frozenset({"image/webp", "image/jpeg", "image/png"})


class Embedder:
    """Hands out data: URIs until the budget is spent, and counts what it had to leave out."""

    def __init__(self, pictures: Callable[[str], bytes | None], budget_bytes: int = BUDGET_BYTES) -> None:
        self._pictures = pictures
        self._left = budget_bytes
        self._made: dict[tuple[str, int], str | None] = {}
        self.left_out = 0

    def uri(self, picture: Picture, width_px: int) -> str | None:
        """The picture at most ``width_px`` wide; ``None`` when it is missing, broken or too much."""
        key = picture.sha256, width_px
        if key not in self._made:
            self._made[key] = self._new(picture, width_px)
        return self._made[key]

    def _new(self, picture: Picture, width_px: int) -> str | None:
        if self._left <= 0:
            self.left_out += 1
            return None
        data = self._pictures(picture.sha256) if picture.mime in SHOWN_TYPES else None
        uri = fitted(data, width_px) if data else None
        if uri is None:
            return None
        if len(uri) > self._left:
            # Once one did not fit, later and smaller ones are dropped too: the first pages keep theirs.
            self._left = 0
            self.left_out += 1
            return None
        self._left -= len(uri)
        return uri


def fitted(data: bytes, width_px: int) -> str | None:
    """The first screen of a picture as a WebP data: URI, or ``None`` for bytes that are no picture."""
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP", "JPEG", "PNG")) as image:
            screen = image.convert("RGB").crop(
                (0, 0, image.width, min(image.height, int(image.width * TALLEST)))
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    screen.thumbnail((width_px, int(width_px * TALLEST)))
    held = io.BytesIO()
    screen.save(held, "WEBP", quality=QUALITY, method=4)
    return PICTURE_PREFIX + base64.b64encode(held.getvalue()).decode()
