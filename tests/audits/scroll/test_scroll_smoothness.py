import pytest

from mmaudit.audits.scroll.scroll_smoothness import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("cost_ms", "outcome", "score", "text"),
    [
        (0.64, "smooth", 100, "Scrolling is smooth: 0.6 ms of work for each move."),
        (5, "busy", 50, "Each move of the thumb costs the phone 5.0 ms of work; up to 5 ms is good."),
        (
            37.9,
            "stutters",
            0,
            "Scrolling stutters: each move of the thumb costs the phone 37.9 ms of work; up to 5 ms is good.",
        ),
    ],
)
def test_the_work_for_each_move_is_judged(result, scrolled, cost_ms, outcome, score, text):
    row = result(AUDIT, scrolled(thread_ms_per_event=cost_ms))
    assert (row.outcome, row.score, row.value, row.text) == (outcome, score, cost_ms, text)


@pytest.mark.parametrize(
    ("first_ms", "repeats_ms", "outcome", "value"),
    [
        (23, (19,), "stutters", 19),
        (23, (0.6, 0.7), "smooth", 0.7),
        (23, (0.6, 7), "busy", 7),
        (23, (6,), "busy", 6),
    ],
)
def test_what_two_of_three_gestures_say_counts(result, scrolled, first_ms, repeats_ms, outcome, value):
    row = result(AUDIT, scrolled(thread_ms_per_event=first_ms, repeats_ms_per_event=repeats_ms))
    assert (row.outcome, row.value) == (outcome, value)
    assert [each.value for each in row.evidence] == list(repeats_ms)


def test_frames_and_blocking_are_shown_and_not_judged(result, scrolled):
    row = result(AUDIT, scrolled(thread_ms_per_event=1, late_frames_ratio=0.64, blocking_ms=903.4))
    assert row.outcome == "smooth"
    assert [(each.label, each.value, each.unit) for each in row.evidence] == [
        ("frames that came late", 64, "%"),
        ("blocked while scrolling", 903, "ms"),
    ]


def test_a_page_of_one_screen_has_nothing_to_scroll(result, scrolled):
    row = result(AUDIT, scrolled(moved_px=0, screens=1.0))
    assert (row.outcome, row.status) == ("short", Status.NOT_APPLICABLE)


def test_without_scroll_events_it_is_not_measured(result, scrolled, a_page):
    assert result(AUDIT, scrolled()).text == "Not measured. The browser counted no scroll events."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_a_page_with_little_to_scroll_is_not_judged(result, scrolled):
    assert result(AUDIT, scrolled(screens=1.2, moved_px=115.0, thread_ms_per_event=5.9)).outcome == "brief"
