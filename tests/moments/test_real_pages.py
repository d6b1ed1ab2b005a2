"""Statements about real pages that were once silly; each test holds what a visitor would say instead."""

import pytest

from mmaudit.model.answer import AnswerStatus, Moment

PROSE = (
    "<p>" + "The workshop repairs old bicycles and teaches people how wheels are built by hand. " * 8 + "</p>"
)
OPEN = """<ul><li class="d-flex">Sunday <span></span></li><li><span>Closed</span></li>
<li>Monday</li><li>7:00 AM to 8:00 PM</li><li>Tuesday</li><li>7:00 AM to 8:00 PM</li></ul>"""


@pytest.fixture
def status(ask):
    return lambda question, body, **options: ask(question, body, **options).status.value


def test_hours_in_cells_are_quoted_with_a_time(ask):
    answer = ask("go.hours", OPEN)
    assert (answer.answer, answer.quote) == ("Mo-Tu 07:00-20:00; Su off", "7:00 AM to 8:00 PM")


@pytest.mark.parametrize(
    ("lang", "body", "currency"), [("zh", "<p>拿铁 ¥25</p>", "CNY"), ("ja", "<p>カフェラテ ¥500</p>", "JPY")]
)
def test_a_currency_sign_is_read_as_the_page_s_country_does(ask, lang, body, currency):
    assert ask("buy.price", body, lang=lang).answer.endswith(currency)


@pytest.mark.parametrize(
    "body",
    [
        "<pre class='programlisting'>echo 49 € # price, in stock, tel +372 612 3456</pre>",
        "<table><tr><td>| awk '{ print $3 }'</td></tr></table>",
        "<p>The password begins with $1$ here</p>",
    ],
)
def test_program_code_states_no_price_and_no_phone(answers, body):
    found = {each.question for each in answers(body).answers if each.quote}
    assert not found & {"buy.price", "buy.stock", "go.phone"}


def test_an_address_in_a_bare_pre_is_read(ask):
    assert ask(
        "go.address", "<pre>Pärnu mnt 12\n10148 Tallinn</pre>", lang="et", url="https://a.ee/"
    ).answered


def test_filler_text_answers_nothing(answers):
    body = f"<h1>About us</h1><p>{'Lorem ipsum dolor sit amet, consectetur adipiscing elit since 1999. ' * 5}</p>"
    assert not any(each.quote for each in answers(body).answers)


@pytest.mark.parametrize("label", ["Book List", "1. Why This Book?"])
def test_words_that_only_look_like_a_button_sell_nothing(status, label):
    body = f"<a href='/x'>{label}</a>"
    assert (status("go.book", body), status("buy.order", body)) == ("not-applicable", "not-applicable")


@pytest.mark.parametrize(("label", "lang"), [("Book", "en"), ("Book a table", "en"), ("立即预约", "zh")])
def test_a_booking_button_is_one(status, label, lang):
    assert status("go.book", f"<button>{label}</button>", lang=lang) == "answered"


def test_a_chapter_whose_title_holds_the_letters_of_booking_books_nothing(status):
    assert status("go.book", "<a href='/ch1'>预定义的文件描述符</a>", lang="zh") == "not-applicable"


def test_booking_by_phone_is_half_an_answer(status):
    body = "<p>Open Mo-Fr 9:00-18:00</p><p>Reservations are taken by phone one day ahead.</p>"
    assert status("go.book", body) == "partial"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Its elegant syntax makes it an ideal language for scripting and rapid development.</p>", False),
        ("<p>We accept iDEAL and cash in the shop.</p>", True),
        ("<p>PayPal</p>", True),
    ],
)
def test_a_common_word_is_no_way_to_pay(ask, body, expected):
    assert ask("buy.payment", body).answered is expected


def test_two_ways_to_pay_in_words_answer(status):
    body = "<p>Maksta saab pangalingiga, kaardimaksega või poes sularahas.</p>"
    assert status("buy.payment", body, lang="et") == "answered"


def test_a_fee_for_parking_or_delivery_is_no_price(status):
    assert status("buy.price", "<p>Parking behind the house costs 3 € an hour.</p>") == "not-applicable"
    assert status("buy.price", "<h1>Delivery</h1><p>Parcel machine</p><p>2,90 €</p>") == "not-applicable"


def test_a_price_in_a_sentence_does_not_ask_for_an_order_button(status):
    body = "<h3>Do you sell gift cards?</h3><p>Yes, we have gift cards for 20, 50 and 100 €.</p>"
    assert status("buy.order", body) == "not-applicable"


def test_a_price_list_is_not_asked_for_an_order_button(status):
    menu = "".join(f"<tr><td>Coffee {n}</td><td>{n} €</td></tr>" for n in range(3, 8))
    assert status("buy.order", f"<table>{menu}</table>") == "not-applicable"
    cards = "<a href='/a'>Kettle 49 €</a><a href='/b'>Pot 29 €</a>"
    assert status("buy.order", f"<div>{cards}</div>") == "not-applicable"
    assert status("buy.order", "<h1>Kettle</h1><p>49 €</p>") == "not-found"


def test_what_is_sold_out_is_not_asked_for_a_button(status):
    offer = {
        "@type": "Offer",
        "price": "11.40",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/OutOfStock",
    }
    product = [{"@type": "Product", "name": "Coffee", "offers": offer}]
    assert status("buy.order", "<h1>Coffee</h1><p>11,40 €</p>", structured=product) == "not-applicable"


def test_teasers_and_contents_are_no_questions_with_answers(status):
    teasers = "<h2><a href='/a'>How to make coffee</a></h2><p>Seven steps.</p>" * 2
    assert status("know.faq", teasers) == "not-applicable"
    contents = "<dl><dt><a href='#a'>2.1 Who is it for?</a></dt><dt><a href='#b'>2.2 Packages</a></dt></dl>"
    assert status("know.faq", contents) == "not-applicable"
    assert (
        status("know.faq", "<dl><dt>:set nocompatible?</dt><dd>shows the mode</dd></dl>") == "not-applicable"
    )
    assert status("know.faq", "<p>Why would anyone do that?</p><p>Nobody knows.</p>") == "not-applicable"


def test_an_accordion_s_own_link_is_a_question(status):
    body = "<h3><a href='#one'>Do you repair tyres?</a></h3><p>Yes, within a day.</p>"
    assert status("know.faq", body) == "answered"


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Posted by the whole team on September 24, 2023 in Tartu</p>",
        "<p>Monday to Friday 9:00-18:00, Saturday 10:00-15:00</p>",
        "<p><a href='/1'>1.1. The shell prompt and everything that goes with it</a></p>",
        "<p>Symbols | _ | A | B | C | D | E | F | G | H | I | J | K | L | M | N</p>",
        "<p>Copyright © 2023 Bicycles of Tartu and all who ride on them, all rights reserved</p>",
    ],
)
def test_dates_hours_links_and_notices_do_not_say_what_it_is(ask, lead):
    assert not ask("know.what", f"<h1>Welcome to the team of Tartu</h1>{lead}").quote


def test_a_word_in_common_with_the_title_is_no_definition(status):
    text = "<p>Flights cannot stop. It is the work of a process and of men.</p>"
    assert status("know.what", f"<h1>Man must explore, and this is exploration</h1>{text}") == "partial"


def test_what_it_is_is_not_asked_of_a_contact_page(status):
    body = "<h1>Contact</h1><p>Buses 3 and 8 stop in front of the house, which is green.</p>"
    assert status("know.what", body, url="https://example.org/contact") == "not-applicable"
    assert (
        status("know.what", f"<h1>Wheels</h1>{PROSE}", url="https://example.org/wheels") != "not-applicable"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>After reading it you will be ready to learn more about the modules.</p>", "not-found"),
        ("<p>We have baked bread in this street since 1987, all by hand.</p>", "answered"),
        ("<h2>About us</h2><p>Two sisters bake bread in this street by hand.</p>", "answered"),
        (
            "<h2>What to know about files</h2><p>Files are kept in folders, and folders in others.</p>",
            "not-found",
        ),
        ("<p>Wrong letters such as Ã© or Ã¨ stand for other ones, often by mistake.</p>", "not-found"),
        ("<footer><p>© 2026 Two Sisters Bakery</p></footer>", "partial"),
        ("<div class='authorgroup'><h3 class='author'>Mari Maasikas</h3></div>", "answered"),
        ("<a href='/x'>Find information about your image</a>", "not-found"),
    ],
)
def test_who_is_behind_it(status, body, expected):
    assert status("know.who", body) == expected


def test_an_index_of_tutorials_is_no_how_to(answers):
    links = "".join(f"<li><a href='/t{n}'>{n}. Data structures of the language</a></li>" for n in range(9))
    result = answers(f"<h1>The Tutorial</h1>{PROSE}<h2>Recommended tools</h2><ul>{links}</ul>")
    assert {each.status for each in result.answers if each.moment is Moment.DO} == {
        AnswerStatus.NOT_APPLICABLE
    }


def test_a_long_text_with_a_list_is_asked_for_steps_but_for_no_ingredients(status):
    step = "<li>Take the disk to a computer that starts from the other disk</li>"
    body = f"<h1>Root passwords</h1>{PROSE * 30}<ol>{step * 4}</ol>"
    assert status("do.steps", body) == "answered"
    assert status("do.ingredients", body) == "not-applicable"


def test_a_contact_form_lets_the_visitor_write(ask):
    form = "<form><input type=email><textarea></textarea><button>Send message</button></form>"
    answer = ask("go.email", f"<p>Pärnu mnt 12, 10148 Tallinn</p>{form}", lang="et", url="https://a.ee/")
    assert (answer.answered, answer.quote) == (True, "Send message")


def test_an_e_mail_address_alone_makes_no_place(status):
    body = f"<h1>Manual</h1>{PROSE}<a href='mailto:a@example.org'>a@example.org</a>"
    assert (status("go.address", body), status("go.phone", body)) == ("not-applicable", "not-applicable")


def test_a_line_of_links_promises_and_states_nothing(status):
    body = "<a href='/cart'>Cart</a><footer><p><a href='/a'>About</a> <a href='/d'>Delivery and returns</a></p></footer>"
    assert (status("buy.delivery", body), status("buy.returns", body)) == ("linked", "linked")


def test_quotes_begin_and_end_with_whole_words(ask):
    body = f"<p>{'wonderful ' * 30}parking behind the house {'beautiful ' * 30}</p>"
    quote = ask("go.parking", body).quote
    assert set(quote.split()) <= {"wonderful", "beautiful", "parking", "behind", "the", "house"}
