"""Sites without an end: what is cut, that it is told, and that honest pages are found all the same."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmaudit.crawl.crawl import Crawl
from mmaudit.crawl.idle_parameters import IdleParameters
from mmaudit.crawl.scope import page_identity
from mmaudit.model.failure import FailureCode
from mmaudit.model.site_capture import SiteCapture

HOME = "https://example.com/"
HONEST = ("about", "contact", "prices", "team")


@pytest.fixture
def crawl_site(make_web, make_config, make_snapshot, a_document) -> Callable:
    """Crawl a site that is a function: from path, query and the number of the visit to links and text."""

    def run(show: Callable, **limits) -> tuple[list[str], SiteCapture]:
        visited: list[str] = []

        async def story() -> SiteCapture:
            crawl = await Crawl.open(make_config(**limits), make_web())
            while (job := crawl.next_job()) is not None:
                path, _, query = job.url.removeprefix(HOME).partition("?")
                links, text = show(path, query, len(visited))
                visited.append(job.url.removeprefix(HOME))
                document = replace(a_document("", visible_text=text), base_url="")
                crawl.record(make_snapshot(job, [HOME + link for link in links], document=document))
            return await crawl.finish(make_web())

        return visited, asyncio.run(story())

    return run


def token(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()[:20]


def honest(path: str) -> str:
    return f"This is the page about {path or 'home'}: {token(len(path))[:8]}"


def sessions(path: str, query: str, visit: int) -> tuple[list[str], str]:
    return [f"{name}?visit={token(visit)}" for name in ("", *HONEST)], honest(path)


def two_sessions(path: str, query: str, visit: int) -> tuple[list[str], str]:
    names = [*HONEST, *(f"item/{letter}" for letter in "abcdefgh")]
    return [f"{name}?visit={token(visit)}&lang=en" for name in names], honest(path)


def sessions_in_the_path(path: str, query: str, visit: int) -> tuple[list[str], str]:
    name = path.partition("/")[2]
    return [f"s{token(visit)}/{each}" for each in HONEST], honest(name)


@pytest.mark.parametrize("show", [sessions, two_sessions, sessions_in_the_path])
def test_sessions_by_any_name_do_not_multiply_the_pages(crawl_site, show) -> None:
    visited, capture = crawl_site(show, max_pages=25)
    paths = Counter(url.partition("?")[0].rpartition("/")[2] for url in visited)
    assert {*HONEST} <= set(paths)
    assert sum(paths.values()) - len(paths) <= 3  # what it takes to learn it
    assert capture.skipped_counts[FailureCode.DUPLICATE] > 10
    assert any("which changes nothing there" in each.detail for each in capture.skipped)


def shop(path: str, query: str, visit: int) -> tuple[list[str], str]:
    """A list that can be sorted in twelve ways, and each sorting leads to all others in another order of parameters."""
    sorts = [
        f"list?{pair}"
        for by in ("price", "name", "date")
        for way in ("asc", "desc")
        for pair in (f"sort={by}&way={way}", f"way={way}&sort={by}")
    ]
    goods = ["kettle 20", "pot 30", "pan 10"]
    if path == "list":
        return sorts, " ".join(sorted(goods, reverse=hash(query) % 2 == 1))
    return ["list", *sorts, *HONEST], honest(path)


def test_a_list_in_another_order_is_the_same_list(crawl_site) -> None:
    visited, capture = crawl_site(shop, max_pages=50)
    assert {*HONEST} <= set(visited)
    assert len([url for url in visited if url.startswith("list")]) <= 6  # of 13 addresses
    assert capture.skipped_counts[FailureCode.DUPLICATE] > 0


def test_the_order_of_parameters_makes_no_other_page() -> None:
    assert page_identity(HOME + "list?b=2&a=1&b=1") == page_identity(HOME + "list?a=1&b=2&b=1")
    assert page_identity(HOME + "list?b=1&b=2") != page_identity(HOME + "list?b=2&b=1")


def facets(path: str, query: str, visit: int) -> tuple[list[str], str]:
    """Five filters, each of which can be added to those that are set."""
    kept = [piece for piece in query.split("&") if piece]
    names = {piece.partition("=")[0] for piece in kept}
    more = [f"f{n}={value}" for n in range(5) if f"f{n}" not in names for value in "ab"]
    found = [f"find?{'&'.join([*kept, piece])}" for piece in more]
    if path == "find":
        return found, f"Shirts with {query}"
    return [*found, *HONEST, "shop/a", "shop/b"], honest(path)


def test_combinations_of_filters_leave_room_for_other_pages(crawl_site) -> None:
    visited, capture = crawl_site(facets, max_pages=12)
    assert {*HONEST, "shop/a", "shop/b"} <= set(visited)
    assert capture.skipped_counts[FailureCode.LIMIT] > 0


def calendar(path: str, query: str, visit: int) -> tuple[list[str], str]:
    """Each month leads to the next one and to its thirty days."""
    if path.startswith("calendar/"):
        month = int(path.split("/")[1])
        return [
            f"calendar/{month + 1}",
            *(f"calendar/{month}/{day}" for day in range(30)),
        ], f"{path}: no event"
    return ["calendar/1", *HONEST], honest(path)


def test_a_calendar_ends(crawl_site) -> None:
    visited, capture = crawl_site(calendar, max_pages=200)
    assert {*HONEST} <= set(visited)
    assert len(visited) < 40
    assert capture.skipped_counts[FailureCode.TRAP] > 30
    assert any(each.why is FailureCode.TRAP and each.detail for each in capture.skipped)


def test_each_trap_is_listed_with_how_many_it_holds(crawl_site) -> None:
    """Hundreds of addresses of one trap leave room in the list for one of another."""
    days = [f"day?n={number}" for number in range(500)]
    visited, capture = crawl_site(lambda *_: ([*days, "a/a/a/a"], ""), max_pages=50)
    traps = {each.detail: each.alike for each in capture.skipped if each.why is FailureCode.TRAP}
    assert len(visited) == 1 + 25
    assert traps == {
        "More than 25 variants of /day by query.": 475,
        "“a” stands 4 times in the path.": 1,
    }
    assert capture.skipped_counts[FailureCode.TRAP] == 476
    assert sum(each.why is FailureCode.TRAP for each in capture.skipped) <= 21


def catalogue(path: str, query: str, visit: int) -> tuple[list[str], str]:
    """A site whose every page is a query."""
    goods = [f"index.php?id={number}" for number in range(60)]
    return goods, f"{token(int(query[3:] or 0))} is for sale" if query else "All goods"


def test_a_site_whose_pages_are_queries_is_no_trap(crawl_site) -> None:
    visited, capture = crawl_site(catalogue, max_pages=100)
    assert len(visited) == 61
    assert FailureCode.TRAP not in capture.skipped_counts


def maze(path: str, query: str, visit: int) -> tuple[list[str], str]:
    """Pages of random words that lead to five more of them each."""
    found = [f"maze/{token(visit * 5 + number)}" for number in range(5)]
    return (
        ([*found, *HONEST], honest(path)) if not path else (found, f"{token(visit)} words {token(visit + 9)}")
    )


def test_a_maze_takes_the_rest_of_the_pages_and_no_more(crawl_site) -> None:
    visited, _ = crawl_site(maze, max_pages=10)
    assert set(visited[:6]) >= {"", *HONEST}
    assert len(visited) == 10


def deeper(path: str, query: str, visit: int) -> tuple[list[str], str]:
    links = [f"{path}/more".lstrip("/"), f"{path}/x{visit}".lstrip("/")]
    return [*links, *HONEST], f"{path} {token(visit)}"


def test_paths_that_grow_end(crawl_site) -> None:
    visited, capture = crawl_site(deeper, max_pages=300)
    assert {*HONEST} <= set(visited[:9])
    assert all(url.count("/") < 20 for url in visited)
    assert capture.skipped_counts[FailureCode.TRAP] > 0


def big_menu(path: str, query: str, visit: int) -> tuple[list[str], str]:
    """Hundreds of categories in the menu of every page, and goods in each of them."""
    menu = [f"c/{one}{two}" for one in "abcdefghij" for two in "abcdefghijklmnopqrstuvwxyz"]
    goods = [f"p/{path[2:]}-{letter}" for letter in "xyz"] if path.startswith("c/") else []
    return [*menu, *goods, *HONEST], honest(path) + path


def test_a_sample_holds_pages_of_every_kind(crawl_site) -> None:
    visited, _ = crawl_site(big_menu, max_pages=25)
    kinds = Counter(url.partition("/")[0] for url in visited)
    assert {*HONEST} <= set(visited)
    assert kinds["c"] >= 6
    assert kinds["p"] >= 6


@pytest.mark.parametrize("show", [shop, facets, calendar, maze, deeper, big_menu, sessions])
def test_the_same_site_gives_the_same_pages(crawl_site, show) -> None:
    assert crawl_site(show, max_pages=20) == crawl_site(show, max_pages=20)


def learned(*pages: tuple[str, str]) -> IdleParameters:
    idle = IdleParameters()
    for url, words in pages:
        idle.learn(HOME + url, words)
    return idle


@pytest.mark.parametrize(
    ("pages", "url", "idle"),
    [
        ([("a?s=1", "w"), ("a?s=2", "w")], "a?s=9", []),  # two short values are not enough
        ([("a?s=1", "w"), ("a?s=2", "w"), ("a?s=3", "w")], "a?s=9", ["s"]),
        ([("a?s=1", "w"), ("a?s=2", "w"), ("a?s=3", "w")], "b?s=9", []),  # another path
        ([("a?s=3f8a91c2b7d4", "w"), ("a?s=9c2b7d4e1f60", "w")], "a?s=1", ["s"]),
        ([("a", "w"), ("a?s=9c2b7d4e1f60", "w")], "a?s=1", ["s"]),
        ([(f"{token(1)}/a", "w"), (f"{token(2)}/a", "w")], f"{token(3)}/a", ["/1"]),
        ([(f"{token(1)}/a", "w"), (f"{token(2)}/a", "w")], f"{token(3)}/b", []),
        ([(f"{token(1)}/a", "w"), (f"{token(2)}/a", "v"), (f"{token(4)}/a", "v")], f"{token(3)}/a", []),
        (
            [("top-10-tips-2024-and-more", "w"), ("top-20-tips-2025-and-more", "w")],
            "top-30-tips-2026-and-more",
            [],
        ),
        # two at once, of which each may tell; tokens do not
        ([(f"a?s={token(n)}&t=179000000000{n}", "w") for n in (1, 2)], "a?s=1&t=2", ["s", "t"]),
        ([("a?s=x&t=1", "w"), ("a?s=y&t=2", "w")], "a?s=1&t=2", []),
        # the print view of three pages
        ([(f"{path}{query}", path) for path in "abc" for query in ("", "?print=1")], "d?print=1", ["print"]),
        ([(f"{path}{query}", path) for path in "ab" for query in ("", "?print=1")], "d?print=1", []),
        ([("p?id=1", "gone"), ("p?id=2", "gone"), ("p?id=3", "gone"), ("p?id=4", "tea")], "p?id=5", []),
        ([("a?s=1&p=1", "w"), ("a?s=2&p=2", "w"), ("a?s=3&p=3", "w")], "a?s=9&p=1", []),  # which of both?
        (
            [(f"{path}?t={token(n)}", path) for n, path in enumerate(["a", "a", "b", "b"])],
            "c?t=1&page=2",
            ["t"],
        ),
        (
            [
                *((f"{path}?t={token(n)}", path) for n, path in enumerate("aabb")),
                ("d?t=1", "x"),
                ("d?t=2", "y"),
            ],
            "c?t=1",
            [],
        ),
    ],
)
def test_a_parameter_is_idle_when_enough_values_show_the_same(pages, url, idle) -> None:
    assert list(learned(*pages).idle_in(HOME + url)) == idle


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(0, 9)), unique=True))
def test_pages_that_differ_are_never_taken_for_one(pages) -> None:
    idle = learned(*((f"{path}?{name}={value}", f"{path}{name}{value}") for path, name, value in pages))
    assert not [url for path, name, value in pages for url in idle.idle_in(f"{HOME}{path}?{name}={value}")]


def test_more_addresses_than_can_be_known_are_counted_and_the_crawl_goes_on(crawl_site, monkeypatch) -> None:
    monkeypatch.setattr("mmaudit.crawl.known_urls.MAX_KNOWN", 50)
    letters = "abcdefghijklmnopqrstuvwxyz"
    visited, capture = crawl_site(
        lambda path, *_: (
            [f"{path[:1]}{one}{two}" for one in letters for two in letters],
            honest(path) + path,
        ),
        max_pages=60,
    )
    assert len(visited) == 50
    assert capture.unchecked_links >= 676 - 50
