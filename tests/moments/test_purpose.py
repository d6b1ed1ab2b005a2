"""Pages that answer nobody, price lists, and footers that an unclosed part swallowed."""

import pytest

from mmaudit.model.answer import Moment

TEXT = "<p>" + "We keep the data of our customers for as long as the law asks us to keep them. " * 12 + "</p>"
PRICES = "<table>" + "".join(f"<tr><td>Haircut {n}</td><td>{n}0 €</td></tr>" for n in (2, 3, 4)) + "</table>"
FORM = "<form><input type='email'><input type='password'><button>Go</button></form>"


@pytest.fixture
def serves(answers):
    """The moments that a page serves."""

    def served_by(body, **options):
        return {moment for moment, each in answers(body, **options).moments.items() if each.serves}

    return served_by


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Privacy policy | Salon", "en"),
        ("Privaatsuspoliitika – Salong", "et"),
        ("1. Datenschutzerklärung", "de"),
        ("隐私政策", "zh"),
    ],
)
def test_a_legal_text_serves_nothing(serves, title, lang):
    address = "<p>Main Street 5, 10115 Berlin</p><p>+49 30 901820</p>"
    assert serves(f"<h1>{title}</h1>{TEXT}{address}", lang=lang) == set()


def test_an_article_about_legal_texts_explains(serves):
    assert Moment.KNOW in serves(f"<h1>How small shops write a privacy policy that people read</h1>{TEXT}")


def test_a_page_that_is_not_there_serves_nothing(serves):
    body = "<p>Main Street 5, 10115 Berlin</p><p>Mon-Fri 9:00-17:00</p><p>+49 30 901820</p>"
    assert serves(f"<h1>Error 404</h1>{body}", lang="en") == set()


def test_a_form_that_asks_for_a_password_serves_nothing(serves):
    words = "<p>" + "Plan the week of your pupils and see how far each of them has come. " * 6 + "</p>"
    assert serves(f"<h1>Start today</h1>{words}{FORM}", lang="en") == set()
    assert Moment.KNOW in serves(f"<h1>Planning</h1>{TEXT}{TEXT}", lang="en")


@pytest.mark.parametrize(
    ("heading", "lang"),
    [("<h2>Prices</h2>", "en"), ("<h2>Ceník služeb</h2>", "cs"), ("<h2>Hinnakiri</h2>", "et")],
)
def test_a_list_of_prices_sells_services(serves, heading, lang):
    assert Moment.BUY in serves(f"<h1>Salon</h1>{heading}{PRICES}", lang=lang)
    assert Moment.BUY in serves(f"<h1>Salon</h1>{PRICES}", lang=lang)
    assert Moment.BUY not in serves(f"<h1>Salons of the town</h1>{TEXT * 5}{PRICES}", lang=lang)


@pytest.mark.parametrize(
    "footer",
    [
        "<section><footer class='site-footer'>{}</footer><p>More.</p></section>",
        "<main><section><footer>{}</footer></section></main>",
    ],
)
def test_the_sites_footer_is_one_even_in_an_unclosed_part(serves, footer):
    contacts = "<p>Main Street 5, 10115 Berlin</p><p>+49 30 901820</p><p>Mon-Fri 9:00-17:00</p>"
    assert Moment.GO not in serves(f"<h1>Our work</h1>{TEXT}{footer.format(contacts)}", lang="en")
    assert Moment.GO in serves(f"<h1>Our work</h1>{TEXT}<h2>Contact</h2>{contacts}", lang="en")


def test_an_aside_that_holds_the_page_is_its_content(serves):
    frame = "<header><nav><a href='/'>Home</a></nav></header>"
    assert Moment.KNOW in serves(f"{frame}<aside><h1>Our house</h1>{TEXT}{TEXT}</aside>", lang="en")
    beside = f"<main><h1>Shop</h1><ul>{'<li>Oak, ash and elm</li>' * 60}</ul></main><aside>{TEXT}</aside>"
    assert Moment.KNOW not in serves(f"{frame}{beside}", lang="en")


@pytest.mark.parametrize(("lang", "title"), [("fi", "Evästekäytännöt"), ("hu", "Elállási nyilatkozat")])
def test_more_legal_texts(serves, lang, title):
    assert not serves(f"<h1>{title}</h1>{TEXT}{TEXT}", lang=lang)
