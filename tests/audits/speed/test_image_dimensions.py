import pytest

from mmaudit.audits.speed.image_dimensions import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("sized", "unsized", "outcome", "text"),
    [
        (2, 0, "all", "Every picture keeps its place free (2)."),
        (2, 1, "some-missing", "Pictures without width and height: 1 of 3."),
        (1, 1, "most-missing", "Pictures without width and height: 1 of 2."),
        (0, 0, "none", "The page shows no pictures."),
    ],
)
def test_pictures_without_size_are_counted(result, loaded, a_layout, an_image, sized, unsized, outcome, text):
    images = [an_image()] * sized + [an_image(has_dimensions=False, selector="img.bare")] * unsized
    row = result(AUDIT, loaded(layout=a_layout(images=tuple(images))))
    assert (row.outcome, row.text) == (outcome, text)
    assert [each.selector for each in row.evidence] == ["img.bare"] * unsized


def test_pictures_that_take_no_room_do_not_count(result, loaded, a_layout, an_image):
    pixel = an_image(shown=(1, 1), has_dimensions=False)
    assert result(AUDIT, loaded(layout=a_layout(images=(pixel,)))).outcome == "none"


@pytest.mark.parametrize(("has_dimensions", "outcome"), [(False, "most-missing"), (True, "none")])
def test_a_picture_that_waits_for_the_scroll_without_a_size_counts(
    result, loaded, a_layout, an_image, has_dimensions, outcome
):
    lazy = an_image(shown=(0, 0), has_dimensions=has_dimensions, loading="lazy", complete=False)
    assert result(AUDIT, loaded(layout=a_layout(images=(lazy,)))).outcome == outcome


def test_without_a_layout_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
