import pytest

from mmaudit.audits.speed.main_picture_priority import AUDIT
from mmaudit.model.snapshot import LargestPaint
from mmaudit.model.verdict import Status

PAGE = "https://shop.test/"
HERO = "https://shop.test/hero.jpg"
STYLE = "https://shop.test/a.css"


@pytest.fixture
def judged(result, loaded, a_load, a_layout, a_request, an_image):
    """The row for a page whose HTML names a style sheet after 300 ms and whose main picture is as told."""

    def judge(*, hero, image=None, others=(), fcp_ms=1000.0, lcp_ms=3000.0, largest=HERO):
        document = a_request(PAGE, resource_type="Document", finished_ms=250.0)
        style = a_request(STYLE, resource_type="Stylesheet", started_ms=300.0, initiator_url=PAGE)
        harmless = {
            "initiator": "parser",
            "initiator_url": PAGE,
            "resource_type": "Image",
            "finished_ms": 2900.0,
        }
        requests = (document, style, a_request(HERO, **harmless | hero), *others)
        paint = LargestPaint(selector="#hero", tag="img", url=largest, text="", area_px=90_000)
        load = a_load(requests=requests, fcp_ms=fcp_ms, lcp_ms=lcp_ms, largest_paint=paint)
        images = () if image is None else (an_image(HERO, **image),)
        return result(AUDIT, loaded(load, layout=a_layout(images=images)))

    return judge


@pytest.mark.parametrize(
    ("hero", "image", "expected"),
    [
        ({"started_ms": 1500.0}, {"loading": "lazy"}, ("lazy", 1200)),
        ({"started_ms": 350.0}, {"loading": "lazy"}, ("first", 0)),
        ({"started_ms": 1500.0, "initiator": "script"}, {}, ("late", 1200)),
        ({"started_ms": 1500.0, "initiator_url": STYLE}, None, ("late", 1200)),
        ({"started_ms": 1500.0, "initiator": "preload", "initiator_url": ""}, None, ("first", 0)),
        ({"started_ms": 1500.0, "initiator": ""}, None, ("first", 0)),
        ({"started_ms": 300.0}, {}, ("first", 0)),
    ],
)
def test_the_time_until_a_hidden_or_lazy_picture_is_asked_for_is_lost(judged, hero, image, expected):
    row = judged(hero=hero, image=image)
    assert (row.outcome, row.savings_ms) == expected


def test_no_more_is_gained_than_lies_between_the_first_and_the_largest_paint(judged):
    row = judged(hero={"started_ms": 2500.0}, image={"loading": "lazy"}, fcp_ms=2600.0)
    assert (row.savings_ms, row.text) == (
        400,
        "The main picture is loaded lazily, which costs it about 0.40 s.",
    )


@pytest.mark.parametrize(
    ("hero", "image", "ended_ms", "expected"),
    [
        ({"first_priority": "Low"}, {}, 2000.0, ("behind", 1000)),
        ({"first_priority": "Low"}, {"fetchpriority": "high"}, 2000.0, ("first", 0)),
        ({"first_priority": "High"}, {}, 2000.0, ("first", 0)),
        ({"first_priority": "Low"}, {}, 2950.0, ("first", 0)),
        ({"first_priority": "Low"}, {}, 290.0, ("first", 0)),
    ],
)
def test_pictures_that_come_before_it_cost_their_bytes(judged, a_request, hero, image, ended_ms, expected):
    rival = a_request(
        "https://shop.test/other.jpg", resource_type="Image", transfer_bytes=200_000, finished_ms=ended_ms
    )
    row = judged(hero={"started_ms": 300.0} | hero, image=image, others=(rival,))
    assert (row.outcome, row.savings_ms) == expected


@pytest.mark.parametrize("largest", [None, "data:image/png;base64,x"])
def test_text_and_inline_pictures_need_not_be_asked_for(judged, largest):
    assert judged(hero={}, largest=largest).status is Status.NOT_APPLICABLE


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
