import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmaudit.facts.page import derive_page
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Block, Content, Document, Snapshot


@pytest.fixture
def facts(a_snapshot, a_document):
    """The facts of a page that was served as ``html``."""

    def derive(html="", *, url="https://shop.test/", snapshot=None, **document):
        seen = {"base_url": url} | document
        return derive_page(a_snapshot(url, document=a_document(html, **seen), **(snapshot or {})))

    return derive


def test_a_page_without_sections_has_empty_facts(a_snapshot):
    page = derive_page(a_snapshot("https://shop.test/a?utm_source=x"))
    assert page.url == "https://shop.test/a"
    assert (page.lang, page.title, page.h1, page.word_count, page.text_hash) == ("", "", (), 0, "")
    assert not page.is_amp
    assert page.metrics.lcp_ms is None


def test_the_final_address_is_the_key(a_snapshot):
    assert (
        derive_page(a_snapshot(final_url="https://shop.test/new/index.html#top")).url
        == "https://shop.test/new/"
    )


def test_a_page_that_never_came_to_an_address_keeps_its_own(a_snapshot):
    assert derive_page(a_snapshot(final_url="chrome-error://chromewebdata/")).url == "https://shop.test/"


def test_canonicals_of_served_and_rendered_document_and_header_are_one_list(facts):
    page = facts(
        '<link rel="canonical" href="/a">',
        rendered_html='<link rel="Canonical" href="/a"><link rel=canonical href="https://shop.test/b">',
        headers={"link": '</c>; rel="canonical", </d>; rel=preload'},
    )
    assert page.canonical_urls == ("https://shop.test/a", "https://shop.test/b", "https://shop.test/c")


def test_links_are_resolved_against_the_base(facts):
    page = facts('<link rel="amphtml" href="amp">', base_url="https://shop.test/deep/")
    assert page.amphtml_urls == ("https://shop.test/deep/amp",)


def test_hreflangs_come_from_links_and_header(facts):
    page = facts(
        '<link rel="alternate" hreflang="et" href="/et/">',
        headers={"link": '<https://shop.test/ru/>; rel="alternate"; hreflang="RU"'},
    )
    assert page.hreflangs == {"et": "https://shop.test/et/", "ru": "https://shop.test/ru/"}


@pytest.mark.parametrize(
    ("html", "header", "noindex"),
    [
        ('<meta name="robots" content="index, follow">', "", False),
        ('<meta name="ROBOTS" content="NOINDEX,nofollow">', "", True),
        ('<meta name="googlebot" content="none">', "", True),
        ("", "noindex", True),
        ("", "googlebot: nofollow, noindex", True),
        ("", "otherbot: noindex, nofollow", False),
        ("", "unavailable_after: 25 Jun 2030 15:00:00 PST, noindex", True),
        ("", "max-snippet:-1, max-image-preview: large", False),
    ],
)
def test_noindex_is_found_in_meta_and_header(facts, html, header, noindex):
    assert facts(html, headers={"x-robots-tag": header}).noindex is noindex


@pytest.mark.parametrize("sign", ["amp", "⚡", "⚡\ufe0f", "AMP lang=en"])
def test_amp_is_read_from_the_served_document(facts, sign):
    page = facts(f"<!doctype html><html {sign}><body>x", rendered_html="<html><body>x")
    assert (page.is_amp, page.is_amp_story) == (True, False)
    assert not facts("<html><body>x", rendered_html=f"<html {sign}><body>x").is_amp


def test_what_a_script_adds_to_the_structured_data_is_read_and_counted(facts):
    block = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Cafe"}</script>'
    served = f"<html><body>{block}</body></html>"
    page = facts(served, rendered_html=f"<html><body>{block}{block.replace('Cafe', 'Menu')}</body></html>")
    assert [item.type for item in page.structured] == ["Cafe", "Menu"]
    assert page.structured_by_script == 1
    assert facts(served).structured_by_script == 0


def test_a_standalone_story_is_a_story(facts):
    assert facts("<html amp><body><amp-story standalone></amp-story>").is_amp_story
    assert not facts("<html><body><amp-story standalone></amp-story>").is_amp_story


def test_metrics_are_medians_with_their_range(a_snapshot, a_load):
    loads = (a_load(lcp_ms=3000), a_load(lcp_ms=1000), a_load(lcp_ms=1100), a_load(lcp_ms=None))
    metric = derive_page(a_snapshot(loads=loads)).metrics.lcp_ms
    assert (metric.median, metric.min, metric.max, metric.runs) == (1100, 1000, 3000, (3000, 1000, 1100))


ENGLISH = (
    "This shop sells kettles and teapots, and we deliver them to your door within two working days. " * 3
)
ESTONIAN = (
    "Meie poes müüakse veekeetjaid ja teekanne ning toome need teie ukse ette kahe tööpäeva jooksul. " * 3
)
CHINESE = "本店销售水壶和茶壶，两个工作日内送货上门，欢迎光临我们的商店，营业时间为周一至周五。" * 3


@pytest.mark.parametrize(
    ("declared", "text", "lang"),
    [
        ("en", ENGLISH, "en"),
        ("en-GB", "", "en"),
        ("en", ESTONIAN, "et"),
        ("", ESTONIAN, "et"),
        ("zh-Hans", CHINESE, "zh"),
        ("en", CHINESE, "zh"),
        ("et_EE", "Avaleht", "et"),
        ("", "Avaleht", ""),
        ("not a language", "", ""),
        ("et", "Nokia Samsung iPhone 12 Pro Max 128GB Apple Watch Series " * 6, "et"),
    ],
)
def test_the_declared_language_holds_unless_the_text_clearly_differs(facts, declared, text, lang):
    page = facts(html_lang=declared, visible_text=text)
    assert (page.lang, page.declared_lang) == (lang, declared)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Two words.", 2), ("", 0), ("don't stop", 2), ("水壶茶壶本店", 4), ("iPhone 水壶 ok", 3)],
)
def test_words_are_counted_in_every_script(facts, text, words):
    assert facts(visible_text=text).word_count == words


def test_equal_texts_have_equal_hashes(facts):
    assert facts(visible_text="Blue  Kettle").text_hash == facts(visible_text="blue kettle\n").text_hash
    assert facts(visible_text="Blue kettle").text_hash != facts(visible_text="Red kettle").text_hash


def test_headings_in_sight_count(a_snapshot):
    def heading(text, *, visible=True):
        return Block(text=text, tag="h1", selector="h1", box=None, visible=visible, heading_level=1)

    content = Content(blocks=(heading(" One  two "), heading("Hidden", visible=False)), links=())
    assert derive_page(a_snapshot(content=content)).h1 == ("One two",)


def test_without_content_headings_come_from_the_markup(facts):
    assert facts("<h1>Tea<br> <b>pots</b></h1>").h1 == ("Tea pots",)


HOSTILE = [
    "<html><![CDATA[",
    "\x00\ud800<p>",
    "<div>" * 20_000,
    "<!-- only a comment -->",
    "<html ⚡=⚡ amp amp>",
    '<link rel="canonical" href="http://[">',
    '<meta name="robots">',
    '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    "<div itemscope>" * 2_000,
    '<?xml version="1.0" encoding="utf-16"?><html><p>x',
]


@pytest.mark.parametrize("html", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_markup_is_no_error(facts, html):
    assert facts(html).url == "https://shop.test/"


@settings(max_examples=100, deadline=None)
@given(html=st.text(), header=st.text(max_size=200), lang=st.text(max_size=10))
def test_no_text_breaks_it(html, header, lang):
    url = "https://shop.test/"
    document = Document(
        served_html=f"<html amp><link rel=canonical href='{html}'>{html}",
        rendered_html=f"<script type='application/ld+json'>{html}</script>{html}",
        title=html,
        html_lang=lang,
        charset="",
        content_type="",
        base_url=html,
        headers={"link": header, "x-robots-tag": header},
        visible_text=html,
    )
    job = PageJob(url=url, depth=0, found_by=FoundBy.START)
    assert derive_page(Snapshot(job=job, final_url=url, http_status=200, document=document)).url == url
