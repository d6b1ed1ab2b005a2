"""How a quote that was cut off is shown."""

import pytest

from mmaudit.report.view.moments import shown_quote


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("E–R 9–18", "E–R 9–18"),
        (("sõna " * 50)[:198] + "ab", ("sõna " * 50)[:194].rstrip() + "…"),
        ("咖" * 200, "咖" * 200 + "…"),
        ("a" * 199 + ".", "a" * 199 + "."),
    ],
)
def test_a_quote_ends_with_a_whole_word(quote, shown):
    assert shown_quote(quote) == shown
