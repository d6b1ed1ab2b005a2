"""What of an icon a launcher's mask cuts off, on drawn icons."""

import pytest
from PIL import Image, ImageDraw

from mmaudit.facts.safe_zone import clear_share, cut_share, pixels_of

SIDE = 96
BLUE, GLASS = (0, 51, 102, 255), (0, 0, 0, 0)


def drawn(ground, *boxes, colour=(255, 160, 0, 255), round_=True):
    """An icon with shapes in it: boxes in percent of its side."""
    picture = Image.new("RGBA", (SIDE, SIDE), ground)
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        place = [value * SIDE / 100 for value in box]
        (draw.ellipse if round_ else draw.rectangle)(place, fill=colour)
    return pixels_of(picture.tobytes())


def gradient():
    return [(row * 2, 80, column * 2, 255) for row in range(SIDE) for column in range(SIDE)]


def test_what_stays_in_the_circle_is_not_cut():
    assert cut_share(drawn(BLUE, (20, 20, 80, 80)), SIDE) == 0
    assert cut_share(drawn(BLUE), SIDE) == 0


@pytest.mark.parametrize(
    ("box", "round_"), [((5, 5, 95, 95), False), ((3, 3, 97, 97), True), ((4, 40, 96, 60), False)]
)
def test_what_reaches_out_of_the_circle_is_cut(box, round_):
    assert cut_share(drawn(BLUE, box, round_=round_), SIDE) > 0.1


def test_a_logo_on_glass_is_measured_like_one_on_paint():
    assert cut_share(drawn(GLASS, (5, 5, 95, 95), round_=False), SIDE) > 0.1


def test_on_a_ground_that_is_a_picture_nothing_is_said():
    assert cut_share(gradient(), SIDE) is None
    assert cut_share(drawn(BLUE, (-10, 30, 110, 60), round_=False), SIDE) is None


def test_slight_noise_is_ground_still():
    noisy = [(each[0] + place % 7, *each[1:]) for place, each in enumerate(drawn(BLUE, (30, 30, 70, 70)))]
    assert cut_share(noisy, SIDE) == 0


@pytest.mark.parametrize(("pixels", "share"), [(drawn(BLUE), 0.0), (drawn(GLASS), 1.0), ([], 0.0)])
def test_how_much_one_can_see_through(pixels, share):
    assert clear_share(pixels) == share


def test_pixels_that_are_no_square_tell_nothing():
    assert cut_share(drawn(BLUE)[:100], SIDE) is None
