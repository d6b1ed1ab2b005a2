"""What is the same site."""

import pytest

from mmaudit.crawl.path_template import path_template
from mmaudit.crawl.scope import Scope


@pytest.mark.parametrize(
    ("start", "url", "is_inside", "is_related"),
    [
        ("https://example.com/", "http://www.example.com/a", True, True),
        ("https://www.example.com/", "https://example.com/a", True, True),
        ("https://example.com/", "https://shop.example.com/", False, True),
        ("https://shop.example.com/", "https://www.example.com/", False, True),
        ("https://a.example.com/", "https://b.example.com/", False, False),
        ("https://example.com/", "https://notexample.com/", False, False),
        ("https://example.com/", "https://example.org/", False, False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/a", True, True),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8003/a", False, False),
        ("http://127.0.0.1/", "http://127.0.0.1:8003/a", False, False),
        ("http://0.0.1/", "http://127.0.0.1/", False, False),
        ("http://localhost/", "http://evil.localhost/", False, False),
    ],
)
def test_the_site_is_a_host(start: str, url: str, is_inside: bool, is_related: bool) -> None:
    scope = Scope.of(start)
    assert (scope.contains(url), scope.is_related(url)) == (is_inside, is_related)


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/", "/"),
        ("/about", "/about"),
        ("/blog/my-post", "/blog/{leaf}"),
        ("/blog/", "/blog/"),
        ("/product-12", "/{n}"),
        ("/2024/05/post?b=1&a=2&b=3", "/{n}/{n}/{leaf}?a&b"),
        ("/a-long-slug-here", "/{slug}"),
        ("/category/sofas/red-sofa.html", "/category/sofas/{leaf}"),
    ],
)
def test_pages_of_one_template_share_a_pattern(path: str, template: str) -> None:
    assert path_template("https://example.com" + path) == template
