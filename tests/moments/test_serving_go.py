"""Which pages serve "go" with content of their own."""

import pytest

from mmaudit.model.answer import Moment

STREET = "<p>Pärnu mnt 12, 10148 Tallinn</p>"
PHONE = "<p>Tel. +372 612 3456</p>"
PLACE = {"@type": "LocalBusiness", "telephone": "+3726123456", "address": {"streetAddress": "Lai tn 5"}}
FORM = "<form><input type=email><textarea></textarea><button>Send</button></form>"


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        (f"<h1>Bakery</h1>{STREET}{PHONE}", {}, True),
        (f"<h1>Kontakt</h1>{PHONE}", {}, True),
        (f"<h1>Hello</h1>{PHONE}", {"url": "https://a.ee/kontakt.html"}, True),
        ("<h1>Kontakt</h1><p>We like letters.</p>", {}, False),
        (f"<h1>Salon</h1>{PHONE}{FORM}", {}, True),
        (f"<h1>News</h1>{PHONE}{'<p>Text</p>' * 30}{FORM}", {}, False),
        (f"<h1>Hello</h1>{PHONE}", {}, False),
        (f"<h1>Hello</h1><footer>{STREET}{PHONE}</footer>", {}, False),
        (f"<h1>Hello</h1><div class='contact-modal'>{STREET}{PHONE}</div>", {}, False),
        ("<h1>Pool salt</h1><p>Salt for pools.</p>", {"structured": [PLACE]}, False),
        (f"<h1>Bakery</h1>{PHONE}", {"structured": [PLACE]}, True),
        (f"<h1>A walk</h1>{STREET}{PHONE}", {"structured": [{"@type": "NewsArticle"}]}, False),
        (f"<h1>Soup</h1>{STREET}{PHONE}", {"structured": [{"@type": "Recipe"}]}, False),
        (f"<h1>Kettle</h1><p>49 €</p><button>Add to cart</button>{STREET}{PHONE}", {}, False),
    ],
)
def test_go_is_served_by_what_a_page_is_about(answers, body, options, expected):
    options = {"url": "https://a.ee/x", **options}
    assert answers(body, **options).moments[Moment.GO].serves is expected


NAV = "<nav><a href='/a'>Rooms</a><a href='/b'>Prices</a></nav>"
HOURS = "<p>E–R 9–18</p>"
LONG = "<p>" + "The sauna burns slowly and the stones keep its heat from noon to night " * 2 + "{}</p>"


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        pytest.param(f"<h1>Lahtiolekuajad</h1>{HOURS}", {"lang": "et"}, True, id="a page of hours alone"),
        pytest.param(
            "<ul><li>Måndag – Fredag: 10.00 – 18.00</li></ul>", {"lang": "sv", "title": "Öppettider | Bo"}, True,
            id="hours by the title",
        ),
        pytest.param(
            "<h1>Как добраться</h1><p>От вокзала автобусом № 5 до остановки «Музей», ул. Ленина, 12.</p>", {"lang": "ru"},
            True, id="the way",
        ),
        pytest.param(
            f"<h1>Towing</h1>{PHONE}<footer><h1>Kontakt</h1>{STREET}</footer>", {}, False, id="a footer's own h1"
        ),
        pytest.param(
            f"<div><span>E–R 9–18, Lai 5, Tartu</span><span>Tel. +372 612 3456</span></div>{NAV}<h1>Prices</h1>"
            f"<footer>{STREET}</footer>",
            {"lang": "et"}, False, id="a bar above the navigation",
        ),
        pytest.param(
            f"<h1>Kontakt</h1>{STREET}{NAV}", {}, True, id="content above a navigation at the end"
        ),
        pytest.param(
            f"<h1>Sauna</h1>{LONG.format('Monday to Friday 8:00–20:00.')}<footer>{PHONE}</footer>", {}, False,
            id="times in a sentence",
        ),
    ],
)  # fmt: skip
def test_what_stands_around_a_page_is_not_its_own(answers, body, options, expected):
    options = {"url": "https://a.ee/x", **options}
    assert answers(body, **options).moments[Moment.GO].serves is expected


TALE = (
    "<p>" + "The lambs are born in April and walk to the sea with their mothers every morning. " * 12 + "</p>"
)
BOX = "<div><p>Mob. +372 612 3456</p><p>Pärnu mnt 12, 10148 Tallinn</p></div>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<h1>Our animals</h1>{TALE}{BOX}", False, id="a box below a tale"),
        pytest.param(f"<h1>Our animals</h1>{TALE}<h2>Contact</h2>{BOX}", True, id="a part of the page"),
        pytest.param(f"<h1>Our animals</h1>{BOX}{TALE}", True, id="contacts come first"),
        pytest.param(f"<h1>Our farm</h1><p>Come and see us.</p>{BOX}", True, id="little else"),
    ],
)
def test_a_box_at_the_end_of_a_long_text_is_the_sites(answers, body, expected):
    served = answers(body, lang="et", url="https://a.ee/x").moments
    assert served[Moment.GO].serves is expected
