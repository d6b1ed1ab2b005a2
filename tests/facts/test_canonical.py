"""The canonical form: what is the same page, and what is not."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
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
        ("http://example.com/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "http://example.com/a.aspx"),
        ("http://example.com/x/(A(0123456789)S(abcdefghij))/", "http://example.com/x/"),
        ("http://example.com/song(S(1))/(S)", "http://example.com/song(S(1))/(S)"),
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
        ("http://x.example/a;", "http://x.example/a;"),
        ("mailto:a@example.com", None),
    ],
)
def test_a_relative_url_is_resolved_against_its_base(url: str, canonical: str | None) -> None:
    assert canonical_url(url, base="https://example.com/shop/a") == canonical


SPELLED = r"/ // . .. % %2e %25 %4 41 %C3%B5 ; jsessionid=1 index.html ? & # = utm_x=1 sid= \ @ : [ ] a Ä ς Σ İ 。 xn--"
PIECES = st.sampled_from([*SPELLED.split(), "(S(abcdefghij0))", "\ud800", "\xad", " "])


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


REAL = [
    "https://user:pw@Example.com:8443/a/./b%2fc/index.html;jsessionid=1?q=%C3%B5&utm_source=x&sid=1#top",
    "http://[2001:db8::1]:80/x/../y/?a=b;c=d",
    "https://xn--mnchen-3ya.de/straße/%E4%BD%A0?x=[1]&y=a+b%20c",
    "HTTP://bücher.example//tee//../%2e%2e/Ä?%75tm_campaign=z&=&&=1",
]
INSERTED = st.sampled_from(
    [*SPELLED.split(), "%00", "%0a", "\x00", "\r\n", "\t", "　", "．", "%ff", "..%2f", "\ud800", "ß"]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real address with pieces cut out, put in, doubled, encoded or turned upside down."""
    url = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(url)))
        end = draw(st.integers(start, min(len(url), start + 8)))
        piece = url[start:end]
        new = draw(
            st.sampled_from(
                ["", piece * 2, piece.swapcase(), "".join(f"%{ord(char) % 256:02x}" for char in piece)]
            )
            | INSERTED
        )
        url = url[:start] + new + url[end:]
    return url


@given(mutated())
@settings(max_examples=150)
def test_an_address_may_be_mutated_in_any_way(url: str) -> None:
    canonical = canonical_url(url)
    if canonical is not None:
        parts = urlsplit(canonical)
        assert canonical.isascii()
        assert not re.search(r"[\x00-\x20\x7f\\]", canonical)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert parts.username is None
        assert parts.port is None or 0 <= parts.port < 65536
        assert canonical_url(canonical) == canonical
        assert canonical_url(canonical, base=url) == canonical
        assert canonical_url(f"{canonical}#x") == canonical


PATHS = st.text(alphabet="abcXYZ019-._~/", max_size=20)


@given(path=PATHS, data=st.data())
@settings(max_examples=60)
def test_escapes_that_need_not_be_and_campaigns_make_no_other_page(path: str, data: st.DataObject) -> None:
    plain = f"https://e.x/{path}"
    escaped = "".join(
        f"%{ord(char):02x}" if char != "/" and data.draw(st.booleans()) else char for char in path
    )
    assert canonical_url(f"https://e.x/{escaped}") == canonical_url(plain)
    kept = canonical_url(f"{plain}?a=1")
    assert canonical_url(f"{plain}?utm_medium=mail&a=1&fbclid=2") == kept
