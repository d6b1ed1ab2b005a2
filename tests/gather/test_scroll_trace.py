"""Two readings of the clocks give the share of time in which the main thread computed."""

import pytest

from mmaudit.gather.scroll_trace import Clock, spans


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        ([], []),
        ([(5.0, 1.0)], []),
        ([(5.0, 1.0), (5.2, 1.1)], [(0, 200, 0.5)]),
        ([(5.0, 1.0), (5.2, 1.0), (5.4, 1.3)], [(0, 200, 0.0), (200, 400, 1.0)]),
        ([(5.0, 1.0), (5.0, 1.1), (5.2, 1.1)], [(0, 200, 0.0)]),
    ],
    ids=["none", "one reading", "half", "never more than all", "no time between"],
)
def test_spans(clocks: list[Clock], expected: list[tuple[float, float, float]]) -> None:
    assert [(each.start_ms, each.end_ms, each.busy_ratio) for each in spans(clocks)] == expected
