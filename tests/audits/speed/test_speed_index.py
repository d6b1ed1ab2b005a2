import pytest

from mmaudit.audits.speed.speed_index import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (3000, "good", Status.PASS, "On average the first screen is filled after 3.0 s."),
        (
            5000,
            "fair",
            Status.WARN,
            "On average the first screen is filled after 5.0 s; up to 3.4 s is good.",
        ),
        (
            9000,
            "poor",
            Status.FAIL,
            "The first screen fills slowly: after 9.0 s on average; up to 3.4 s is good.",
        ),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, loaded, a_load, value, outcome, status, text):
    row = result(AUDIT, loaded(a_load(speed_index_ms=value)))
    assert (row.id, row.unit, row.value) == ("speed-index", "ms", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["speed_index_ms"].score(value)


def test_a_value_that_never_came_is_not_measured(result, loaded, a_load, a_page):
    row = result(AUDIT, loaded(a_load(speed_index_ms=None)))
    assert (row.status, row.score) == (Status.NOT_MEASURED, None)
    assert row.text == "Not measured. The page never got that far in any of its loads."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
