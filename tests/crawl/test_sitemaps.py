"""Sitemaps of every kind, good and bad."""

import asyncio

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mmaudit.crawl.robots import parse_robots
from mmaudit.crawl.sitemap_file import SitemapKind, SitemapText, parse_sitemap
from mmaudit.crawl.sitemaps import SitemapListing, read_sitemaps
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.site_capture import SitemapFile
from mmaudit.model.snapshot import FetchedDocument

HOME = "https://example.com/"
GUESS = HOME + "sitemap.xml"
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*urls: str) -> str:
    return f"<?xml version='1.0' encoding='ISO-8859-1'?><urlset {SCHEMA}>{entries('url', urls)}</urlset>"


def index(*urls: str) -> str:
    return f"<sitemapindex {SCHEMA}>{entries('sitemap', urls)}</sitemapindex>"


def entries(tag: str, urls: tuple[str, ...]) -> str:
    return "".join(f"<{tag}><loc> {url} </loc></{tag}>" for url in urls)


@pytest.fixture
def read(make_web):
    def run(documents, robots: str = "") -> SitemapListing:
        url = HOME + "robots.txt"
        document = FetchedDocument(requested_url=url, final_url=url, status=200, text=robots)
        web = make_web(documents)
        listing = asyncio.run(read_sitemaps(HOME, parse_robots(document, obey=True), web))
        assert all(asked.startswith(HOME) for asked in web.read)
        return listing

    return run


def test_a_sitemap_at_the_usual_place_is_read(read) -> None:
    listing = read({GUESS: urlset(HOME + "b", HOME + "a?utm_source=x", HOME + "b")})
    assert listing.urls == (HOME + "b", HOME + "a")
    assert listing.files == (SitemapFile(url=GUESS, status=200, url_count=3),)


@pytest.mark.parametrize("page", [None, "Not found", "<!doctype html><html><p>Not found</html>"])
def test_a_site_without_a_sitemap_has_none(read, page: str | None) -> None:
    assert read({GUESS: page} if page else {}) == SitemapListing()


def test_an_index_leads_to_its_sitemaps(read) -> None:
    listing = read(
        {
            HOME + "i.xml": index(HOME + "1.xml", HOME + "2.txt", HOME + "i.xml"),
            HOME + "1.xml": urlset(HOME + "a"),
            HOME + "2.txt": f"{HOME}b\n\n{HOME}c\n",
        },
        robots=f"Sitemap: {HOME}i.xml",
    )
    assert listing.urls == (HOME + "a", HOME + "b", HOME + "c")
    assert [(file.url, file.url_count) for file in listing.files] == [
        (HOME + "i.xml", 3), (HOME + "1.xml", 1), (HOME + "2.txt", 2),
    ]  # fmt: skip


def test_indexes_are_neither_endless_nor_too_deep(read) -> None:
    wide = read({GUESS: index(*(f"{HOME}{number}.xml" for number in range(100)))})
    assert len(wide.files) == 20
    deep = read(
        {GUESS: index(HOME + "0.xml")} | {f"{HOME}{n}.xml": index(f"{HOME}{n + 1}.xml") for n in range(9)}
    )
    assert [file.url for file in deep.files] == [GUESS, *(f"{HOME}{number}.xml" for number in range(3))]
    assert deep.files[-1].faults == ("It is an index within indexes, nested too deep to be read.",)


def test_foreign_and_incomplete_addresses_are_faults(read) -> None:
    listing = read({GUESS: urlset("https://other.example/", "/a", HOME + "b")})
    assert listing.urls == (HOME + "b",)
    assert listing.files[0].faults == (
        "1 of its addresses are not complete web addresses, for example /a",
        "1 of its addresses are of another site, for example https://other.example/",
    )


def test_an_address_that_is_too_long_for_a_sitemap_is_a_fault(read) -> None:
    listing = read({GUESS: urlset(HOME + "x" * 2048, HOME + "b")})
    assert listing.urls == (HOME + "b",)
    assert (
        listing.files[0].faults[0].startswith("1 of its addresses have 2,048 characters or more, for example")
    )
    assert len(listing.files[0].faults[0]) < 300


def test_a_sitemap_on_another_host_is_not_asked_for(read) -> None:
    listing = read({}, robots="Sitemap: https://cdn.example/s.xml")
    assert listing.files == (
        SitemapFile(
            url="https://cdn.example/s.xml",
            status=None,
            faults=("It stands on another host and was not read.",),
        ),
    )


def test_a_sitemap_that_robots_names_and_nobody_finds_is_a_fault(read) -> None:
    listing = read({}, robots=f"Sitemap: {HOME}gone.xml")
    assert listing.files == (
        SitemapFile(url=HOME + "gone.xml", status=404, faults=("The server answered HTTP 404.",)),
    )


def test_a_cut_sitemap_is_read_as_far_as_it_goes(read) -> None:
    failure = Failure(code=FailureCode.TOO_LARGE, message="Too large.")
    text = urlset(HOME + "a", HOME + "b")[:-30]
    document = FetchedDocument(requested_url=GUESS, final_url=GUESS, status=200, text=text, failure=failure)
    listing = read({GUESS: document})
    assert listing.urls[0] == HOME + "a"
    assert listing.files[0].faults[0] == "Too large."


@pytest.mark.parametrize(
    ("text", "kind", "listed"),
    [
        (f"\ufeff\n{urlset('u')}", SitemapKind.PAGES, ("u",)),
        ("<urlset><url><loc>u</loc></url></urlset>", SitemapKind.PAGES, ("u",)),
        (
            "<rss><channel><link>no</link><item><link>u</link></item></channel></rss>",
            SitemapKind.PAGES,
            ("u",),
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='u'/><link rel='self' href='v'/></entry></feed>",
            SitemapKind.PAGES,
            ("u",),
        ),
        (
            f"<urlset {SCHEMA} xmlns:image='x'><url><loc>u</loc><image:loc>v</image:loc></url></urlset>",
            SitemapKind.PAGES,
            ("u",),
        ),
    ],
)
def test_every_kind_is_understood(text: str, kind: SitemapKind, listed: tuple[str, ...]) -> None:
    assert parse_sitemap(text) == SitemapText(kind=kind, listed=listed)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "It lists no address."),
        (f"<urlset {SCHEMA}/>", "It lists no address."),
        ("<urlset><url><loc>u</loc>", "It is not well-formed XML: search engines may refuse all of it."),
        ("<html><p>x</p></html>", "It is an HTML page, not a sitemap."),
        ("<a/>", "Its root element is <a>, not <urlset> or <sitemapindex>."),
        ("Not found", "It is neither XML nor a list of addresses."),
        ("<", "It is not XML that can be read."),
        ("http://u\n" * 50_001, "It lists more than 50,000 addresses, the most that one file may hold."),
    ],
)
def test_what_is_wrong_is_said(text: str, fault: str) -> None:
    assert parse_sitemap(text).faults == (fault,)


def dated(*dates: str) -> SitemapText:
    entries = "".join(
        f"<url><loc>u{at}</loc><lastmod>{date}</lastmod></url>" for at, date in enumerate(dates)
    )
    return parse_sitemap(f"<urlset {SCHEMA}>{entries}</urlset>")


@pytest.mark.parametrize(
    "date",
    [
        "2026",
        "2026-11",
        "2026-11-23",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00:59+02:00",
        "2026-11-23T10:00:59.123Z",
    ],
)
def test_a_date_of_any_precision_is_one(date: str) -> None:
    assert (dated(date).dated, dated(date).newest, dated(date).faults) == (1, date[:10], ())


@pytest.mark.parametrize(
    "date",
    ["23.11.2026", "2026-13-01", "2026-11-32", "2026-11-23T10:00", "yesterday", "2026/11/23", "1790000000"],
)
def test_what_is_no_date_is_a_fault(date: str) -> None:
    sitemap = dated("2026-01-01", date)
    assert (sitemap.dated, sitemap.newest, len(sitemap.listed)) == (1, "2026-01-01", 2)
    assert sitemap.faults == (f"1 of its lastmod dates are not written like 2026-11-23, for example {date}",)


def test_the_newest_date_of_a_sitemap_is_kept(read) -> None:
    entry = f"<url><loc>{HOME}a</loc><lastmod>{{}}</lastmod></url>"
    entries = "".join(map(entry.format, ("2025-05-05", "2026-11-23T10:00Z", "2024")))
    (file,) = read({GUESS: f"<urlset {SCHEMA}>{entries}</urlset>"}).files
    assert (file.dated, file.newest) == (3, "2026-11-23")


def test_entities_are_neither_expanded_nor_read_from_files() -> None:
    text = (
        '<!DOCTYPE urlset [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<urlset><url><loc>&f;</loc></url><url><loc>&b;</loc></url><url><loc>u</loc></url></urlset>"
    )
    assert parse_sitemap(text).listed == ("u",)


@example(":", "<")
@given(
    st.text(max_size=100),
    st.sampled_from(["", "<", "<urlset>", "<urlset><url><loc>", "<?xml version='1.0'?>"]),
)
def test_no_text_raises(text: str, head: str) -> None:
    parse_sitemap(head + text)
