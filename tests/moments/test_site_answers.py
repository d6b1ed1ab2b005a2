"""Questions that only the pages together can answer."""

import pytest

from mmaudit.model.answer import Moment
from mmaudit.moments.matrix import summarise

TEXT = (
    "<p>"
    + "A heat pump carries warmth from the ground into the house and needs little electricity. " * 12
    + "</p>"
)
ROOT = "https://pump.example"
BUY = "<h1>Pump</h1><p>€ 29.00</p><button>Add to cart</button>"
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


def test_a_gap_in_the_way_makes_it_half_a_funnel(shop, catalogue):
    assert _row(shop(joined=False), catalogue, "x.funnel").status == "partial"


def test_a_site_that_sells_nothing_has_no_funnel(guides, catalogue):
    summaries = summarise(guides(5), catalogue)
    assert _row(guides(5), catalogue, "x.funnel").status == "not-applicable"
    assert summaries[Moment.KNOW].score > 0
