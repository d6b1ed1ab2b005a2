"""The canonical form: what is the same page, and what is not."""

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mmaudit.facts.canonical import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://example.com", "http://example.com/"),
        ("HTTP://EXAMPLE.com:80/a#top", "http://example.com/a"),
        ("https://example.com:443/", "https://example.com/"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://user:secret@example.com/", "http://example.com/"),
        ("http://example.com/?", "http://example.com/"),
        ("http://example.com/a/./b/../c", "http://example.com/a/c"),
        ("http://example.com/a/%2e%2e/b/..", "http://example.com/"),
        ("http://example.com/../../a/", "http://example.com/a/"),
        ("http://example.com/a/b/.", "http://example.com/a/b/"),
        ("http://example.com//a//b", "http://example.com//a//b"),
        ("http://example.com/%7ejo%c3%b5e", "http://example.com/~jo%C3%B5e"),
        ("http://example.com/jõe käär", "http://example.com/j%C3%B5e%20k%C3%A4%C3%A4r"),
        ("http://example.com/100%", "http://example.com/100%25"),
        ("http://example.com/a%2fb", "http://example.com/a%2Fb"),
        ("http://example.com/index.html", "http://example.com/"),
        ("http://example.com/shop/INDEX.PHP", "http://example.com/shop/"),
        ("http://example.com/shop/index.php?page=2", "http://example.com/shop/index.php?page=2"),
        ("http://example.com/index.html?utm_source=x&UTM_Medium=y", "http://example.com/"),
        ("http://example.com/?b=2&gclid=z&a=1&&b=3", "http://example.com/?b=2&a=1&b=3"),
        ("http://example.com/a;jsessionid=1F?x", "http://example.com/a?x"),
        ("http://example.com/?PHPSESSID=abc", "http://example.com/"),
        ("http://example.com/?sid=12", "http://example.com/?sid=12"),
        ("http://example.com/?sid=0123456789abcdef0123", "http://example.com/"),
        ("http://MÜNCHEN.de/", "http://xn--mnchen-3ya.de/"),
        ("http://straße.de/", "http://xn--strae-oqa.de/"),
        ("http://例子。测试/", "http://xn--fsqu00a.xn--0zwm56d/"),
        ("http://[0:0::1]:8080/", "http://[::1]:8080/"),
        ("  http://example.com/a\n", "http://example.com/a"),
        ("http:\\\\example.com\\a", "http://example.com/a"),
    ],
)
def test_one_page_has_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a/b",
        "mailto:a@example.com",
        "tel:+3725551234",
        "javascript:void(0)",
        "ftp://example.com/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "http:///path",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://example.com:port/",
        "http://[::1/",
        "http://[v1.x]/",
        "http://a%2fb/",
        "http://" + "a" * 300 + "/",
    ],
)
def test_what_is_no_web_url_is_none(url: str) -> None:
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("b", "https://example.com/shop/b"),
        ("../b?x=1", "https://example.com/b?x=1"),
        ("/b#c", "https://example.com/b"),
        ("//other.example/b", "https://other.example/b"),
        ("\\\\other.example\\b", "https://other.example/b"),
        ("?page=2", "https://example.com/shop/a?page=2"),
        ("#top", "https://example.com/shop/a"),
        ("", "https://example.com/shop/a"),
        ("http://x.example/", "http://x.example/"),
        ("mailto:a@example.com", None),
    ],
)
def test_a_relative_url_is_resolved_against_its_base(url: str, canonical: str | None) -> None:
    assert canonical_url(url, base="https://example.com/shop/a") == canonical


SPELLED = r"/ // . .. % %2e %25 %4 41 %C3%B5 ; jsessionid=1 index.html ? & # = utm_x=1 sid= \ @ : [ ] a Ä ς Σ İ 。 xn--"
PIECES = st.sampled_from([*SPELLED.split(), "\ud800", "\xad", " "])


@given(
    st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40),
    st.sampled_from(["", "http://", "https://e.x/"]),
)
@example("%%34%31", "http://e.x/")
@example(".;jsessionid=1/..;jsessionid=1/a", "http://e.x/")
@example("\ufdfa.x/", "http://")
def test_the_form_is_stable_and_nothing_raises(tail: str, head: str) -> None:
    canonical = canonical_url(head + tail)
    if canonical is not None:
        assert canonical.isascii()
        assert canonical_url(canonical) == canonical
        assert urlsplit(canonical).path.startswith("/")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_base_is_survived(url: str, base: str) -> None:
    canonical_url(url, base=base)
