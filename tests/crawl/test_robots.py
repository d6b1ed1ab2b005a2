"""What a robots.txt allows, and what is said of a bad one."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmaudit.crawl.robots import Robots, parse_robots, read_robots
from mmaudit.errors import CannotRunError
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.snapshot import FetchedDocument

HOME = "https://example.com/"
URL = HOME + "robots.txt"


def answer(
    text: str = "", *, status: int | None = 200, failure: FailureCode | None = None
) -> FetchedDocument:
    return FetchedDocument(
        requested_url=URL,
        final_url=URL,
        status=status,
        text=text,
        failure=Failure(code=failure, message="It broke.") if failure else None,
    )


def robots_of(text: str, **fields) -> Robots:
    return parse_robots(answer(text, **fields), obey=True)


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /a", "a/b", False),
        ("user-AGENT: *\ndisALLOW: /a", "a/b", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "a/b", False),
        ("User-agent: *\r\nDisallow: /a\r\nAllow: /a/b", "a/b", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "a/b", False),
        ("User-agent: *\nDisallow: /*.php$", "x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "x/y.php?z", True),
        ("User-agent: other\nDisallow: /", "a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: MMaudit\nDisallow: /b", "a", True),
        ("User-agent: *\nDisallow:", "a", True),
        ("User-agent: a\nUser-agent: *\n# between\n\nDisallow: /x", "x", False),
        ("", "a", True),
    ],
)
def test_rules_are_read_as_rfc_9309_says(text: str, path: str, is_allowed: bool) -> None:
    assert robots_of(text).allows(HOME + path) is is_allowed


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429])
def test_a_file_that_is_not_there_allows_all(status: int) -> None:
    robots = robots_of("User-agent: *\nDisallow: /", status=status)
    assert robots.allows(HOME + "a")
    assert (robots.file.text, robots.file.faults) == ("", ())


@pytest.mark.parametrize(
    "document",
    [
        answer(status=500),
        answer(status=503),
        answer(status=None, failure=FailureCode.TIMEOUT),
        answer(status=None, failure=FailureCode.RESET),
        answer(status=None, failure=FailureCode.PROTOCOL),
    ],
)
def test_a_file_that_cannot_be_read_forbids_all(make_web, document: FetchedDocument) -> None:
    web = make_web({URL: document})
    with pytest.raises(CannotRunError) as stopped:
        asyncio.run(read_robots(HOME, web, obey=True))
    assert "--ignore-robots" in stopped.value.hint
    assert asyncio.run(read_robots(HOME, web, obey=False)).allows(HOME)


@pytest.mark.parametrize(
    "failure", [FailureCode.REDIRECT_LOOP, FailureCode.BAD_REDIRECT, FailureCode.OFF_SITE]
)
def test_a_redirect_to_nowhere_allows_all(make_web, failure: FailureCode) -> None:
    web = make_web({URL: answer(status=301, failure=failure)})
    robots = asyncio.run(read_robots(HOME + "a/b", web, obey=True))
    assert robots.allows(HOME)
    assert robots.file.faults == ("It could not be read: It broke.",)


def test_the_beginning_of_a_huge_file_counts() -> None:
    robots = robots_of("User-agent: *\nDisallow: /a\nDis", failure=FailureCode.TOO_LARGE)
    assert not robots.allows(HOME + "a")
    assert "500 KiB" in robots.file.faults[0]


@pytest.mark.parametrize(
    ("text", "delay_s"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nCRAWL-DELAY: 3600", 30.0),
        ("User-agent: *\nCrawl-delay: 0", None),
        ("User-agent: *\nCrawl-delay: -3", None),
        ("User-agent: *\nCrawl-delay: soon", None),
        ("User-agent: *\nCrawl-delay: nan", None),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("User-agent: other\nCrawl-delay: 9", None),
    ],
)
def test_the_crawl_delay_is_a_sane_number(text: str, delay_s: float | None) -> None:
    assert robots_of(text).file.crawl_delay_s == delay_s


def test_sitemaps_are_complete_and_named_once() -> None:
    text = "Sitemap: https://example.com/s.xml\nsitemap:/t.xml\nSITEMAP: https://example.com/s.xml"
    assert robots_of(text).file.sitemaps == (HOME + "s.xml", HOME + "t.xml")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("User-agent: *\nDisalow: /a", "Line 2: “disalow” is not a field that robots know."),
        ("User-agent: *\nDisallow /a", "Line 2: there is no colon in “Disallow /a”."),
        ("Disallow: /a", "Line 1: a rule stands before the first User-agent line, so it is for nobody."),
        ("User-agent: *\nDisallow: a", "Line 2: a rule's path begins with “/”, but this one is “a”."),
        (
            "Sitemap: /s.xml",
            "Line 1: the address of a sitemap must be complete, with https://, but is “/s.xml”.",
        ),
        ("User-agent: *\nCrawl-delay: x", "Line 2: a crawl delay is a number of seconds, not “x”."),
        (" <!DOCTYPE html><p>Hi", "It is an HTML page, not a text file: robots find no rules in it."),
    ],
)
def test_a_fault_is_a_plain_sentence(text: str, fault: str) -> None:
    assert robots_of(text).file.faults == (fault,)


def test_a_good_file_has_no_faults_and_a_bad_one_not_endlessly_many() -> None:
    good = "\ufeff# hi\nUser-agent: * # all\nDisallow: /*?x\nAllow: /\nSitemap: https://example.com/s.xml\nHost: x"
    assert robots_of(good).file.faults == ()
    assert len(robots_of("x: y\n" * 1000).file.faults) == 20


@given(
    st.text(max_size=200)
    | st.from_regex(r"((user-agent|allow|crawl-delay|sitemap): ?[*/%$a-z0-9\[]{0,9}\n){0,6}")
)
def test_no_text_raises(text: str) -> None:
    robots_of(text).allows(HOME + "a?b=%E4")
