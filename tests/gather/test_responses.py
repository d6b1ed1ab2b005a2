"""From event timings to the answer to a tap."""

import pytest

from mmaudit.gather.responses import Response, Timing, response_of


def timing(start, duration, processing):
    return Timing(
        start_ms=start,
        duration_ms=duration,
        processing_start_ms=processing[0],
        processing_end_ms=processing[1],
    )


@pytest.mark.parametrize(
    ("timings", "response"),
    [
        pytest.param(
            [timing(1000, 48, (1010, 1030))],
            Response(duration_ms=48, input_delay_ms=10, processing_ms=20, presentation_ms=18),
            id="one event",
        ),
        pytest.param(
            [timing(1000, 48, (1010, 1012)), timing(1000, 48, (1012, 1030)), timing(996, 52, (1004, 1006))],
            Response(duration_ms=52, input_delay_ms=8, processing_ms=26, presentation_ms=18),
            id="handlers before one frame",
        ),
        pytest.param(
            [timing(1000, 24, (1002, 1003)), timing(1100, 400, (1110, 1410))],
            Response(duration_ms=400, input_delay_ms=10, processing_ms=300, presentation_ms=90),
            id="pressed, and let go later",
        ),
        pytest.param(
            [timing(1000, 16, (1017, 1017.4))],
            Response(duration_ms=16, input_delay_ms=16, processing_ms=0, presentation_ms=0),
            id="a frame that was rounded down",
        ),
    ],
)
def test_the_slowest_event_is_the_answer_and_its_parts_add_up(timings, response):
    assert response_of(timings) == response
