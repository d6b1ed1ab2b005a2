"""Who gets to see the user's secrets."""

import pytest

from mmaudit.config.settings import Access
from mmaudit.crawl.credentials import Credentials


@pytest.mark.parametrize(
    ("origin", "url", "is_given"),
    [
        ("https://example.com/", "https://example.com/a", True),
        ("https://example.com/", "https://EXAMPLE.com:443/a", True),
        ("http://example.com/", "https://example.com/a", True),
        ("https://example.com/", "http://example.com/a", False),
        ("https://example.com/", "https://www.example.com/a", False),
        ("https://example.com/", "https://example.com:8443/a", False),
        ("http://example.com:8000/", "https://example.com:8000/a", False),
        ("https://example.com/", "https://example.com.evil.example/", False),
    ],
)
def test_headers_go_to_one_origin(origin: str, url: str, is_given: bool) -> None:
    credentials = Credentials(Access(headers=(("X-Key", "k"),)), origin)
    assert credentials.headers_for(url) == ({"X-Key": "k"} if is_given else {})
