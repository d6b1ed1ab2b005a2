"""What a phone shows of an installed site, from what Chromium says and from hostile pictures."""

import io

import pytest
from PIL import Image

from mmaudit.gather.app_card import display_of, hex_color, keep_icon
from mmaudit.model.snapshot import Picture


class Sink:
    def put_picture(self, data, *, mime, width_px, height_px):
        self.data = data
        return Picture(sha256="0" * 64, mime=mime, width_px=width_px, height_px=height_px)


def picture(size, kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("said", "color"),
    [
        ("rgba(255,0,0,1)", "#ff0000"),
        ("rgba(1, 2, 3, 0.5)", "#010203"),
        ("rgb(10,20,30)", "#0a141e"),
        ("url(x)", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_a_colour_is_told_in_hexadecimal(said, color):
    assert hex_color(said) == color


@pytest.mark.parametrize(
    ("said", "display"),
    [
        ("kStandalone", "standalone"),
        ("kMinimalUi", "minimal-ui"),
        ("kWindowControlsOverlay", "window-controls-overlay"),
        ("kUndefined", ""),
        (None, ""),
    ],
)
def test_a_display_mode_has_its_name_of_the_specification(said, display):
    assert display_of(said) == display


def test_an_icon_is_kept_as_a_small_png_with_its_proportions():
    sink = Sink()
    kept = keep_icon(picture((600, 300)), sink)
    assert (kept.mime, kept.width_px, kept.height_px) == ("image/png", 192, 96)
    assert sink.data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        picture((30, 30))[:60],
        picture((3000, 3000)),
        picture((30, 30), "GIF"),
        b"\x89PNG" + bytes(3_000_000),
    ],
)
def test_what_is_no_icon_or_too_much_of_one_is_left_out(data):
    assert keep_icon(data, Sink()) is None
