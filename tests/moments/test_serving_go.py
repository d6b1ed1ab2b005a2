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
