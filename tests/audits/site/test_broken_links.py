import pytest

from mmaudit.audits.site.broken_links import AUDIT, find_broken
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.report import BrokenLink
from mmaudit.model.site_capture import LinkCheck

HOME, GONE = "https://shop.test/", "https://shop.test/gone"


@pytest.mark.parametrize(
    ("check", "is_broken"),
    [
        (LinkCheck(url=GONE, status=200), False),
        (LinkCheck(url=GONE, status=404), True),
        (LinkCheck(url=GONE, status=500), True),
        (LinkCheck(url=GONE, status=401), False),
        (LinkCheck(url=GONE, status=429), False),
        (
            LinkCheck(url=GONE, status=None, failure=Failure(code=FailureCode.DNS, message="No such host.")),
            True,
        ),
        (
            LinkCheck(url=GONE, status=None, failure=Failure(code=FailureCode.ROBOTS, message="Kept out.")),
            False,
        ),
    ],
)
def test_what_counts_as_broken(build, check, is_broken):
    site = build.site(build.page(HOME), link_checks=(check,), linked_from={GONE: (HOME,)})
    assert [link.url for link in find_broken(site)] == ([GONE] if is_broken else [])


def test_a_failed_page_is_a_broken_link_of_the_pages_that_link_to_it(build):
    site = build.site(
        build.page(HOME), failed=[build.failed(GONE, http_status=404, found_on=HOME)], linked_from={}
    )
    assert find_broken(site) == (
        BrokenLink(url=GONE, status=404, found_on=(HOME,), why="The server said no."),
    )


def test_a_page_that_nobody_links_to_and_a_hung_page_are_no_broken_links(build):
    hung = build.failed(GONE, FailureCode.PAGE_HUNG, found_on=HOME)
    assert find_broken(build.site(build.page(HOME), failed=[build.failed("https://shop.test/x"), hung])) == ()


def test_a_url_that_was_visited_and_asked_counts_once(build):
    site = build.site(
        build.page(HOME),
        failed=[build.failed(GONE, http_status=404)],
        link_checks=(LinkCheck(url=GONE, status=404),),
        linked_from={GONE: (HOME,)},
    )
    assert len(find_broken(site)) == 1


def test_the_score_is_the_share_of_pages_without_broken_links(build, limits):
    pages = [build.page(f"https://shop.test/{number}") for number in range(4)]
    site = build.site(
        *pages,
        link_checks=(LinkCheck(url=GONE, status=404),),
        linked_from={GONE: (pages[0].url, pages[1].url)},
    )
    verdict = AUDIT.judge(site, limits)
    assert (verdict.outcome, verdict.value, verdict.score) == ("broken", 1, 24.5)
    assert verdict.evidence[0].value == "https://shop.test/0 (+1)"


def test_no_broken_links_is_a_pass(build, limits):
    assert AUDIT.judge(build.site(build.page()), limits).outcome == "none"
