import pytest

from mmaudit.audits.speed.offscreen_images import AUDIT
from mmaudit.model.snapshot import Box
from mmaudit.model.verdict import Status

FAR = 823 + 1250


@pytest.fixture
def judged(result, loaded, a_layout, a_request, an_image):
    """The row for pictures of which each is ``(url, y, weight, loading)``."""

    def judge(*pictures):
        images = tuple(
            an_image(url, box=Box(x=0, y=y, width=400, height=300), loading=loading)
            for url, y, _, loading in pictures
        )
        requests = [
            a_request(url, resource_type="Image", transfer_bytes=weight, finished_ms=9000.0)
            for url, _, weight, _ in pictures
            if weight
        ]
        return result(AUDIT, loaded(requests=requests, layout=a_layout(images=images)))

    return judge


@pytest.mark.parametrize(
    ("y", "weight", "loading", "expected"),
    [
        (FAR, 100_000, "", ("some", 500, 100_000)),
        (FAR, 200_000, "eager", ("much", 1000, 200_000)),
        (FAR - 1, 100_000, "", ("none", 0, 0)),
        (FAR, 100_000, "lazy", ("none", 0, 0)),
        (FAR, 2_000, "", ("none", 0, 0)),
        (FAR, 19_000, "", ("none", 0, 19_000)),
        (FAR, 0, "", ("none", 0, 0)),
    ],
)
def test_pictures_beyond_the_reach_of_lazy_loading_are_judged(judged, y, weight, loading, expected):
    row = judged(("https://shop.test/a.jpg", y, weight, loading))
    assert (row.outcome, row.savings_ms, row.savings_bytes) == expected


def test_a_picture_that_also_stands_at_the_top_is_needed(judged):
    url = "https://shop.test/a.jpg"
    assert judged((url, FAR, 100_000, ""), (url, 10, 0, "")).outcome == "none"


def test_it_names_the_pictures_and_where_they_stand(judged):
    row = judged(
        ("https://shop.test/a.jpg", 4000, 100_000, ""), ("https://shop.test/b.jpg", 5000, 110_000, "")
    )
    assert row.text == "Pictures far below the first screen that are loaded at once: 2 (210 kB)."
    assert [(each.label, each.value) for each in row.evidence] == [
        ("5000 px down", 110_000),
        ("4000 px down", 100_000),
    ]


def test_without_a_layout_it_is_not_measured(result, loaded):
    assert result(AUDIT, loaded()).status is Status.NOT_MEASURED
