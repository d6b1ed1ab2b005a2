import pytest

from mmaudit.audits.speed.first_contentful_paint import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (1800, "good", Status.PASS, "The first text or picture is there after 1.8 s."),
        (2500, "fair", Status.WARN, "The first text or picture takes 2.5 s; up to 1.8 s is good."),
        (3100, "poor", Status.FAIL, "The screen stays empty for 3.1 s; up to 1.8 s is good."),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, loaded, a_load, value, outcome, status, text):
    row = result(AUDIT, loaded(a_load(fcp_ms=value)))
    assert (row.id, row.unit, row.value) == ("first-contentful-paint", "ms", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["fcp_ms"].score(value)


def test_a_value_that_never_came_is_not_measured(result, loaded, a_load, a_page):
    row = result(AUDIT, loaded(a_load(fcp_ms=None)))
    assert (row.status, row.score) == (Status.NOT_MEASURED, None)
    assert row.text == "Not measured. The page never got that far in any of its loads."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
