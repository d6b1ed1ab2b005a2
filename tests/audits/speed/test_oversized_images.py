import pytest

from mmaudit.audits.speed.oversized_images import AUDIT
from mmaudit.model.verdict import Status

URL = "https://shop.test/a.jpg"


@pytest.fixture
def judged(result, loaded, a_layout, a_request):
    """The row for a page with ``images`` whose files weigh ``transfer_bytes`` each."""

    def judge(*images, transfer_bytes=100_000, mime_type="image/jpeg"):
        requests = [
            a_request(url, resource_type="Image", mime_type=mime_type, transfer_bytes=transfer_bytes)
            for url in {image.url.split("#")[0] for image in images}
        ]
        return result(AUDIT, loaded(requests=requests, layout=a_layout(images=tuple(images))))

    return judge


@pytest.mark.parametrize(
    ("natural", "transfer_bytes", "outcome", "wasted"),
    [
        ((800, 600), 900_000, "fitting", 0),
        ((1600, 1200), 100_000, "some", 75_000),
        ((1600, 1200), 400_000, "much", 300_000),
        ((1600, 1200), 9_000, "fitting", 0),
    ],
)
def test_pixels_beyond_twice_the_shown_size_are_wasted(
    judged, an_image, natural, transfer_bytes, outcome, wasted
):
    row = judged(an_image(URL, natural=natural, shown=(400, 300)), transfer_bytes=transfer_bytes)
    assert (row.outcome, row.value) == (outcome, wasted)


def test_a_picture_is_named_with_both_sizes(judged, an_image):
    row = judged(an_image(URL, natural=(1600, 1200), shown=(400, 300), selector="img.hero"))
    (evidence,) = row.evidence
    assert row.text == "Pictures that are larger than they are shown: 1; about 75 kB are wasted."
    assert evidence.label == "1600 × 1200 pixels, shown as 400 × 300; wasted"
    assert (evidence.selector, evidence.url, evidence.value) == ("img.hero", URL, 75_000)


def test_a_file_must_do_for_the_larger_of_two_places(judged, an_image):
    small = an_image(URL, natural=(1600, 1200), shown=(100, 75))
    large = an_image(URL + "#x", natural=(1600, 1200), shown=(800, 600))
    assert judged(small, large).outcome == "fitting"


@pytest.mark.parametrize("shown", [(0, 0), (400, 600)])
def test_hidden_and_cropped_pictures_waste_nothing(judged, an_image, shown):
    assert judged(an_image(URL, natural=(1600, 1200), shown=shown)).outcome == "fitting"


def test_drawings_and_unknown_sizes_waste_nothing(judged, an_image):
    assert judged(an_image(URL, natural=(9000, 9000)), mime_type="image/svg+xml").outcome == "fitting"
    assert judged(an_image(URL, natural=(0, 0))).outcome == "fitting"


def test_without_layout_or_load_it_is_not_measured(result, loaded, a_page, a_snapshot, a_layout):
    assert result(AUDIT, loaded()).status is Status.NOT_MEASURED
    assert result(AUDIT, a_page(snapshot=a_snapshot(layout=a_layout()))).status is Status.NOT_MEASURED


def test_the_saving_is_that_of_the_wasted_bytes_on_the_link(result, loaded, a_layout, a_request, an_image):
    image = an_image(natural=(1600, 1200), shown=(400, 300))
    request = a_request(image.url, mime_type="image/jpeg", transfer_bytes=400_000, finished_ms=4000.0)
    row = result(AUDIT, loaded(requests=[request], layout=a_layout(images=(image,))))
    assert (row.savings_bytes, row.savings_ms) == (300_000, 1500)
