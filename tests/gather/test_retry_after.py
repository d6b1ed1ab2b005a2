from datetime import UTC, datetime

import pytest

from mmaudit.gather.retry_after import retry_after_s

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 14:00:30 +0200", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("\u0661\u0662", None),
        ("9" * 400, 999999999.0),
        ("Sun, 99 Mar 99999 12:00:00 GMT", None),
    ],
)
def test_the_header_as_seconds(value, seconds):
    assert retry_after_s(value, now=NOW) == seconds
