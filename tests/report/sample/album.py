"""Pictures of the sample: a phone's screen of a café while it loads."""

import hashlib
import io
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from mmaudit.model.snapshot import Picture


@dataclass
class Album:
    """Pictures by hash, as the run folder keeps them."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, image: Image.Image) -> Picture:
        held = io.BytesIO()
        image.save(held, "WEBP", quality=70)
        name = hashlib.sha256(held.getvalue()).hexdigest()
        self.files[name] = held.getvalue()
        return Picture(sha256=name, mime="image/webp", width_px=image.width, height_px=image.height)

    def get(self, sha256: str) -> bytes | None:
        return self.files.get(sha256)


def draw_page(done: float, *, hue: tuple[int, int, int] = (196, 128, 74), scale: int = 1) -> Image.Image:
    """A phone screen of a café that has appeared to the share ``done`` (0-1)."""
    image = Image.new("RGB", (412 * scale, 823 * scale), (255, 253, 250))
    pen = ImageDraw.Draw(image)

    def box(x: int, y: int, width: int, height: int, colour: tuple[int, int, int]) -> None:
        pen.rectangle([x * scale, y * scale, (x + width) * scale, (y + height) * scale], fill=colour)

    if done > 0.1:
        box(0, 0, 412, 56, (52, 38, 30))
        box(16, 20, 130, 16, (240, 226, 210))
    if done > 0.2:
        for row, width in enumerate((300, 340, 220)):
            box(16, 84 + 30 * row, width, 16, (60, 52, 46))
    if done > 0.6:
        for row in range(260):
            shade = row / 260 * min(1.0, done)
            box(0, 200 + row, 412, 1, tuple(int(each * (1 - 0.5 * shade)) for each in hue))  # type: ignore[arg-type]
    if done > 0.3:
        for row in range(8):
            box(16, 490 + 26 * row, 380 - 37 * (row % 3), 11, (138, 128, 118))
    if done > 0.9:
        box(16, 730, 380, 52, (31, 78, 95))
    return image
