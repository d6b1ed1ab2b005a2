"""Pictures are embedded at the size shown, while the report may still grow."""

import base64
import io
from typing import Any

import pytest
from PIL import Image

from mmaudit.model.snapshot import Picture
from mmaudit.report.pictures import PICTURE_PREFIX, Embedder, fitted


def opened(uri: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(uri.removeprefix(PICTURE_PREFIX))))


def webp(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.effect_noise((width, height), 80).convert("RGB").save(held, "WEBP")
    return held.getvalue()


def test_a_tall_picture_becomes_one_screen_at_the_size_shown() -> None:
    uri = fitted(webp(824, 4000), 360)
    assert uri is not None
    assert opened(uri).size == (360, 756)


def test_a_small_picture_is_not_blown_up() -> None:
    uri = fitted(webp(100, 100), 360)
    assert uri is not None
    assert opened(uri).size == (100, 100)


@pytest.mark.parametrize("data", [b"no picture", b"<svg onload='alert(1)'/>", webp(100, 100)[:60], b"GIF89a"])
def test_bytes_that_are_no_picture_are_left_out(data: bytes) -> None:
    assert fitted(data, 360) is None


def test_other_types_are_never_read(album: Any) -> None:
    embedder = Embedder(lambda _name: b"<svg/>")
    svg = Picture(sha256="0" * 64, mime="image/svg+xml", width_px=1, height_px=1)
    assert embedder.uri(svg, 100) is None
    assert embedder.left_out == 0


def test_later_pictures_are_dropped_when_the_budget_is_spent(album: Any) -> None:
    first, second = (album.add(Image.effect_noise((200, 300), each).convert("RGB")) for each in (50, 90))
    one = Embedder(album.get).uri(first, 200)
    assert one is not None
    embedder = Embedder(album.get, budget_bytes=len(one) + 10)
    assert embedder.uri(first, 200) == one
    assert embedder.uri(second, 200) is None
    assert embedder.uri(first, 200) is None
    assert embedder.left_out == 2


def test_a_missing_picture_is_no_error(album: Any) -> None:
    picture = Picture(sha256="0" * 64, mime="image/webp", width_px=1, height_px=1)
    assert Embedder(album.get).uri(picture, 100) is None
