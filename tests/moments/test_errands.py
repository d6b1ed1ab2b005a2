"""The moment "know" on pages that one opens to reach, book, order or pay: a few sentences teach nothing."""

import pytest
from tests.moments.test_explaining import ENGLISH, TEXTS

from mmaudit.model.answer import AnswerStatus, Moment

FORM = (
    "<form>"
    + "".join(f"<input type='{kind}' name='{kind}'>" for kind in ("text", "email", "tel"))
    + "</form>"
)
FILL_IN = (
    "<p>We are glad that you wish to visit our small workshop by the old harbour of the town. Fill in the form and "
    "choose a day that suits you. You will get a letter from us as soon as we have looked at our calendar, "
    "and on the day before the visit we send another one that reminds you of it. We look forward to seeing you, "
    "your family and your friends, and hope that you will enjoy the hours that you spend with all of us.</p>"
)


@pytest.fixture
def knows(answers):
    """Whether a page explains."""

    def explains(body, **options):
        return answers(body, **options).moments[Moment.KNOW].serves

    return explains


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Contact us"),
        ("en", "Book a table | Harbour"),
        ("en", "Opening hours and directions"),
        ("et", "Broneerimine"),
        ("de", "Preise und Termine"),
        ("zh", "预约方式"),
    ],
)
def test_one_paragraph_on_a_page_for_an_errand_is_no_knowledge(knows, lang, title):
    text = TEXTS.get(lang, ENGLISH)
    assert not knows(f"<h1>{title}</h1><p>{text}</p>", lang=lang, title=title)
    assert knows(f"<h1>X</h1><p>{text}</p><p>{text}</p>", lang=lang)
    assert knows(f"<h1>{title}</h1>" + f"<p>{text}</p>" * 4, lang=lang, title=title)


@pytest.mark.parametrize(
    "path",
    [
        "contact",
        "pricing.html",
        "menu",
        "booking/",
        "shop_register.php",
        "randevu",
        "anfahrt",
        "locatii.html",
    ],
)
def test_the_address_names_the_errand_and_the_host_does_not(knows, path):
    assert not knows(f"<h1>Harbour</h1>{FILL_IN}", url=f"https://example.org/{path}")
    assert knows(
        f"<h1>Harbour</h1>{FILL_IN}", url=f"https://{path.partition('.')[0].strip('/')}.example/harbour"
    )


def test_a_form_that_asks_who_the_visitor_is_makes_an_errand_and_a_calculator_does_not(knows):
    assert not knows(f"<h1>Harbour</h1>{FILL_IN}{FORM}")
    assert knows(f"<h1>Harbour</h1>{FILL_IN}" + "<input type='number'>" * 4)


def test_questions_with_answers_explain_on_a_contact_page_too(knows):
    pairs = "".join(
        f"<h3>Do you {n} on Sunday?</h3><p>No, we are closed on that day.</p>"
        for n in ("mend", "sell", "buy")
    )
    assert knows(f"<h1>Contact</h1>{pairs}")


def test_a_service_with_its_price_explains_at_less_length_than_goods(knows):
    price, text = "<h2>Prices</h2><p>Course: 450 €</p><a href='/book'>Book now</a>", f"<p>{ENGLISH}</p>" * 4
    assert knows(f"<h1>Mathematics</h1>{text}{price}")
    assert not knows(f"<h1>Pump</h1>{text}{price}<button>Add to cart</button>")


def test_a_table_whose_rows_all_say_the_same_compares_nothing(ask):
    def table(*costs):
        rows = "".join(
            f"<tr><td>Care {n}</td><td>Skin</td><td>{cost}</td></tr>" for n, cost in enumerate(costs)
        )
        return f"<table><tr><th>Name</th><th>Kind</th><th>Cost</th></tr>{rows}</table>"

    assert ask("know.compare", table("ask us", "ask us", "ask us")).status is not AnswerStatus.PARTIAL
    assert ask("know.compare", table("10", "20", "30")).status is AnswerStatus.PARTIAL


def test_an_imprint_explains_nothing_however_long(knows):
    body = f"<h1>Imprint</h1>{FILL_IN * 4}"
    assert not knows(body, title="Harbour | Imprint")
    assert knows(body.replace("Imprint", "Harbour"), title="Harbour")


def test_a_legal_title_in_two_languages_is_one(answers):
    body = f"<h1>利用規約 (Terms of Service)</h1>{FILL_IN * 4}"
    assert not answers(body, lang="ja").moments[Moment.KNOW].serves


def test_a_title_that_promises_questions_holds_them_before_their_answers_come(knows):
    buttons = "".join(f"<button>Is room {n} free?</button>" for n in (1, 2, 3))
    assert knows(f"<h1>Frequently asked questions</h1>{buttons}<p>Yes, it is.</p>")
    assert not knows(f"<h1>Rooms</h1>{buttons}<p>Yes, it is.</p>")


def test_names_of_towns_that_are_links_are_no_prose(knows):
    def towns(tag):
        names = "".join(f"{tag}Town{chr(97 + n)}{'</a>' if tag else ''}" for n in range(26))
        return "".join(f"<h2>Region {n}</h2><p>{names}</p>" for n in range(4))

    assert not knows(f"<h1>Towns</h1>{towns('<a href=/t>')}")
    assert knows(f"<h1>Towns</h1>{towns('')}")


@pytest.mark.parametrize("name", ["comment", "related"])
def test_a_post_that_an_old_theme_calls_a_comment_is_the_content(knows, name):
    post = "".join(f"<p>{text}</p>" for text in (ENGLISH, ENGLISH[:180] + ".", ENGLISH[40:] * 2))
    assert knows(f"<main><div class='{name}'><h2>Heat pumps</h2>{post}</div></main>")
    assert not knows(f"<main><p>{ENGLISH}</p><div class='{name}'>{post[:600]}</div></main>")
