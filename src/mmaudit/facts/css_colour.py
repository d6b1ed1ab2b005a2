"""Is a text a CSS colour? As far as no browser is needed to tell (https://www.w3.org/TR/css-color-4/)."""

import re

from PIL import ImageColor

HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
# What stands in the brackets is left to browsers: there are many ways, and new ones come. What depends on the page
# (color-mix, light-dark, var) is no colour of a manifest to Chromium.
FUNCTION = re.compile(
    r"(?:rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch|color)"
    r"\([^()]+(?:\([^()]*\)[^()]*)*\)"
)
# The names of CSS 1 to 4, as Pillow knows them, and those without a fixed value.
NAMES = frozenset({*ImageColor.colormap, "transparent", "currentcolor", "rebeccapurple"})


def is_colour(value: str) -> bool:
    """Whether a browser could take ``value`` for a colour."""
    text = value.strip().lower()
    return text in NAMES or bool(HEX.fullmatch(text) or FUNCTION.fullmatch(text))


def as_hex(value: str) -> str:
    """``value`` as ``#rrggbb``; ``""`` where it is none that can be told without a browser."""
    text = value.strip().lower()
    if not is_colour(text) or text in ("transparent", "currentcolor"):
        return ""
    try:
        red, green, blue = ImageColor.getrgb(text)[:3]
    except ValueError:
        return ""
    return f"#{red:02x}{green:02x}{blue:02x}"
