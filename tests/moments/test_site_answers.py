"""Questions that only the pages together can answer."""

from dataclasses import replace

import pytest

from mmaudit.model.answer import Moment
from mmaudit.moments.applicability import drop_what_does_not_apply
from mmaudit.moments.engine import answer_page
from mmaudit.moments.matrix import summarise
from mmaudit.moments.site_answers import site_answers

TEXT = (
    "<p>"
    + "A heat pump carries warmth from the ground into the house and needs little electricity. " * 12
    + "</p>"
)
ROOT = "https://pump.example"
BUY = "<h1>Pump</h1><p>€ 29.00</p><button>Add to cart</button>"
GAP = "More than two taps lead from what compares to what orders."
HELP = "<h1>Help</h1><p>Our customer support repairs every pump that we have sold, for ten years.</p>"


def _link(*paths):
    return "".join(f"<a href='{ROOT}{path}'>go on</a>" for path in paths)


def _row(facts, catalogue, question):
    rows = [row for each in summarise(facts, catalogue).values() for row in each.questions]
    return next(row for row in rows if row.id == question)


@pytest.fixture
def guides(page, site):
    def build(count, *, folder="/guides"):
        paths = [f"{folder}/{n}" for n in range(count)]
        pages = [page(f"<h1>Pumps</h1>{_link(*paths)}", url=f"{ROOT}/")]
        pages += [page(f"<h1>Guide {path}</h1>{TEXT}", url=ROOT + path) for path in paths]
        return site(pages, taps={each.url: min(1, n) for n, each in enumerate(pages)})

    return build


def test_five_guides_in_one_folder_make_a_hub(guides, catalogue):
    row = _row(guides(5), catalogue, "know.hub")
    assert (row.status, row.best.url, row.worth) == ("answered", f"{ROOT}/guides/0", 1.0)


def test_fewer_guides_are_no_hub_and_a_small_site_is_not_asked(guides, catalogue):
    assert _row(guides(4), catalogue, "know.hub").status == "not-found"
    assert _row(guides(2), catalogue, "know.hub").status == "not-applicable"


def test_pages_in_the_root_are_a_hub_when_a_page_lists_them_and_none_when_only_the_menu_does(
    guides, page, site, catalogue
):
    assert _row(guides(5, folder=""), catalogue, "know.hub").status == "answered"
    paths = [f"/{n}" for n in range(5)]
    menu = f"<nav>{_link(*paths)}</nav>"
    pages = [page(f"{menu}<h1>Pumps</h1>", url=f"{ROOT}/")]
    pages += [page(f"{menu}<h1>Guide {path}</h1>{TEXT}", url=ROOT + path) for path in paths]
    facts = site(pages, taps={each.url: min(1, n) for n, each in enumerate(pages)})
    assert _row(facts, catalogue, "know.hub").status == "not-found"


@pytest.fixture
def shop(page, site):
    def build(*, joined):
        learn = f"<h1>Pump</h1><p>A pump is a machine that moves water.</p>{_link('/compare')}"
        rows = "".join(f"<tr><th>{n}</th><td>{n}</td><td>{n}</td></tr>" for n in range(4))
        table = f"<table><tr><th>Property</th><th>Pump A</th><th>Pump B</th></tr>{rows}</table>"
        pages = [
            page(learn, url=f"{ROOT}/", title="Pump"),
            page(f"<h1>Compare pumps</h1>{table}{_link('/pump') if joined else ''}", url=f"{ROOT}/compare"),
            page(BUY + _link("/help"), url=f"{ROOT}/pump"),
            page(HELP, url=f"{ROOT}/help"),
        ]
        return site(pages, taps={each.url: n for n, each in enumerate(pages)})

    return build


def test_a_way_from_learning_to_help_is_a_funnel(shop, catalogue):
    row = _row(shop(joined=True), catalogue, "x.funnel")
    assert (row.status, row.best.url, row.best.quote) == ("answered", f"{ROOT}/pump", "Add to cart")


def test_a_gap_in_the_way_makes_it_half_a_funnel_and_is_named(shop, catalogue):
    facts = shop(joined=False)
    assert _row(facts, catalogue, "x.funnel").status == "partial"
    assert site_answers(facts)["x.funnel"][1].answer == GAP


def test_stages_that_are_missing_are_named(page, site, catalogue):
    home = "<h1>Pump</h1><p>A pump is a machine that moves water.</p>" + BUY
    facts = site([page(home, url=f"{ROOT}/", title="Pump")], taps={f"{ROOT}/": 0})
    assert site_answers(facts)["x.funnel"][1].answer == (
        "No page lets visitors compare. No page helps after the sale."
    )


def test_a_service_is_compared_by_its_prices(page, site, catalogue):
    home = """<h1>Salon</h1><p>A salon is a place that cuts hair.</p><p>Cut</p><p>25 €</p><button>Book a time</button>
    <a href='tel:+3726123456'>+372 612 3456</a>
    <a href='https://calendly.com/salon'>Book a time</a><a href='mailto:hi@salon.example'>hi@salon.example</a>"""
    start = page(home, url=f"{ROOT}/", title="Salon")
    raised = drop_what_does_not_apply({start.url: answer_page(start, catalogue)}, catalogue)[start.url]
    facts = replace(site([start], taps={start.url: 0}), answers={start.url: raised.answers})
    found = site_answers(facts)["x.funnel"][1]
    assert (found.status.value, found.answer) == ("answered", "")


def test_a_site_that_sells_nothing_has_no_funnel(guides, catalogue):
    summaries = summarise(guides(5), catalogue)
    assert _row(guides(5), catalogue, "x.funnel").status == "not-applicable"
    assert summaries[Moment.KNOW].score > 0
