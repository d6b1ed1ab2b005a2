"""What opens the site reaches its origin and no other."""

import pytest

from mmaudit.config.settings import Access, Cookie

PAGE = "<!doctype html><title>Open</title><p>Hello</p>"
ACCESS = Access(
    headers=(("X-Key", "sesame"),),
    cookies=(Cookie(name="pass", value="word"),),
    username="ann",
    password="secret",  # noqa: S106
)
SECRETS = ("sesame", "word", "Basic")


@pytest.mark.browser
def test_headers_cookies_and_password_reach_the_site(site, visit):
    snapshot = visit(site.page("/", PAGE), access=ACCESS)
    assert snapshot.failure is None
    headers = site.headers_of("/")
    assert headers["x-key"] == "sesame"
    assert headers["cookie"] == "pass=word"
    assert headers["authorization"] == "Basic YW5uOnNlY3JldA=="


@pytest.mark.browser
def test_none_of_it_reaches_what_the_page_embeds(site, a_site, visit):
    other = a_site()
    script = other.page("/third.js", "", content_type="text/javascript").replace("127.0.0.1", "localhost")
    visit(site.page("/", PAGE + f"<script src='{script}'></script>"), access=ACCESS)
    text = str(other.headers_of("/third.js"))
    assert not any(secret in text for secret in SECRETS)


@pytest.mark.browser
def test_none_of_it_follows_a_redirect_to_another_origin(site, a_site, visit):
    other = a_site()
    target = other.page("/end", PAGE).replace("127.0.0.1", "localhost")
    snapshot = visit(site.page("/", "", status=302, headers={"Location": target}), access=ACCESS)
    assert snapshot.final_url == target
    assert site.headers_of("/")["x-key"] == "sesame"
    text = str(other.headers_of("/end"))
    assert not any(secret in text for secret in SECRETS)


@pytest.mark.browser
def test_nothing_of_it_is_kept(site, visit):
    text = repr(visit(site.page("/", PAGE), access=ACCESS))
    assert not any(secret in text for secret in ("sesame", "YW5uOnNlY3JldA", "secret"))
