"""A crawl that was cut off at any moment goes on to the pages, and the words about the rest, of one that was not."""

import asyncio
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmaudit.config.profiles import device, network
from mmaudit.config.settings import Config, CrawlLimits
from mmaudit.crawl.crawl import Crawl
from mmaudit.crawl.cut_off import capture_of_cut_off_crawl
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import FoundBy
from mmaudit.model.known_url import UrlState
from mmaudit.model.site_capture import LinkCheck
from mmaudit.model.snapshot import Content, Document, FetchedDocument, Link, Snapshot
from mmaudit.run.side_by_side import Work, visit_all
from mmaudit.store import RunFolder

HOME = "https://a.test/"


class KilledError(Exception):
    """The process ends here."""


class PaperBook:
    """A book that can be cut off after any write."""

    def __init__(self) -> None:
        self.left = 10**9
        self._outline = None
        self._urls, self._links = {}, []

    def _spend(self) -> None:
        if not self.left:
            raise KilledError
        self.left -= 1

    def outline(self):
        return self._outline

    def begin(self, outline, urls) -> None:
        self._spend()
        self._outline, self._urls, self._links = outline, {entry.url: entry for entry in urls}, []

    def save_outline(self, outline) -> None:
        self._spend()
        self._outline = outline

    def write(self, urls, links) -> None:
        self._spend()
        self._urls.update({entry.url: entry for entry in urls})
        self._links += links

    def known_urls(self):
        return tuple(self._urls.values())

    def links(self):
        return tuple(self._links)


class Web:
    """A site whose home page lists ``sitemap``; nothing else is told from outside."""

    def __init__(self, sitemap) -> None:
        self._sitemap = sitemap

    async def get(self, url, *, max_bytes=0):
        found = "\n".join(self._sitemap) if self._sitemap and url.endswith("sitemap.xml") else None
        return FetchedDocument(
            requested_url=url, final_url=url, status=200 if found else 404, text=found or ""
        )

    async def check(self, url):
        return LinkCheck(url=url, status=200, final_url=url)


class Site:
    """What a visit of each page shows."""

    def __init__(self, pages, sitemap=()) -> None:
        self.pages, self.web = pages, Web(sitemap)

    def visit(self, job) -> Snapshot:
        links, final, canonical, text, broken = self.pages.get(job.url, ((), None, None, "", False))
        head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
        document = Document(
            served_html="", rendered_html=f"<head>{head}</head>", title="", html_lang="", charset="",
            content_type="text/html", base_url="", visible_text=text,
        )  # fmt: skip
        failure = Failure(code=FailureCode.HTTP_5XX, message="It broke.") if broken else None
        shown = tuple(
            Link(url=url.lstrip("!"), text="", selector="a", rel=("nofollow",) if url[0] == "!" else ())
            for url in links
        )
        return Snapshot(
            job=job, final_url=final or job.url, http_status=200, failure=failure, document=document,
            content=Content(blocks=(), links=shown),
        )  # fmt: skip


def crawl_on(site: Site, book, limits: CrawlLimits, *, width: int, visited: dict, suspects=frozenset()):
    """Go on with the crawl in ``book`` to its end; ``visited`` stands for the snapshots on disk."""
    config = Config(
        start_url=HOME, device=device("moto-g-power"), network=network("none"), cpu_slowdown=1, crawl=limits
    )

    async def story():
        crawl = await Crawl.open(config, site.web, book)

        async def visit(job):
            await asyncio.sleep(0)
            visited.setdefault(job.url, site.visit(job))
            return visited[job.url]

        work = Work(
            next_job=crawl.next_job, visit=visit, record=crawl.record,
            goes_alone=lambda job: job.url in suspects,
            comes_first=lambda job: job.found_by is FoundBy.START,
        )  # fmt: skip
        await visit_all(work, width=width)
        return await crawl.finish(site.web)

    return asyncio.run(story())


NAMES = [f"{folder}{letter}" for folder in ("", "blog/", "x/y/") for letter in string.ascii_lowercase[:7]]
URLS = st.sampled_from(
    [HOME + name for name in NAMES]
    + [f"{HOME}list?page={number}" for number in range(30)]
    + [f"{HOME}day/{number}" for number in range(15)]
    + [f"http://www.a.test/{name}" for name in NAMES[:8]]
    + [HOME + name for name in ("logout", "menu.pdf", "a/a/a/a", "menu.pdf?v=1")]
)
LINKS = st.lists(st.builds(str.__add__, st.sampled_from(["", "", "", "!"]), URLS), max_size=12)
PAGE = st.tuples(
    LINKS,
    st.none() | st.none() | URLS,
    st.none() | st.none() | URLS,
    st.sampled_from(["", "the same", "other words"]),
    st.sampled_from([False, False, False, True]),
)
SITES = st.builds(
    Site,
    st.dictionaries(URLS, PAGE, max_size=25).flatmap(
        lambda pages: LINKS.map(lambda links: pages | {HOME: (links, None, None, "home", False)})
    ),
    st.lists(URLS, max_size=8),
)
LIMITS = st.builds(
    CrawlLimits, max_pages=st.integers(1, 15), max_depth=st.none() | st.integers(1, 3), check_links=st.just(5)
)


@given(site=SITES, limits=LIMITS, width=st.integers(1, 3), data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_crawl_that_was_cut_off_anywhere_ends_as_if_it_had_not_been(site, limits, width, data):
    expected_visits: dict = {}
    expected = crawl_on(site, PaperBook(), limits, width=width, visited=expected_visits)
    book, visited = PaperBook(), {}
    for _ in range(data.draw(st.integers(1, 4), label="cuts")):
        book.left = data.draw(st.integers(0, 12), label="writes")
        suspects = frozenset(data.draw(st.lists(URLS, max_size=3), label="suspects"))
        try:
            crawl_on(site, book, limits, width=width, visited=visited, suspects=suspects)
        except KilledError:
            capture_of_cut_off_crawl(book)
    book.left = 10**9
    capture = crawl_on(site, book, limits, width=width, visited=visited)
    assert list(visited) == list(expected_visits)
    assert capture == expected


@given(site=SITES, limits=LIMITS, cut=st.integers(1, 20))
@settings(max_examples=8, deadline=None)
def test_a_run_folder_remembers_a_crawl_as_well_as_paper_does(site, limits, cut, tmp_path_factory):
    place = tmp_path_factory.mktemp("run")
    folder, paper = RunFolder.create(place, fingerprint="f"), PaperBook()
    for book in (paper, folder.frontier):
        small = replace(limits, max_pages=min(cut, limits.max_pages))
        crawl_on(site, book, small, width=1, visited={})
    folder.close()
    stored = RunFolder.open(place).frontier
    assert stored.outline() == paper.outline()
    assert tuple(stored.known_urls()) == paper.known_urls()
    assert tuple(stored.links()) == paper.links()


def shown(*links: str, canonical: str | None = None, text: str = "") -> tuple:
    return [HOME + link for link in links], None, canonical, text, False


def listing(count: int) -> Site:
    return Site({HOME: shown(*string.ascii_lowercase[:count])})


DAYS = [f"cal?day={number}" for number in range(40)]
POSTS = [f"post/{number}" for number in range(30)]
LETTERS = string.ascii_lowercase[:6]
TRAPS = {
    "variants of a path": Site({HOME: shown("a", *DAYS[:20]), HOME + "a": shown("b", *DAYS[20:])}),
    "variants that say what they are": Site(
        {HOME: shown("s?a", "s?b", "t"), HOME + "t": shown("s?c", "s")}
        | {f"{HOME}s?{letter}": shown("s", canonical=HOME + "s") for letter in "abc"}
    ),
    "pages without news": Site(
        {HOME: shown(*POSTS[:15])} | {HOME + post: shown(*POSTS, text="No event.") for post in POSTS}
    ),
    "templates in turn": Site(
        {HOME: shown(*(f"{folder}/{letter}" for folder in "xyz" for letter in LETTERS))}
        | {f"{HOME}y/{letter}": shown(f"z/{letter}{letter}", f"w/{letter}") for letter in LETTERS}
    ),
}


@pytest.mark.parametrize("name", TRAPS)
def test_what_was_learned_of_a_trap_is_not_forgotten_at_any_cut(name):
    site, limits = TRAPS[name], CrawlLimits(max_pages=14 if name == "templates in turn" else 99)
    expected_visits: dict = {}
    expected = crawl_on(site, PaperBook(), limits, width=2, visited=expected_visits)
    for writes in range(1, 1 + 2 * len(expected_visits)):
        book, visited = PaperBook(), {}
        book.left = writes
        with pytest.raises(KilledError):
            crawl_on(site, book, limits, width=2, visited=visited)
        book.left = 10**9
        capture = crawl_on(site, book, limits, width=2, visited=visited)
        assert (list(visited), capture) == (list(expected_visits), expected)


def test_what_was_never_reached_is_listed_when_a_run_was_cut_off():
    book = PaperBook()
    book.left = 1 + 2 * 4  # what to begin with, then two writes a page
    with pytest.raises(KilledError):
        crawl_on(listing(8), book, CrawlLimits(), width=1, visited={})
    capture = capture_of_cut_off_crawl(book)
    assert {skip.url for skip in capture.skipped} == {HOME + letter for letter in "defgh"}
    assert {skip.why for skip in capture.skipped} == {FailureCode.INTERRUPTED}
    assert capture.skipped_counts == {FailureCode.INTERRUPTED: 5}
    assert capture.linked_from[HOME + "a"] == (HOME,)
    assert capture.robots is not None


def test_a_higher_limit_goes_on_where_the_lower_one_ended():
    book, visited = PaperBook(), {}
    crawl_on(listing(8), book, CrawlLimits(max_pages=3), width=1, visited=visited)
    before = len(visited)
    capture = crawl_on(listing(8), book, CrawlLimits(max_pages=6), width=1, visited=visited)
    assert (before, len(visited)) == (3, 6)
    assert capture.skipped_counts == {FailureCode.LIMIT: 3}


def test_a_deeper_limit_lets_in_what_the_lower_one_kept_out():
    site = Site({HOME: ([HOME + "a"], None, None, "", False), HOME + "a": ([HOME + "b"], None, None, "", 0)})
    book, visited = PaperBook(), {}
    crawl_on(site, book, CrawlLimits(max_depth=1), width=1, visited=visited)
    crawl_on(site, book, CrawlLimits(max_depth=2), width=1, visited=visited)
    assert list(visited) == [HOME, HOME + "a", HOME + "b"]


def test_sitemaps_are_not_read_again_but_robots_txt_is():
    book = PaperBook()
    site = Site({}, sitemap=[HOME + "s"])
    crawl_on(site, book, CrawlLimits(max_pages=1), width=1, visited={})
    asked = []

    async def get(url, *, max_bytes=0):
        asked.append(url)
        return FetchedDocument(
            requested_url=url, final_url=url, status=200, text="User-agent: *\nDisallow: /s"
        )

    site.web.get = get
    visited: dict = {}
    capture = crawl_on(site, book, CrawlLimits(), width=1, visited=visited)
    assert asked == [HOME + "robots.txt"]
    assert list(visited) == []
    assert [(skip.url, skip.why) for skip in capture.skipped] == [(HOME + "s", FailureCode.ROBOTS)]


def test_a_page_under_way_is_first_again_and_keeps_its_turn():
    book = PaperBook()
    book.left = 2
    with pytest.raises(KilledError):
        crawl_on(listing(2), book, CrawlLimits(), width=1, visited={})
    (entry,) = [each for each in book.known_urls() if each.state is UrlState.IN_FLIGHT]
    assert (entry.url, entry.turn) == (HOME, 1)
    visited: dict = {}
    book.left = 99
    crawl_on(listing(2), book, CrawlLimits(), width=1, visited=visited)
    assert list(visited) == [HOME, HOME + "a", HOME + "b"]


def test_what_an_earlier_process_visited_is_known_in_its_order():
    config = Config(start_url=HOME, device=device("moto-g-power"), network=network("none"), cpu_slowdown=1)
    site, book = listing(4), PaperBook()
    book.left = 1 + 2 * 3 + 1  # three pages are recorded, the fourth is under way
    with pytest.raises(KilledError):
        crawl_on(site, book, CrawlLimits(), width=1, visited={})
    book.left = 9
    crawl = asyncio.run(Crawl.open(config, site.web, book))
    assert crawl.visited == (HOME, HOME + "a", HOME + "b")
    assert crawl.next_job().url == HOME + "c"
