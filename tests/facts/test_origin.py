"""Which URLs may be given what opens the site."""

import pytest

from mmaudit.facts.origin import may_be_opened


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://shop.test/a", True),
        ("http://SHOP.test:80/a", True),
        ("https://shop.test/a", True),
        ("https://shop.test:8443/", False),
        ("http://shop.test:8080/", False),
        ("http://shop.test.evil.test/", False),
        ("http://user@evil.test/", False),
        ("http://[broken", False),
    ],
)
def test_own_is_the_origin_and_its_https_twin(url, own):
    assert may_be_opened(url, "http://shop.test/") is own


def test_https_is_never_stepped_down():
    assert not may_be_opened("http://shop.test/", "https://shop.test/")
