import pytest

from mmaudit.audits.site.canonical import AUDIT

HERE = "https://shop.test/kettle"


@pytest.mark.parametrize(
    ("urls", "outcome"),
    [
        ((), "missing"),
        ((HERE,), "self"),
        ((HERE, f"{HERE}#top"), "self"),
        ((HERE, "https://shop.test/other"), "several"),
        (("http://shop.test/kettle",), "insecure"),
        (("https://elsewhere.test/kettle",), "other-site"),
        (("https://shop.test/other",), "other-page"),
    ],
)
def test_canonical_links(build, limits, urls, outcome):
    assert AUDIT.judge(build.page(HERE, canonical_urls=urls), limits).outcome == outcome


def test_a_hidden_page_should_not_name_another_one(build, limits):
    page = build.page(HERE, canonical_urls=("https://shop.test/other",), noindex=True)
    assert AUDIT.judge(page, limits).outcome == "noindex-conflict"


def test_an_amp_page_has_to_name_another_one(build, limits):
    page = build.page(HERE, canonical_urls=("https://www.shop.test/kettle",), is_amp=True)
    assert AUDIT.judge(page, limits).outcome == "other-page"
