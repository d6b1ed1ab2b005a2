import pytest

from mmaudit.audits.speed.quantities import seconds, size


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [(0, "0.00"), (240, "0.24"), (994, "0.99"), (995, "1.0"), (2449, "2.4"), (61_000, "61.0")],
)
def test_seconds_have_two_figures(duration_ms, text):
    assert seconds(duration_ms) == text


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (320_400, "320 kB"),
        (999_499, "999 kB"),
        (1_638_400, "1.6 MB"),
    ],
)
def test_sizes_have_their_unit(size_bytes, text):
    assert size(size_bytes) == text
