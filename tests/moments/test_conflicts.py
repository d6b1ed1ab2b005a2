"""The visible text says one thing and the structured data another: both are quoted."""

import pytest

from mmaudit.model.answer import AnswerStatus

PHONE = "<p>Call <a href='tel:+3726123456'>612 3456</a></p>"
HOURS = "<p>Open Mon-Fri 9-18</p>"
ADDRESS = "<address>Pärnu mnt 12, 10148 Tallinn</address>"
PRICE = "<h1>Kettle</h1><p>49.90 €</p><button>Add to cart</button>"


def business(**properties):
    return [{"@type": "LocalBusiness", "name": "Firma", **properties}]


def product(**offer):
    return [{"@type": "Product", "name": "Kettle", "offers": {"@type": "Offer", **offer}}]


def spec(opens, closes, days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")):
    hours = [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": list(days), "opens": opens, "closes": closes}
    ]
    return business(openingHoursSpecification=hours)


@pytest.mark.parametrize(
    ("question", "body", "structured", "quote", "value"),
    [
        ("go.phone", PHONE, business(telephone="+372 699 8877"), "612 3456", "+372 699 8877"),
        (
            "go.phone",
            "<p>Tel +372 612 3456</p>",
            business(telephone="6998877"),
            "Tel +372 612 3456",
            "6998877",
        ),
        ("go.hours", HOURS, spec("10:00", "17:00"), "Open Mon-Fri 9-18", "Mo-Fr 10:00-17:00"),
        (
            "go.hours",
            HOURS,
            business(openingHours="Mo-Fr 09:00-17:00"),
            "Open Mon-Fri 9-18",
            "Mo-Fr 09:00-17:00",
        ),
        (
            "go.address",
            ADDRESS,
            business(address={"@type": "PostalAddress", "streetAddress": "Narva mnt 7"}),
            "Pärnu mnt 12, 10148 Tallinn",
            "Narva mnt 7",
        ),
        ("buy.price", PRICE, product(price="39.90", priceCurrency="EUR"), "49.90 €", "39.90 EUR"),
    ],
)
def test_a_contradiction_is_quoted_from_both_sides(ask, question, body, structured, quote, value):
    answer = ask(question, body, url="https://firma.ee/", structured=structured)
    assert (answer.status, answer.quote, answer.structured_value) == (AnswerStatus.CONFLICT, quote, value)
    assert not answer.machine_readable


@pytest.mark.parametrize(
    ("question", "body", "structured"),
    [
        ("go.phone", PHONE, business(telephone="612 3456")),
        ("go.phone", PHONE, [*business(telephone="+3726123456"), *business(telephone="+3726998877")]),
        ("go.phone", PHONE, business(telephone="no number")),
        ("go.phone", PHONE + "<p>Fax (0) 699-8877</p>", business(telephone="+3726998877")),
        ("go.hours", HOURS, spec("09:00", "18:00")),
        ("go.hours", HOURS, spec("10:00", "15:00", days=["Saturday"])),
        ("go.hours", HOURS, business(openingHours="Mo-Fr 09:00-12:00,13:00-18:00")),
        ("go.hours", HOURS, business(openingHours="Jun-Aug: Mo-Fr 10:00-20:00")),
        ("go.address", ADDRESS, business(address={"streetAddress": "Pärnu maantee 12-3"})),
        ("go.address", ADDRESS, business(address={"streetAddress": "Old Town"})),
        ("buy.price", PRICE, product(price="49.9", priceCurrency="EUR")),
        ("buy.price", PRICE, product(price="50", priceCurrency="EUR")),
        ("buy.price", PRICE, product(price="59", priceCurrency="USD")),
        ("buy.price", PRICE + "<p>59.90 €</p>", product(price="39.90", priceCurrency="EUR")),
        ("buy.price", PRICE + "<p>now only 39,90</p>", product(price="39.90", priceCurrency="EUR")),
        ("buy.price", PRICE, product(price="soon", priceCurrency="EUR")),
    ],
)
def test_what_only_differs_in_form_or_tells_of_something_else_is_no_contradiction(
    ask, question, body, structured
):
    answer = ask(question, body, url="https://firma.ee/", structured=structured)
    assert (answer.status is AnswerStatus.CONFLICT, answer.structured_value) == (False, "")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (PHONE, AnswerStatus.ANSWERED),
        (f"<p>Hello</p><footer>{PHONE}</footer>", AnswerStatus.BOILERPLATE),
        (f"<details><summary>Contact</summary>{PHONE}</details>", AnswerStatus.HIDDEN),
        (f"<footer>{PHONE}</footer><main>{PHONE}</main>", AnswerStatus.ANSWERED),
    ],
)
def test_the_status_says_where_an_answer_stands(ask, body, status):
    answer = ask("go.phone", body, url="https://firma.ee/")
    assert (answer.status, answer.answered) == (status, True)
