"""Which AMP version a page names: as the facts read it, not by what looks like a link."""

import pytest

from mmaudit.gather.collectors.amp import amphtml_url, says_it_is_amp

PAGE = "https://shop.test/deep/page"
LINK = '<link rel="amphtml" href="amp">'


@pytest.mark.parametrize(
    ("html", "headers", "expected"),
    [
        (LINK, {}, "https://shop.test/deep/amp"),
        ('<link href=/x rel="alternate AMPHTML">', {}, "https://shop.test/x"),
        (f'<base href="/other/">{LINK}', {}, "https://shop.test/other/amp"),
        (f'<base href="http://[">{LINK}', {}, "https://shop.test/deep/amp"),
        ("", {"link": '</amp>; rel="amphtml"'}, "https://shop.test/amp"),
        (f"<!-- {LINK} -->", {}, None),
        (f"<script>document.write('{LINK}')</script>", {}, None),
        ('<link rel="amphtml" href="javascript:alert(1)">', {}, None),
        ('<link rel="amphtml" href="">', {}, None),
        ('<link rel="amphtml" href="http://[::1">', {}, None),
        ("<p>We leave amphtml behind.</p>", {}, None),
        ("", {}, None),
    ],
)
def test_the_link_is_read_as_search_engines_read_it(html, headers, expected):
    served = f"<!doctype html><html><head>{html}</head><body>x" if html else ""
    assert amphtml_url(served, PAGE, headers=headers) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<html amp>", True),
        ("<!doctype html><HTML lang=en ⚡>", True),
        ("<html \u26a1\ufe0f>", True),
        ("<html amp4ads>", False),
        ("<html data-amp>", False),
        ("<html><body amp>", False),
        ("", False),
    ],
)
def test_an_amp_page_says_so_itself(html, expected):
    assert says_it_is_amp(html) is expected
