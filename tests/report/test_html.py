"""report.html tells the sample's story, and nothing of a site acts in it."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from mmaudit.model.report import Calibration, Run, SiteReport
from mmaudit.report import html


def tree(report: SiteReport, album: Any = None) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(
        html.render(report, pictures=album.get if album else lambda _name: None)
    )


def texts(page: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def test_it_answers_before_it_scores(report: SiteReport) -> None:
    page = tree(report)
    assert texts(page, "//h1") == ["Can a phone visitor know, go, do and buy at kohvik.example?"]
    assert texts(page, "//p[@class='answer']") == [
        "Visitors who want to know are served, but those who want to buy find 1 of 4 answers. "
        "Nobody can call with one tap. On slow 4G the main content of the first page takes 10.5 s to appear."
    ]


def test_every_area_has_a_word_and_neutral_is_one(report: SiteReport) -> None:
    rows = texts(tree(report), "//li[contains(@class,'score')]")
    assert rows == [
        "Moments60◐ Needs work",
        "Speed38○ Poor94% measured",
        "Scroll78◐ Needs work",
        "Basics93● Good98% measured",
        "Installable–◌ Neutralnot an app",
        "AMP–◌ Neutralno AMP pages",
    ]


def test_five_fixes_say_what_to_do_and_what_it_gains(report: SiteReport) -> None:
    page = tree(report)
    assert len(page.xpath("//ol[@class='fixes']/li")) == 5
    first = texts(page, "//ol[@class='fixes']/li[1]")[0]
    assert first.startswith("Offer sizes with srcset; 824 px serves this phone")
    assert "about +6 points Speed +21" in first


def test_quotes_keep_their_language(report: SiteReport) -> None:
    quotes = {q.text_content(): (q.get("lang"), q.get("dir")) for q in tree(report).xpath("//td//q")}
    assert quotes["自2011年起，我们每天早上亲手烘焙面包和蛋糕。"] == ("zh", "ltr")
    assert quotes["Tel 600 1234"] == ("et", "ltr")


def test_right_to_left_quotes_say_so(report: SiteReport) -> None:
    arabic = replace(report.pages[0], title="مقهى", lang="ar")
    page = tree(replace(report, pages=(arabic, *report.pages[1:])))
    assert page.xpath("//summary//span[@lang='ar']/@dir") == ["rtl"]


def test_a_failed_page_is_a_row_with_its_reason(report: SiteReport) -> None:
    row = texts(tree(report), "//section[@id='pages']//tr[th/a[@href='#page-7']]")
    assert row == ["/uudised – ○ Not opened The server answered 503 Service Unavailable."]


def test_every_inner_link_leads_somewhere(report: SiteReport) -> None:
    page = tree(report)
    wanted = {each[1:] for each in page.xpath("//a/@href") if each.startswith("#")}
    assert wanted <= set(page.xpath("//@id"))
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))


def test_headings_descend_one_level_at_a_time(report: SiteReport) -> None:
    levels = [int(each.tag[1]) for each in tree(report).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_a_page_tells_what_it_answers_itself(report: SiteReport) -> None:
    rows = texts(tree(report), "//details[@id='page-1']//tr[.//q]")
    assert rows == [
        "When is it open?● AnsweredEsmaspäevast reedeni 8.00–18.00Mo-Fr 08:00-18:00first screen footer > p.ajad",
        "What is this?● AnsweredVäike kohvik Kalamajas, kus kõik küpsetatakse kohapeal.first screen",
    ]


def fact(page: lxml.html.HtmlElement, anchor: str, term: str) -> list[str]:
    return texts(page, f"//details[@id='{anchor}']//dl/div[dt='{term}']/dd")


def test_a_score_like_lighthouses_is_called_comparable_and_its_method_is_told(report: SiteReport) -> None:
    slow, fast = report.pages[:2]
    unfilmed = replace(
        slow, lighthouse_comparable=None, metrics=replace(slow.metrics, speed_index_ms=None, tbt_ms=None)
    )
    page = tree(replace(report, pages=(unfilmed, fast)))

    assert fact(page, "page-2", "Lighthouse-comparable") == ["88 of 100"]
    assert fact(page, "page-1", "Lighthouse-comparable") == [
        "none, not measured: Visually complete on average (Speed Index) "
        "and Blocked by scripts, Total Blocking Time (TBT)"
    ]
    (method,) = texts(page, "//section[@id='method']//dl/div[dt='Lighthouse-comparable']/dd")
    assert "It is not Lighthouse's own" in method


def test_field_data_stands_beside_the_lab_and_says_whose_it_is(report: SiteReport) -> None:
    page = tree(report)
    rows = texts(page, "//h3[@id='field']/following::table[1]/tbody/tr")
    lede = texts(page, "//h3[@id='field']/following::p[1]")[0]

    assert "real Chrome users on phones, 28 days, p75" in lede
    assert "24 October 2026 to 20 November 2026." in lede
    assert rows[0] == (
        "Main content, Largest Contentful Paint (LCP)3.1 s ◐ Needs work66% good, 22% need work, 12% poor10.5 s"
    )
    assert rows[-1] == "First byte (TTFB)640 ms ● Good–320 ms"


def test_a_page_shows_the_fields_figures_under_its_own(report: SiteReport) -> None:
    page = tree(report)
    assert texts(page, "//section[@id='pages']/table//tr[1]/td[3]") == ["10.5 s ○field: 4.4 s"]
    figures = texts(page, "//details[@id='page-1']//table[contains(@class,'metrics')]//tr")
    assert "Answer to a tap, Interaction to Next Paint (INP)–field: 180 ms ● Good" in figures
    assert "Movement while loading, Cumulative Layout Shift (CLS)0.02● Good" in figures
    assert texts(page, "//details[@id='page-2']//text()[contains(., 'real Chrome users')]/..") == []


def test_without_field_data_the_report_is_silent_about_it(report: SiteReport) -> None:
    bare = replace(report, field=None, pages=tuple(replace(each, field=None) for each in report.pages))
    assert "Chrome users" not in tree(bare).text_content()


def test_scores_are_the_same_with_and_without_field_data(report: SiteReport) -> None:
    bare = replace(report, field=None, pages=tuple(replace(each, field=None) for each in report.pages))
    shown = "//li[contains(@class,'score')] | //div[@class='overall'] | //section[@id='pages']/table//td[2]"
    assert texts(tree(bare), shown) == texts(tree(report), shown)


def test_pictures_stand_inside(report: SiteReport, album: Any) -> None:
    sources = tree(report, album).xpath("//img/@src | //image/@href")
    assert len(sources) == 7 + 1 + 3
    assert all(each.startswith("data:image/webp;base64,") for each in sources)


def test_a_report_without_its_pictures_still_stands(report: SiteReport) -> None:
    assert tree(report).xpath("//img") == []


def test_an_empty_report_still_stands(report: SiteReport) -> None:
    bare = replace(
        report, pages=(), moments={}, fixes=(), site_audits=(), links_broken=(), skipped=(), score=None
    )
    page = tree(replace(bare, categories=()))
    assert "Nothing was found that would raise the score." in page.text_content()


def test_evidence_is_cut_and_the_rest_is_counted(report: SiteReport) -> None:
    found = tree(report).xpath(
        "//article[h4='Images are no larger than shown' or div/h4='Images are no larger than shown']"
    )
    assert len(found[0].xpath(".//ul/li")) == 6
    assert "and 2 more in report.json" in found[0].text_content()


def test_a_large_site_stays_small_enough_to_send(many_pages: Callable[[int], SiteReport], album: Any) -> None:
    report = many_pages(500)
    # As many results as all audits together give.
    pages = tuple(replace(each, audits=each.audits * 3) for each in report.pages)
    page = html.render(replace(report, pages=pages), pictures=album.get)
    assert page.count("<details") > 500
    assert len(page.encode()) < 6_000_000


def test_nothing_of_a_site_acts(hostile: SiteReport) -> None:
    text = html.render(hostile, pictures=lambda _name: None)
    page = lxml.html.document_fromstring(text)
    assert page.xpath("//script | //iframe | //object | //embed | //form | //base | //link") == []
    assert [
        name
        for each in page.iter()
        if isinstance(each.tag, str)
        for name in each.attrib
        if name.startswith("on")
    ] == []
    assert page.xpath("//img") == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", text)
    assert "{{7*7}}" in text
    assert "4949" not in text


def test_only_web_phone_and_mail_addresses_can_be_followed(hostile: SiteReport) -> None:
    for href in tree(hostile).xpath("//@href"):
        assert re.match(r"(https?://|tel:|mailto:|#)", href)


def test_styles_hold_nothing_of_the_site(hostile: SiteReport, report: SiteReport) -> None:
    assert texts(tree(hostile), "//style") == texts(tree(report), "//style")
    assert tree(hostile).xpath("//@style") == []


def test_templates_are_those_of_the_checkout_or_the_package() -> None:
    from mmaudit.report.templating import template_folder

    assert (template_folder() / "report" / "report.html").is_file()
    assert not list(Path(template_folder()).rglob("*.j2"))


@pytest.mark.parametrize("lang", ["en", "xx", "../../etc"])
def test_a_language_without_texts_is_english(report: SiteReport, lang: str) -> None:
    page = lxml.html.document_fromstring(html.render(report, pictures=lambda _name: None, lang=lang))
    assert page.get("lang") == "en"


def test_a_report_in_estonian_says_so_and_writes_numbers_as_estonians_do(report: SiteReport) -> None:
    page = lxml.html.document_fromstring(html.render(report, pictures=lambda _name: None, lang="et"))
    assert page.get("lang") == "et"
    assert page.findtext(".//title").startswith("kohvik.example mobiiliaudit")
    assert re.search(r"\d,\d\u00a0s", page.text_content())


@pytest.mark.parametrize(
    "tail", ['"onmouseover="alert(1)', "'><script>alert(1)</script>", "{{7*7}}", "%22%3E%3Cscript%3E"]
)
def test_an_address_that_may_be_followed_stays_within_its_quotes(report: SiteReport, tail: str) -> None:
    url = f"https://kohvik.example/{tail}"
    page = tree(replace(report, pages=(replace(report.pages[0], url=url, final_url=url), *report.pages[1:])))
    assert url in page.xpath("//a/@href")
    assert page.xpath("//script | //@onmouseover") == []


def test_the_method_says_what_the_processors_factor_was_found_to_be(report: SiteReport) -> None:
    def fact_of(run: Run, term: str) -> list[str]:
        return texts(tree(replace(report, run=run)), f"//section[@id='method']//dl/div[dt='{term}']/dd")

    measured = Calibration(
        pieces_per_s=97.6, spread_ratio=0.08, asked_slowdown=4, slowdown=4.13, slowdown_spread_ratio=0.12
    )
    run = replace(report.run, calibration=measured)
    assert fact_of(run, "Processor") == [
        "slowed down 4 times; a fixed piece of work took 4.1 times as long (times spread by 12%)"
    ]
    assert fact_of(run, "This machine") == [
        "98 pieces of a fixed work a second at full speed (times spread by 8%)"
    ]
    assert fact_of(report.run, "Processor") == ["slowed down 4 times"]
    assert fact_of(report.run, "This machine") == []
