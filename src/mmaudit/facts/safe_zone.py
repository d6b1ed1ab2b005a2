"""What of a maskable icon a launcher cuts off: measured on its pixels.

"The safe zone is the area within a maskable icon which is guaranteed to always be visible": a circle around the
centre with a radius of two fifths of the icon's side (https://www.w3.org/TR/appmanifest/#icon-masks).
"""

from collections.abc import Iterator, Sequence

RADIUS = 0.4
# A pixel lets the ground shine through from here on down (0-255).
OPAQUE = 230
# How far a channel may be from the ground's and still be the ground: gradients of compression, smoothed edges.
NEAR = 24
# Of the rim so much must be of one colour: else the ground is a picture, and nothing can be told from it.
EVEN = 0.97

Pixel = tuple[int, int, int, int]


def pixels_of(rgba: bytes) -> list[Pixel]:
    """The pixels of a square picture, row by row."""
    return [(rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]) for at in range(0, len(rgba) - 3, 4)]


def clear_share(pixels: Sequence[Pixel]) -> float:
    """How much of the picture one can see through, 0-1."""
    return round(sum(alpha < OPAQUE for *_, alpha in pixels) / len(pixels), 4) if pixels else 0.0


def cut_share(pixels: Sequence[Pixel], side: int) -> float | None:
    """How much of what is drawn on an even ground lies outside of the safe zone, 0-1; ``None`` on any other ground."""
    rim = list(rim_of(pixels, side))
    ground = sorted(rim)[len(rim) // 2] if rim else (0, 0, 0, 0)
    if not rim or sum(is_near(pixel, ground) for pixel in rim) < EVEN * len(rim):
        return None
    drawn = [place for place, pixel in enumerate(pixels) if not is_near(pixel, ground)]
    outside = sum(is_outside(place % side, place // side, side) for place in drawn)
    return round(outside / len(drawn), 4) if drawn else 0.0


def rim_of(pixels: Sequence[Pixel], side: int) -> Iterator[Pixel]:
    """The pixels along the four edges."""
    if len(pixels) == side * side:
        yield from (*pixels[:side], *pixels[-side:], *pixels[::side], *pixels[side - 1 :: side])


def is_near(one: Pixel, other: Pixel) -> bool:
    """Whether two pixels look the same; what cannot be seen looks the same in any colour."""
    if one[3] < OPAQUE and other[3] < OPAQUE:
        return True
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def is_outside(column: int, row: int, side: int) -> bool:
    """Whether a pixel's centre lies outside of the safe zone."""
    middle = side / 2
    return (column + 0.5 - middle) ** 2 + (row + 0.5 - middle) ** 2 > (RADIUS * side) ** 2
