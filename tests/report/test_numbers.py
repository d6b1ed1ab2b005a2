"""Numbers are written for people, in their language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmaudit.report.view.numbers import number_format

EN, ET = number_format("en"), number_format("et-EE")


@pytest.mark.parametrize(
    ("value_ms", "shown"),
    [
        (0, "0"),
        (4.4, "4 ms"),
        (318, "320 ms"),
        (994, "990 ms"),
        (999, "1.0 s"),
        (10_480, "10.5 s"),
        (412_600, "413 s"),
    ],
)
def test_durations(value_ms: float, shown: str) -> None:
    assert EN.duration(value_ms).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (412_000, "410 kB"),
        (996_000, "1.0 MB"),
        (2_123_456, "2.1 MB"),
        (12_300_000, "12 MB"),
    ],
)
def test_sizes(size: float, shown: str) -> None:
    assert EN.size(size).replace("\u00a0", " ") == shown


def test_a_language_has_its_own_marks() -> None:
    assert ET.duration(10_480).replace("\u00a0", " ") == "10,5 s"
    assert ET.plain(12_345.6, 1).replace("\u00a0", " ").replace("\u202f", " ") == "12 345,6"
    assert EN.plain(12_345.6, 1) == "12,345.6"


def test_a_score_is_never_rounded_up_into_a_better_word() -> None:
    assert EN.score(89.9) == "89"
    assert EN.score(None) == "–"


@given(st.floats(0, 1e12))
def test_no_number_is_without_its_unit(value: float) -> None:
    assert EN.size(value).endswith("B")
    assert EN.duration(value) == "0" or EN.duration(value).endswith("s")
