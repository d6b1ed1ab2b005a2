"""Pages that are another page in other words: lists of the user's, canonical addresses, translations, templates."""

from itertools import pairwise

import pytest
from tests.crawl.addresses import HOME, at, skipped

from mmaudit.errors import CannotRunError
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy


def canonical(url: str) -> str:
    return f'<html><head><link rel=canonical href="{url}"></head><body>Shoes</body></html>'


def translated(**pages: str) -> str:
    links = "".join(f'<link rel=alternate hreflang="{lang}" href="{url}">' for lang, url in pages.items())
    return f"<html><head>{links}</head><body>Text</body></html>"


def test_a_list_takes_the_place_of_links_and_sitemaps(run_crawl) -> None:
    site = {HOME: at("a", "b"), HOME + "b": at("c")}
    jobs, capture = run_crawl(site, sitemap=at("s"), urls=at("b", "x"))
    assert [job.url for job in jobs] == [HOME, *at("b", "x")]
    assert {job.found_by for job in jobs[1:]} == {FoundBy.LIST}
    assert {check.url for check in capture.link_checks} >= {HOME + "a", HOME + "c"}


def test_only_the_sitemap_when_that_is_asked(run_crawl) -> None:
    jobs, _ = run_crawl({HOME: at("a")}, sitemap=at("s", "t"), sitemap_only=True)
    assert [job.url for job in jobs] == [HOME, *at("s", "t")]


def test_no_sitemap_to_go_by_is_said(run_crawl) -> None:
    with pytest.raises(CannotRunError, match="No sitemap"):
        run_crawl({HOME: at("a")}, sitemap_only=True)


def test_a_variant_by_query_is_visited_once(run_crawl) -> None:
    site = {HOME: at("shop", "shop?sort=a", "shop?sort=b")}
    html = {url: canonical(HOME + "shop") for url in at("shop?sort=a", "shop?sort=b")}
    jobs, capture = run_crawl(site, html=html)
    visited = [job.url for job in jobs]
    # The first variant says what it is; it and the rest are one page.
    assert HOME + "shop" in visited
    assert {url for url, why in skipped(capture).items() if why is FailureCode.DUPLICATE} == set(
        at("shop?sort=a", "shop?sort=b")
    )


def test_a_variant_stands_for_its_canonical_page_when_it_comes_first(run_crawl) -> None:
    jobs, capture = run_crawl(
        {HOME: at("s?a=1"), HOME + "s?a=1": at("s")}, html={HOME + "s?a=1": canonical(HOME + "s")}
    )
    assert [job.url for job in jobs] == [HOME, HOME + "s?a=1"]
    assert skipped(capture)[HOME + "s"] is FailureCode.DUPLICATE


def test_a_site_whose_pages_all_name_home_as_canonical_is_audited_all_the_same(run_crawl) -> None:
    html = {url: canonical(HOME) for url in (HOME, *at("a", "b"))}
    jobs, _ = run_crawl({HOME: at("a", "b")}, html=html)
    assert [job.url for job in jobs] == [HOME, *at("a", "b")]


LANGUAGES = {
    HOME: translated(et=HOME, en=HOME + "en", ru=HOME + "ru"),
    HOME + "meist": translated(et=HOME + "meist", en=HOME + "en/about", ru=HOME + "ru/o-nas"),
    HOME + "en": translated(et=HOME, en=HOME + "en", ru=HOME + "ru"),
}
SWITCHERS = {
    HOME: at("meist", "en", "ru"),
    HOME + "meist": at("en/about", "ru/o-nas"),
    HOME + "en": at("en/about", "en/news"),
}


def test_a_language_switcher_does_not_triple_the_audit(run_crawl) -> None:
    jobs, capture = run_crawl(SWITCHERS, html=LANGUAGES)
    visited = {job.url for job in jobs}
    assert visited == {HOME, *at("meist", "en", "ru", "en/news")}
    assert skipped(capture)[HOME + "en/about"] is FailureCode.DUPLICATE


def test_unless_all_languages_are_asked_for(run_crawl) -> None:
    jobs, _ = run_crawl(SWITCHERS, html=LANGUAGES, all_languages=True)
    assert {job.url for job in jobs} >= set(at("en/about", "ru/o-nas"))


def test_translations_of_the_home_page_are_found_without_a_link(run_crawl) -> None:
    jobs, _ = run_crawl({HOME: at("meist")}, html=LANGUAGES)
    assert {job.url for job in jobs} >= set(at("en", "ru"))


def test_addresses_of_a_cluster_that_never_end_are_not_remembered(run_crawl) -> None:
    long = HOME + "x" * 3000
    html = {HOME + "a": translated(en=HOME + "a", ru=long) + canonical(HOME + "a?" + "x" * 3000)}
    _, capture = run_crawl({HOME: at("a", "b"), HOME + "a": [long]}, html=html)
    assert FailureCode.DUPLICATE not in capture.skipped_counts


def test_a_cluster_that_leaves_the_page_itself_out_is_not_believed(run_crawl) -> None:
    html = {HOME + "a": translated(en=HOME + "b", ru=HOME + "c")}
    jobs, _ = run_crawl({HOME: at("a"), HOME + "a": at("b", "c")}, html=html)
    assert {job.url for job in jobs} == {HOME, *at("a", "b", "c")}


def test_pages_that_differ_in_numbers_alone_end_in_a_trap(run_crawl) -> None:
    days = [f"{HOME}calendar/{day}" for day in range(200, 240)]
    site = {HOME: [days[0]]} | {day: [following] for day, following in pairwise(days)}
    text = {day: f"Events of day {day[-3:]}: none. Next day" for day in days}
    jobs, capture = run_crawl(site, text=text, max_pages=100)
    assert len(jobs) == 1 + 11
    assert list(skipped(capture).values()) == [FailureCode.TRAP]


def test_pages_of_one_template_that_say_something_are_no_trap(run_crawl) -> None:
    posts = [f"{HOME}blog/{number}" for number in range(40)]
    words = "abcdefghijklmnopqrstuvwxyz"
    text = {
        post: f"Post about {words[number % 26]}{words[number // 26]}" for number, post in enumerate(posts)
    }
    jobs, _ = run_crawl({HOME: posts}, text=text, max_pages=100)
    assert len(jobs) == 41
