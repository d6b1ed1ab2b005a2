"""The order of the pages, what is left alone, and what is told in the end."""

import asyncio

import pytest
from tests.crawl.addresses import HOME, at, skipped

from mmaudit.crawl.crawl import Crawl
from mmaudit.errors import CannotRunError, UsageError
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.site_capture import LinkCheck, SiteCapture
from mmaudit.model.snapshot import Document, FetchedDocument


def test_the_start_page_is_first_and_deeper_pages_are_last(run_crawl) -> None:
    jobs, _ = run_crawl({HOME: at("b", "a"), HOME + "a": at("a/x"), HOME + "b": at("c")})
    assert [(job.url, job.depth, job.found_on) for job in jobs] == [
        (HOME, 0, None),
        (HOME + "a", 1, HOME),
        (HOME + "b", 1, HOME),
        (HOME + "a/x", 2, HOME + "a"),
        (HOME + "c", 2, HOME + "b"),
    ]


def test_pages_are_spread_over_url_templates(run_crawl) -> None:
    blog = at("blog/a", "blog/b", "blog/c", "blog/d")
    jobs, _ = run_crawl({HOME: [*blog, *at("shop/x", "shop/y", "contact")]}, max_pages=5)
    assert [job.url for job in jobs] == [HOME, *at("blog/a", "contact", "shop/x", "blog/b")]


def test_the_order_does_not_depend_on_the_order_of_links(run_crawl) -> None:
    links = at("p/1", "q?a=1", "q?a=2", "x-y-z", "about", "blog/a", "blog/b")
    one, _ = run_crawl({HOME: links}, max_pages=4)
    other, _ = run_crawl({HOME: links[::-1]}, max_pages=4)
    assert one == other


def test_what_the_page_limit_leaves_out_is_listed_and_checked(run_crawl) -> None:
    _, capture = run_crawl({HOME: at("a", "b", "c")}, max_pages=2)
    assert skipped(capture) == dict.fromkeys(at("b", "c"), FailureCode.LIMIT)
    assert [check.url for check in capture.link_checks] == at("b", "c")
    assert capture.skipped_counts == {FailureCode.LIMIT: 2}


def test_the_list_of_skipped_urls_ends_but_the_count_does_not(run_crawl) -> None:
    _, capture = run_crawl({HOME: at(*(f"p{number}" for number in range(400)))}, max_pages=1, check_links=10)
    assert len(capture.skipped) == 200
    assert capture.skipped_counts == {FailureCode.LIMIT: 400}
    assert (len(capture.link_checks), capture.unchecked_links) == (10, 390)


def test_pages_of_the_sitemap_are_visited_after_the_shallower_ones(run_crawl) -> None:
    jobs, _ = run_crawl({HOME: at("linked")}, sitemap=at("a/b/c", "linked", "flat"))
    assert [(job.url, job.found_by) for job in jobs] == [
        (HOME, FoundBy.START),
        (HOME + "flat", FoundBy.SITEMAP),
        (HOME + "linked", FoundBy.LINK),
        (HOME + "a/b/c", FoundBy.SITEMAP),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "https://other.example/",
        "https://sub.example.com/",
        "https://example.com:8443/",
        "mailto:a@example.com",
        "javascript:void(0)",
        "ftp://example.com/a",
    ],
)
def test_what_is_not_of_the_site_is_never_touched(run_crawl, make_web, link: str) -> None:
    web = make_web()
    jobs, capture = run_crawl({HOME: [link]}, web=web)
    assert [job.url for job in jobs] == [HOME]
    assert capture.link_checks == ()
    assert all("example.com/" in url and "sub" not in url for url in web.read + web.checked)


def test_www_and_http_are_the_same_page_and_home_decides_how_it_is_written(run_crawl) -> None:
    jobs, _ = run_crawl({HOME: ["http://www.example.com/a", "https://example.com/a", "http://example.com/"]})
    assert [job.url for job in jobs] == at("", "a")


@pytest.mark.parametrize(
    "path", ["logout", "cart/add?id=1", "?add-to-cart=5", "wp-login.php", "users/3/delete"]
)
def test_links_that_act_are_neither_visited_nor_checked(run_crawl, make_web, path: str) -> None:
    web = make_web()
    jobs, capture = run_crawl({HOME: at(path)}, web=web, sitemap=at("ok", path))
    assert [job.url for job in jobs] == at("", "ok")
    assert skipped(capture) == {HOME + path: FailureCode.SIDE_EFFECT}
    assert HOME + path not in web.checked


def test_robots_and_nofollow_are_honoured(run_crawl, make_web) -> None:
    site = {HOME: ["!" + HOME + "ad", *at("private/x", "open")]}
    web = make_web()
    jobs, capture = run_crawl(site, web=web, robots="USER-AGENT: *\nDisallow: /private\n")
    assert [job.url for job in jobs] == at("", "open")
    assert skipped(capture) == {HOME + "ad": FailureCode.ROBOTS, HOME + "private/x": FailureCode.ROBOTS}
    assert not {HOME + "ad", HOME + "private/x"} & set(web.checked)


def test_robots_can_be_ignored(run_crawl) -> None:
    site = {HOME: ["!" + HOME + "ad", *at("private/x")]}
    jobs, _ = run_crawl(site, robots="User-agent: *\nDisallow: /", obey_robots=False)
    assert [job.url for job in jobs] == at("", "ad", "private/x")


def test_a_link_that_one_page_says_nofollow_of_is_followed_from_another(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: ["!" + HOME + "a", HOME + "b"], HOME + "b": at("a")})
    assert [job.url for job in jobs] == at("", "b", "a")
    assert capture.skipped == ()


def test_a_page_that_says_nofollow_leads_nowhere(make_web, make_config, make_snapshot) -> None:
    async def story() -> PageJob | None:
        crawl = await Crawl.open(make_config(), make_web())
        document = Document(
            served_html="", title="", html_lang="", charset="", content_type="", base_url="",
            rendered_html="<head><META content='noindex, NOFOLLOW' name=robots>",
        )  # fmt: skip
        crawl.record(make_snapshot(crawl.next_job(), at("a"), document=document))
        return crawl.next_job()

    assert asyncio.run(story()) is None


def test_files_are_checked_and_never_visited(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: at("menu.PDF", "photo.jpg?v=2")})
    assert [job.url for job in jobs] == [HOME]
    assert [check.url for check in capture.link_checks] == at("menu.PDF", "photo.jpg?v=2")


def test_include_and_exclude_look_at_the_path(run_crawl) -> None:
    links = at("blog/a", "blog/draft-1", "shop/x", "blog/m%C3%BC%C3%BCk")
    jobs, capture = run_crawl({HOME: links}, include=("/blog/*",), exclude=("/blog/draft*", "*/müük"))
    assert [job.url for job in jobs] == at("", "blog/a")
    assert [check.url for check in capture.link_checks] == at("shop/x")
    assert set(skipped(capture)) == set(links[1:])


def test_the_depth_limit_counts_links(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: at("a"), HOME + "a": at("b")}, max_depth=1)
    assert [job.url for job in jobs] == at("", "a")
    assert skipped(capture) == {HOME + "b": FailureCode.LIMIT}


@pytest.mark.parametrize(
    "path",
    [
        "/".join(map(str, range(21))),
        "a/b/a/c/a",
        "x" * 2000,
        "x" * (2000 - len(HOME)),
        "cal/2024/next/next/next",
    ],
)
def test_endless_addresses_are_neither_visited_nor_checked(run_crawl, make_web, path: str) -> None:
    web = make_web()
    jobs, capture = run_crawl({HOME: at(path)}, web=web)
    assert [job.url for job in jobs] == [HOME]
    assert capture.skipped_counts == {FailureCode.TRAP: 1}
    assert HOME + path not in web.checked


def test_a_path_has_at_most_25_variants_by_query(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: at(*(f"calendar?day={day}" for day in range(40)))}, max_pages=100)
    assert len(jobs) == 26
    assert capture.skipped_counts == {FailureCode.TRAP: 15}


def test_a_redirect_to_a_known_page_is_a_duplicate(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: at("a", "old")}, final={HOME + "old": HOME + "a"}, max_pages=3)
    assert [job.url for job in jobs] == at("", "a", "old")
    assert skipped(capture) == {HOME + "old": FailureCode.DUPLICATE}


def test_the_target_of_a_redirect_is_not_visited_again(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: at("new", "a")}, final={HOME + "a": HOME + "new"})
    assert [job.url for job in jobs] == at("", "a")
    assert capture.skipped == ()


def test_duplicates_do_not_use_up_the_page_limit(run_crawl) -> None:
    final = {HOME + name: HOME for name in ("a", "b")}
    jobs, _ = run_crawl({HOME: at("a", "b", "c", "d")}, final=final, max_pages=3)
    assert [job.url for job in jobs] == at("", "a", "b", "c", "d")


def test_a_redirect_off_the_site_is_skipped(run_crawl) -> None:
    _, capture = run_crawl({HOME: at("out")}, final={HOME + "out": "https://other.example/"})
    assert skipped(capture) == {HOME + "out": FailureCode.OFF_SITE}


def test_a_visit_that_met_a_file_is_no_page(make_web, make_config, make_snapshot) -> None:
    async def story() -> SiteCapture:
        crawl = await Crawl.open(make_config(), make_web())
        crawl.record(make_snapshot(crawl.next_job(), at("get?file=3")))
        crawl.record(make_snapshot(crawl.next_job(), failure=FailureCode.DOWNLOAD))
        return await crawl.finish(make_web())

    assert skipped(asyncio.run(story())) == {HOME + "get?file=3": FailureCode.DOWNLOAD}


def test_a_start_page_that_fails_is_one_row(make_web, make_config, make_snapshot) -> None:
    async def story() -> tuple[PageJob | None, SiteCapture]:
        crawl = await Crawl.open(make_config(), make_web())
        crawl.record(make_snapshot(crawl.next_job(), at("a"), failure=FailureCode.HTTP_4XX))
        return crawl.next_job(), await crawl.finish(make_web())

    job, capture = asyncio.run(story())
    assert job is None
    assert capture.skipped == ()


def test_the_start_page_may_live_on_another_host_of_the_site(run_crawl, make_web) -> None:
    shop = "https://shop.example.com/"
    web = make_web(
        {shop + "robots.txt": "User-agent: mmaudit\nDisallow: /x\nCrawl-delay: 2"},
        {HOME: LinkCheck(url=HOME, status=200, final_url=shop)},
    )
    links = [shop + "a", shop + "x", HOME + "b"]
    jobs, capture = run_crawl({HOME: links}, web=web, final={HOME: shop})
    assert [job.url for job in jobs] == [HOME, shop + "a"]
    assert capture.robots is not None
    assert capture.robots.url == shop + "robots.txt"


def test_a_site_that_moved_away_cannot_be_audited(run_crawl, make_web) -> None:
    check = LinkCheck(url=HOME, status=301, final_url="https://new.example/")
    with pytest.raises(CannotRunError) as stopped:
        run_crawl({}, web=make_web(checks={HOME: check}))
    assert "https://new.example/" in stopped.value.hint


@pytest.mark.parametrize("url", ["notaurl", "file:///etc/passwd", "ftp://example.com/", "", "https://"])
def test_what_is_no_web_address_is_a_usage_error(run_crawl, url: str) -> None:
    with pytest.raises(UsageError):
        run_crawl({}, start=url)


def test_linked_from_names_the_pages_in_the_order_of_their_visits(run_crawl) -> None:
    _, capture = run_crawl({HOME: at("a", "b"), HOME + "a": at("b", "?utm_source=x")})
    assert capture.linked_from == {
        HOME + "a": (HOME,),
        HOME + "b": (HOME, HOME + "a"),
        HOME: (HOME + "a",),
    }


def test_an_index_file_is_opened_by_its_name_and_known_by_its_directory(run_crawl, make_web) -> None:
    web = make_web()
    site = {HOME: (HOME + "a/index.html", HOME + "a/", HOME + "b/index.html#top")}
    jobs, capture = run_crawl(site, start=HOME + "index.html", web=web, max_pages=2, check_links=5)
    assert [(job.url, job.address) for job in jobs] == [
        (HOME, HOME + "index.html"),
        (HOME + "a/", HOME + "a/index.html"),
    ]
    assert [check.url for check in capture.link_checks] == [HOME + "b/"]
    assert [url for url in web.checked if url.startswith(HOME)] == [
        HOME + "index.html",
        HOME + "b/index.html",
    ]


def test_the_most_linked_urls_are_checked_first(run_crawl) -> None:
    site = {HOME: at("a", "z.pdf", "b.pdf"), HOME + "a": at("z.pdf")}
    _, capture = run_crawl(site, check_links=1)
    assert [check.url for check in capture.link_checks] == at("z.pdf")
    assert capture.unchecked_links == 1


def test_https_is_looked_at_on_default_ports_alone(run_crawl, make_web) -> None:
    http = "http://example.com/"
    web = make_web(checks={http: LinkCheck(url=http, status=200, final_url=HOME)})
    _, capture = run_crawl({}, web=web)
    assert capture.https_upgrade == LinkCheck(url=http, status=200, final_url=HOME)
    _, capture = run_crawl({}, start="http://127.0.0.1:8000/", web=make_web())
    assert capture.https_upgrade is None


def test_queued_never_promises_more_than_the_limit(make_web, make_config, make_snapshot) -> None:
    async def story() -> list[int]:
        crawl = await Crawl.open(make_config(max_pages=3), make_web())
        seen = [crawl.queued]
        while (job := crawl.next_job()) is not None:
            crawl.record(make_snapshot(job, at("a", "b", "c", "d") if job.depth == 0 else ()))
            seen.append(crawl.queued)
        return seen

    assert asyncio.run(story()) == [1, 2, 1, 0]


def test_crawl_delay_slows_the_link_checks_down_to_what_is_affordable(run_crawl) -> None:
    robots = "User-agent: *\nCrawl-delay: 900"
    _, capture = run_crawl({HOME: []}, robots=robots)
    assert capture.robots is not None
    assert capture.robots.crawl_delay_s == 30


def test_a_dead_host_cannot_be_audited(run_crawl, make_web) -> None:
    url = HOME + "robots.txt"
    dead = FetchedDocument(
        requested_url=url, final_url=url, status=None,
        failure=Failure(code=FailureCode.DNS, message="The host name was not found."),
    )  # fmt: skip
    with pytest.raises(CannotRunError, match=r"example\.com cannot be reached"):
        run_crawl({}, web=make_web({url: dead}), obey_robots=False)


def test_a_single_page_site_is_one_job(run_crawl) -> None:
    jobs, capture = run_crawl({HOME: [HOME + "#contact", HOME]})
    assert [job.url for job in jobs] == [HOME]
    assert (capture.skipped, capture.link_checks) == ((), ())
