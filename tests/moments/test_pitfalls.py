"""What fools an engine that reads for answers: each trap that real pages set, and what a visitor would say."""

import pytest
from benchmarks.agreement import week

from mmaudit.model.answer import Moment

PROSE = (
    "<p>" + "The workshop repairs old bicycles and teaches people how wheels are built by hand. " * 8 + "</p>"
)
CART = "<button>Add to cart</button>"


FOUND = ("answered", "boilerplate", "hidden", "conflict", "partial")


@pytest.fixture
def found(answers):
    """Every question that a page answers at least in part, with what is said."""

    def found_on(body, **options):
        return {a.question: a for a in answers(body, **options).answers if a.status.value in FOUND}

    return found_on


@pytest.fixture
def serves(answers):
    """The moments that a page serves."""

    def served_by(body, **options):
        return {moment for moment, each in answers(body, **options).moments.items() if each.serves}

    return served_by


@pytest.mark.parametrize("frame", ["footer", "nav", "header"])
def test_contacts_in_the_frame_of_a_page_make_it_no_place_to_go(serves, frame):
    contacts = f"<{frame}><p>Pärnu mnt 12, 10148 Tallinn</p><p>E-R 9-18</p><p>+372 612 3456</p></{frame}>"
    assert Moment.GO not in serves(f"<main><h1>Wheels</h1>{PROSE}</main>{contacts}", lang="et")


@pytest.mark.parametrize(
    "notice",
    [
        "<div class='cookie-banner'>Cookies are kept for 30 days. Returns your choice. Mon-Fri 9:00-17:00</div>",
        "<div role='dialog'><h2>We use cookies</h2><p>Retention 14 days. A tracker worth 5 € a month.</p></div>",
        "<div id='CybotCookiebotDialog'><p>Expiry: 2 years. Type: HTTP cookie. Delivery within 3 days.</p></div>",
    ],
)
def test_a_cookie_notice_answers_nothing(found, notice):
    answered = found(f"{notice}<main><h1>Kettle</h1><p>49 €</p>{CART}</main>")
    assert not answered.keys() & {"buy.returns", "buy.delivery", "go.hours"}
    assert answered["buy.price"].answer == "49 EUR"


def test_prices_of_related_products_are_not_the_page_s(found):
    related = "<section><h2>Related products</h2><ul><li>Cup 9 €</li><li>Pot 99 €</li></ul></section>"
    assert found(f"<main>{related}<h1>Kettle</h1><p>49 €</p>{CART}</main>")["buy.price"].answer == "49 EUR"


@pytest.mark.parametrize(
    "prices",
    [
        "<del>79,90 €</del> <ins>59,90 €</ins>",
        "<s>79,90 €</s> <b>59,90 €</b>",
        "<p>Instead of 79,90 €</p><p>now 59,90 €</p>",
        "<p>Was: 79,90 €</p><p>Now: 59,90 €</p>",
        "<p>RRP 79,90 €</p><p>59,90 €</p>",
    ],
)
def test_the_price_is_what_is_paid_not_what_is_struck(found, prices):
    assert found(f"<h1>Kettle</h1>{prices}{CART}")["buy.price"].answer == "59.90 EUR"


def test_a_price_from_is_said_to_be_one(found):
    answer = found(f"<h1>Kettle</h1><p>From 49 €</p>{CART}")["buy.price"]
    assert "49" in answer.answer
    assert "rom" in answer.quote


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Active since 1987-2026, awards in 1999 2003 2011", "en"),
        ("RT I, 30.12.2023, 15, jõustunud 01.01.2024", "et"),
        ("沪ICP备12345678号-1 沪公网安备 31010402001234号", "zh"),
        ("IBAN EE38 2200 2210 2014 5685", "et"),
        ("ISBN 978-9949-12-345-6", "et"),
        ("Registrikood 12345678, KMKR EE101234567", "et"),
        ("Order no. 2026-03-0012345", "en"),
        ("58.3776252, 26.7290063", "en"),
    ],
)
def test_numbers_of_other_kinds_are_no_phones(findings, text, lang):
    assert findings(f"<p>{text}</p>", lang=lang).phones == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("In the year 2026 Kristiina opened the shop", "et"),
        ("2026 Kr. f. och därefter", "sv"),
        ("Aastal 2025 krooniti võitja", "et"),
        ("kl 10.00", "et"),
        ("kl. 19.30 i stora salen", "sv"),
        ("Sa 10-18 Uhr, So 10-14 Uhr", "de"),
        ("Mo.–Fr. 8–12", "de"),
        ("ул. Лесная, д. 12, стр. 1", "ru"),
        ("Route 66 kraft paper", "en"),
        ("Telefon: 040 123 4567 E-post: a@example.org", "fi"),
        ("FT5634-B Blue Block", "hu"),
        ("Motor Euro 5 og 2 års garanti", "no"),
        ("Model R 500, version 3.2", "en"),
    ],
)
def test_years_clocks_and_house_numbers_are_no_prices(findings, text, lang):
    assert findings(f"<p>{text}</p>", lang=lang).money == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("下载地址：本地下载", "zh"),
        ("IP地址：192.168.1.1", "zh"),
        ("网站地址：www.example.com", "zh"),
        ("邮箱地址：a@example.com", "zh"),
        ("E-mail address: a@example.com", "en"),
        ("IP address 10.0.0.12", "en"),
        ("Enter your delivery address at the checkout", "en"),
        ("E-posti aadress: a@example.com", "et"),
        ("Rue 89 est un journal", "fr"),
        ("营地建在云南省丽江市老君山国家公园3600米海拔的草原上", "zh"),
    ],
)
def test_addresses_of_other_kinds_are_no_place(found, text, lang):
    assert "go.address" not in found(f"<p>{text}</p>", lang=lang)


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("<h1>Concert</h1><p>Saturday 14 June, 19:00-22:00, tickets 10 €</p>", "en"),
        ("<h2>Jaanituli</h2><p>Teisipäeval, 23. juunil kell 19.00–24.00</p>", "et"),
        ("<h2>Deliveries</h2><p>We deliver Mon-Fri 9:00-17:00</p>", "en"),
        ("<p>Courier hours: Mon-Fri 8:00-16:00</p>", "en"),
        ("<h3>Delivery hours</h3><p>Mon-Fri 8:00-16:00</p>", "en"),
        ("<p>Horaires de livraison : lundi-vendredi 8h-16h</p>", "fr"),
        ("<p>Kulleri tööaeg: E-R 9-17</p>", "et"),
        ("<h2>Tarne</h2><p>Kuller toob paki E-R 9-17</p>", "et"),
        ("<h2>Timetable</h2><p>Yoga Monday 18:00-19:00, Tuesday 18:00-19:00</p>", "en"),
        ("<p>Bus 12 leaves Mon-Fri 7:10-21:40</p>", "en"),
        ("<p>Buss 12 väljub E-R 7.10-21.40</p>", "et"),
    ],
)
def test_events_deliveries_and_timetables_are_no_opening_hours(found, body, lang):
    assert "go.hours" not in found(body, lang=lang)


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("<p>Workshop opening hours: Mon-Fri 9:00-18:00</p>", "en"),
        ("<p>Horaires : lundi-vendredi 9h-18h. Livraison gratuite.</p>", "fr"),
    ],
)
def test_hours_beside_deliveries_are_still_read(found, body, lang):
    assert found(body, lang=lang)["go.hours"].answer == "Mo-Fr 09:00-18:00"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Comments are closed.", "en"),
        ("This issue was closed on Monday 10:00", "en"),
        ("Registration closed", "en"),
        ("The road is closed to traffic", "en"),
        ("Kommenteerimine on suletud", "et"),
        ("评论已关闭", "zh"),
    ],
)
def test_closed_in_other_senses_says_no_hours(found, text, lang):
    assert "go.hours" not in found(f"<h1>News</h1><p>{text}</p>", lang=lang)


@pytest.mark.parametrize(
    "place",
    [
        {"name": "Dolly Inc.", "address": {"@type": "PostalAddress", "streetAddress": "123 Main St"}},
        {"name": "{{ site.title }}", "address": {"@type": "PostalAddress", "streetAddress": "{{ street }}"}},
        {"name": "Shop", "address": {"@type": "PostalAddress", "streetAddress": "%STREET%"}},
    ],
)
def test_what_a_template_left_in_structured_data_is_no_address(found, place):
    body = f"<h1>Wheels</h1>{PROSE}"
    assert "go.address" not in found(body, structured=[{"@type": "LocalBusiness", **place}])


@pytest.mark.parametrize("text", ["{{ company.phone }} {{ price }} €", "--- title: Contact layout: page ---"])
def test_unrendered_placeholders_answer_nothing(found, text):
    assert not found(f"<p>{text}</p>").keys() & {"go.phone", "buy.price", "go.address", "know.what"}


def test_lorem_ipsum_serves_nothing(serves):
    filler = (
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut. " * 20
    )
    assert serves(f"<h1>About us</h1><p>{filler}</p>") == set()


def test_an_answer_in_a_closed_accordion_is_one_tap_away(found):
    body = "<h1>Kettle</h1><details><summary>Opening hours</summary><p>Mon-Fri 9:00-18:00</p></details>"
    answer = found(body)["go.hours"]
    assert (answer.answer, answer.collapsed) == ("Mo-Fr 09:00-18:00", True)


@pytest.mark.parametrize(
    "menu", ["<a href='/menu.pdf'>Prices (PDF)</a>", "<img src='price-list.jpg' alt='Price list'>"]
)
def test_prices_in_a_pdf_or_a_picture_are_not_answered(ask, menu):
    assert not ask("buy.price", f"<h1>Café</h1><p>Pärnu mnt 12, 10148 Tallinn</p>{menu}").answered


@pytest.mark.parametrize(
    "mail",
    ["info [at] example.org", "info(at)example.org", "info&#64;example&#46;org"],
)
def test_obfuscated_mail_is_still_a_way_to_write(found, mail):
    body = f"<h1>Contact</h1><p>Pärnu mnt 12, 10148 Tallinn</p><p>E-mail: {mail}</p>"
    assert "go.email" in found(body, url="https://example.ee/")


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("<h1>Shop</h1><p>Coming soon! Our online shop opens in May.</p>", "en"),
        ("<h1>E-pood</h1><p>Peagi avame! Tooted alates 10 €.</p>", "et"),
        ("<h1>商城</h1><p>即将上线，敬请期待</p>", "zh"),
    ],
)
def test_a_shop_that_is_coming_soon_sells_nothing(serves, body, lang):
    assert Moment.BUY not in serves(body, lang=lang)


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        (
            f"<article><h1>Heat pumps</h1>{PROSE}<p>They cost £7,500 to £12,900.</p><a>Subscribe</a></article>",
            "en",
        ),
        (
            f"<article><h1>Kohvi hind</h1>{PROSE}<p>Tass maksab 4,20 eurot.</p><a>Telli leht</a></article>",
            "et",
        ),
        (f"<h1>Review: five kettles</h1>{PROSE}<p>The best costs $39.</p><a href='/x'>Read more</a>", "en"),
    ],
)
def test_pages_that_quote_prices_sell_nothing(serves, body, lang):
    assert Moment.BUY not in serves(body, lang=lang)


@pytest.mark.parametrize(("title", "lang"), [("Log in", "en"), ("Logi sisse", "et"), ("登录", "zh")])
def test_a_log_in_page_serves_nothing(serves, title, lang):
    body = f"<h1>{title}</h1><form><input type=email><input type=password><button>{title}</button></form>"
    assert serves(f"{body}<p>+372 612 3456</p><p>Pärnu mnt 12, 10148 Tallinn</p>{PROSE}", lang=lang) == set()


def test_a_page_written_from_right_to_left_is_read(found):
    body = "<p>ساعات العمل: من الأحد إلى الخميس 09:00 - 18:00</p><p>السعر 45 ر.س</p><button>أضف إلى السلة</button>"
    answered = found(body, lang="ar")
    assert week(answered["go.hours"].answer) == week("Su-Th 09:00-18:00")
    assert answered["buy.price"].answer.startswith("45 ")


def test_a_branch_is_not_told_from_the_head_office_by_the_first_street(found):
    body = """<h1>Our shop in Tartu</h1><p>Visit us: Tähe 94, 50107 Tartu</p>
    <h2>Registered office</h2><p>Legal address: Pärnu mnt 12, 10148 Tallinn</p>"""
    assert "Tähe 94" in found(body, lang="et")["go.address"].quote


def test_share_buttons_are_no_way_to_reach_anyone(found):
    shares = "".join(
        f"<a href='https://{url}'>Share</a>"
        for url in ("wa.me/?text=Hi", "t.me/share/url?url=x", "www.facebook.com/sharer.php?u=x")
    )
    body = f"<h1>News</h1>{PROSE}{shares}<a href='mailto:?subject=Look'>Send to a friend</a>"
    assert not found(body).keys() & {"go.phone", "go.email", "go.message", "x.social"}


def test_a_service_that_never_sleeps_says_no_opening_hours(found):
    assert "go.hours" not in found(
        "<h1>Rentals</h1><p>See all figures in the dashboard 24/7, in real time.</p>"
    )


def test_a_place_that_only_structured_data_name_makes_no_page_a_place_to_go(serves):
    shop = {
        "@type": "LocalBusiness",
        "address": {"@type": "PostalAddress", "streetAddress": "Pärnu mnt 12", "postalCode": "10148"},
        "telephone": "+372 612 3456",
        "openingHours": "Mo-Fr 09:00-18:00",
    }
    assert Moment.GO not in serves(f"<h1>What is a salt cell?</h1>{PROSE}", structured=[shop])


@pytest.mark.parametrize(
    "text",
    [
        "2019.04.19 20:00",
        "08.04.2015 12:46",
        "22.05.2019 - 21:05",
        "20:34 17.04.2020",
        "Pages 169-170",
        "08.17.15",
    ],
)
def test_dates_with_a_time_and_numbers_of_pages_are_no_phones(ask, text):
    assert not ask("go.phone", f"<p>{text}</p>", lang="de").answered


@pytest.mark.parametrize(
    "text",
    [
        "1,000,000 Have Adopted This New Way",
        "Apply for the 2017 US Green Card",
        "March 18, 2015 Tunisian forces",
    ],
)
def test_numbers_and_dates_before_capitals_are_no_streets(ask, text):
    assert not ask("go.address", f"<p>{text}</p>", lang="en").answered


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Our sources say that it was taken from her room on Wednesday some time between 8 AM and 9 PM.",
            "en",
        ),
        ("3/9(木) 18:45配信", "ja"),
    ],
)
def test_what_happened_on_a_day_is_no_opening_hours(ask, text, lang):
    assert not ask("go.hours", f"<p>{text}</p>", lang=lang).answered


def test_an_article_names_no_price_in_its_sentences(ask):
    sentence = (
        "<p>The minister said on Monday that the fine for late payers would rise to $300 next year.</p>"
    )
    assert not ask("buy.price", f"<article><h1>Fines rise</h1>{PROSE * 12}{sentence}</article>").answered


def test_an_agenda_is_no_how_to(serves):
    items = "<li>Approve the minutes of the last meeting of the board in March</li>" + "".join(
        f"<li>{what} of the association in the coming year and beyond</li>"
        for what in ("Budget", "Statutes", "Members")
    )
    assert Moment.DO not in serves(f"<h1>Minutes of the board</h1><ol>{items}</ol>")
