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


def picture_budget(page_count: int) -> int:
    """Bytes for pictures: on a large site the words need the room."""
    return BUDGET_BYTES if page_count <= 100 else BUDGET_BYTES // 2


class Embedder:
    """Hands out data: URIs until the budget is spent, and counts what it had to leave out."""

    def __init__(self, pictures: Callable[[str], bytes | None], budget_bytes: int = BUDGET_BYTES) -> None:
        self._pictures = pictures
        self._left = budget_bytes
        self._made: dict[tuple[str, int], str | None] = {}
        self.left_out = 0

    def uri(self, picture: Picture, width_px: int) -> str | None:
        """The picture at most ``width_px`` wide; ``None`` when it is missing, broken or too much.

        Once one did not fit, later and smaller ones are dropped too: the first pages keep theirs. A picture
        that is shown twice weighs twice.
        """
        if self._left <= 0:
            self.left_out += 1
            return None
        uri = self._fitted(picture, width_px)
        if uri is None:
            return None
        self._left = self._left - len(uri) if len(uri) <= self._left else 0
        if not self._left:
            self.left_out += 1
            return None
        return uri

    def _fitted(self, picture: Picture, width_px: int) -> str | None:
        key = picture.sha256, width_px
        if key not in self._made:
            data = self._pictures(picture.sha256) if picture.mime in SHOWN_TYPES else None
            self._made[key] = fitted(data, width_px) if data else None
        return self._made[key]


def fitted(data: bytes, width_px: int) -> str | None:
    """The first screen of a picture as a WebP data: URI, or ``None`` for bytes that are no picture."""
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP", "JPEG", "PNG")) as image:
            # An icon keeps what is transparent: in RGB it would be black.
            screen = image.convert("RGBA" if image.has_transparency_data else "RGB").crop(
                (0, 0, image.width, min(image.height, int(image.width * TALLEST)))
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    screen.thumbnail((width_px, int(width_px * TALLEST)))
    held = io.BytesIO()
    screen.save(held, "WEBP", quality=QUALITY, method=4)
    return PICTURE_PREFIX + base64.b64encode(held.getvalue()).decode()
