"""The examples of AMP's own documentation, and what DNS cannot hold."""

import pytest

from mmaudit.facts.amp_cache import cache_label, cache_url


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("example.com", "example-com"),
        ("foo.example.com", "foo-example-com"),
        ("foo-example.com", "foo--example-com"),
        ("xn--57hw060o.com", "xn---com-p33b41770a"),
        ("en-us.example.com", "0-en--us-example-com-0"),
    ],
)
def test_the_label_is_that_of_the_cache(host, label):
    assert cache_label(host) == label


def test_a_label_that_is_too_long_is_a_hash():
    label = cache_label(
        "itwasadarkandstormynight.therainfellintorrents.exceptatoccasionalintervalswhen.example.com"
    )
    assert len(label) == 52
    assert label.isalnum()
    assert label.islower()


@pytest.mark.parametrize(
    ("url", "cached"),
    [
        ("https://shop.test/a?b=c", "https://shop-test.cdn.ampproject.org/c/s/shop.test/a?b=c"),
        ("http://shop.test", "https://shop-test.cdn.ampproject.org/c/shop.test/"),
        ("https://shop-test.cdn.ampproject.org/c/s/shop.test/", None),
        ("http://127.0.0.1/a", None),
        ("http://localhost/a", None),
        ("http://shop.test:8080/", None),
    ],
)
def test_the_address_in_the_cache(url, cached):
    assert cache_url(url) == cached
