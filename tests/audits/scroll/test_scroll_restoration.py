import pytest

from mmaudit.audits.scroll.scroll_restoration import AUDIT
from mmaudit.model.verdict import Status

NO_PLACE = {"left_px": None, "found_px": None, "reloaded_px": None}


@pytest.mark.parametrize(
    ("ways", "outcome", "status", "value"),
    [
        ([{}], "found", Status.PASS, 0),
        ([{"found_px": 1100.0, "reloaded_px": 1140.0}], "found", Status.PASS, 0),
        ([NO_PLACE], "short", Status.NOT_APPLICABLE, None),
        ([{}, {"reloaded_px": 0.0}], "lost-when-loaded", Status.WARN, 1200),
        ([{"reloaded_px": 0.0}, {"found_px": 900.0, "reloaded_px": None}], "lost", Status.WARN, 300),
    ],
)
def test_the_place_must_be_found_again(result, came_back, ways, outcome, status, value):
    row = result(AUDIT, came_back(*ways))
    assert (row.outcome, row.status, row.value) == (outcome, status, value)


def test_the_pages_are_named_the_worst_first(result, came_back):
    row = result(AUDIT, came_back({"found_px": 800.0}, {"found_px": 0.0}))
    assert [each.url for each in row.evidence] == ["https://shop.test/1", "https://shop.test/0"]
