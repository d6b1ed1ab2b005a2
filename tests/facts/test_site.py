import pytest

from mmaudit.facts.site import derive_site
from mmaudit.facts.zones import block_key
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Block, Content, Link, Redirect

HOME = "https://shop.test/"


def block(text, *, landmark="", path="body"):
    return Block(text=text, tag="p", selector="p", box=None, visible=True, landmark=landmark, path=path)


def link(path, *, visible=True, collapsed=False):
    return Link(url=HOME + path, text=path, selector="a", visible=visible, collapsed=collapsed)


@pytest.fixture
def visit(a_snapshot):
    """A visit of ``path`` with texts and links."""

    def build(path="", *, blocks=(), links=(), **overrides):
        content = Content(blocks=tuple(blocks), links=tuple(links))
        return a_snapshot(HOME + path, depth=len(path), content=content, **overrides)

    return build


def derive(*snapshots):
    return derive_site(snapshots, start_url=HOME, capture=SiteCapture())


def test_failed_pages_stand_apart(visit):
    failure = Failure(code=FailureCode.PAGE_HUNG, message="It hung.")
    site = derive(visit(), visit("hangs", failure=failure))
    assert [page.url for page in site.pages] == [HOME]
    assert [snapshot.final_url for snapshot in site.failed] == [HOME + "hangs"]


def test_two_addresses_that_lead_to_one_page_are_one_page(visit):
    site = derive(visit(), visit("old", final_url=HOME + "new"), visit("new"))
    assert [page.url for page in site.pages] == [HOME, HOME + "new"]


def test_no_page_at_all_is_an_empty_site():
    site = derive()
    assert (site.pages, site.taps_from_home, site.boilerplate) == ((), {}, frozenset())


def test_taps_are_counted_by_the_shortest_way(visit):
    site = derive(
        visit(links=[link("a"), link("menu", collapsed=True), link("hidden", visible=False)]),
        visit("a", links=[link("b#part"), link("")]),
        visit("b", links=[link("menu"), link("c")]),
        visit("menu"),
        visit("hidden"),
        visit("c"),
        visit("alone"),
    )
    assert {url.removeprefix(HOME): taps for url, taps in site.taps_from_home.items()} == {
        "": 0,
        "a": 1,
        "menu": 2,
        "hidden": 2,
        "b": 2,
        "c": 3,
    }


def test_the_easiest_of_two_links_counts(visit):
    site = derive(visit(links=[link("a", collapsed=True), link("a")]), visit("a"))
    assert site.taps_from_home[HOME + "a"] == 1


def test_a_link_to_an_address_that_redirects_reaches_its_page(visit):
    site = derive(
        visit(links=[link("old")]),
        visit("older", final_url=HOME + "new", redirects=(Redirect(url=HOME + "old", status=301),)),
    )
    assert site.taps_from_home == {HOME: 0, HOME + "new": 1}


def test_a_start_page_that_redirects_is_still_the_start(visit):
    site = derive(visit(final_url=HOME + "et/", links=[link("a")]), visit("a", links=[link("")]))
    assert site.taps_from_home == {HOME + "et/": 0, HOME + "a": 1}


def test_without_a_start_page_nothing_is_reached(visit):
    failure = Failure(code=FailureCode.HTTP_5XX, message="It failed.")
    assert derive(visit(failure=failure), visit("a")).taps_from_home == {}


def test_what_three_pages_repeat_is_boilerplate(visit):
    pages = [visit(name, blocks=[block("Free  delivery"), block(f"Own {name}")]) for name in ("", "a", "b")]
    assert derive(*pages).boilerplate == {block_key("free delivery")}
    assert derive(*pages[:2]).boilerplate == frozenset()


def test_what_less_than_a_third_of_the_pages_repeats_is_none(visit):
    pages = [visit(f"p{n}", blocks=[block("Blue" if n < 3 else f"Own {n}")]) for n in range(11)]
    assert derive(*pages).boilerplate == frozenset()


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("In stock", False),
        ("有货，今天发货", False),
        ("12,00 €", False),
        ("We deliver to every parcel locker of the country in two days", True),
        ("全国包邮，满九十九元免运费，七天无理由退货", True),
    ],
)
def test_a_few_words_that_half_of_the_pages_say_are_their_own(visit, text, repeated):
    pages = [visit(f"p{n}", blocks=[block(text if n < 5 else f"Own {n}")]) for n in range(10)]
    assert (block_key(text) in derive(*pages).boilerplate) is repeated
    everywhere = [visit(f"p{n}", blocks=[block(text)]) for n in range(10)]
    assert block_key(text) in derive(*everywhere).boilerplate


def test_frames_are_boilerplate_on_a_single_page_and_an_articles_header_is_not(visit):
    page = visit(
        blocks=[
            block("Menu", landmark="nav", path="body > main > nav#m.x"),
            block("Logo", landmark="header", path="body > header"),
            block("© Shop", landmark="footer", path="body > footer.site"),
            block("Blue kettle", landmark="header", path="body > main > article#a > header"),
            block("Text", landmark="main"),
        ]
    )
    assert derive(page).boilerplate == {block_key(text) for text in ("Menu", "Logo", "© Shop")}


def test_a_price_that_differs_is_no_repetition():
    assert block_key("19,90 €") != block_key("29,90 €")
    assert block_key(" Add to\ncart") == block_key("ADD TO CART")
