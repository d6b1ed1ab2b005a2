import pytest

from mmaudit.facts.domain import registered_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("example.com", "example.com"),
        ("cdn.static.example.com", "example.com"),
        ("www.Example.co.uk", "example.co.uk"),
        ("co.uk", "co.uk"),
        ("cdn.cafe.github.io", "cafe.github.io"),
        ("www.pood.com.ee", "pood.com.ee"),
        ("www.商店.中国", "商店.中国"),
        ("static.shop.com.cn", "shop.com.cn"),
        ("img.shop.com.au", "shop.com.au"),
        ("co.example.com", "example.com"),
        ("com.ee", "com.ee"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("", ""),
    ],
)
def test_the_domain_that_somebody_registered(host, domain):
    assert registered_domain(host) == domain
