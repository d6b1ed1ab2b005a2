import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mmaudit.facts.zones import block_key
from mmaudit.model.answer import AnswerSource, AnswerStatus, Moment
from mmaudit.model.snapshot import Block, Box, Content
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.moments.engine import answer_page

STEP = "Turn the valve slowly until the water stops running"
PROSE = (
    "<p>" + "The workshop repairs old bicycles and teaches people how wheels are built by hand. " * 4 + "</p>"
)
SHOP = "<h1>Red kettle</h1><p>49,90 €</p><button>Add to cart</button><p>In stock</p>"
KETTLE = {
    "@type": "Product",
    "name": "Red kettle",
    "offers": {"@type": "Offer", "price": "49.90", "priceCurrency": "EUR"},
}
CONTACT_ET = """<main><h1>Kontakt</h1><p>Pärnu mnt 12, 10148 Tallinn</p><p>E–R 9–18, L 10–15</p>
<p><a href="tel:+3726123456">612 3456</a></p><p>info@firma.ee</p></main>"""


def test_an_estonian_contact_page_answers_where_when_and_how(answers):
    found = {a.question: a for a in answers(CONTACT_ET, lang="et", url="https://firma.ee/kontakt").answers}
    assert found["go.address"].answer == "Pärnu mnt 12"
    assert found["go.hours"].answer == "Mo-Fr 09:00-18:00; Sa 10:00-15:00"
    assert (found["go.phone"].status, found["go.phone"].answer) == (AnswerStatus.ANSWERED, "+3726123456")
    assert found["go.email"].answer == "info@firma.ee"
    assert not any(found[f"go.{key}"].in_boilerplate for key in ("address", "hours", "phone", "email"))


def test_a_number_that_cannot_be_tapped_is_half_an_answer(ask):
    answer = ask("go.phone", "<p>Telefon: 612 3456</p>", lang="et", url="https://a.ee/")
    assert (answer.status, answer.answered, answer.answer) == (AnswerStatus.PARTIAL, True, "+3726123456")


def test_a_footer_answers_as_boilerplate_and_the_page_does_not_serve_go(answers):
    footer = CONTACT_ET.replace("main>", "footer>")
    result = answers(f"<main><h1>Uudised</h1>{PROSE}</main>{footer}", lang="et", url="https://firma.ee/")
    phone = next(a for a in result.answers if a.question == "go.phone")
    assert (phone.answered, phone.in_boilerplate) == (True, True)
    assert not result.moments[Moment.GO].serves


@pytest.mark.parametrize(
    ("body", "options", "serves"),
    [
        (SHOP, {}, {Moment.BUY}),
        ("<h1>Kettle</h1>", {"structured": [KETTLE]}, {Moment.BUY}),
        (f"<main><h1>How to fix a tap</h1><ol>{f'<li>{STEP}.</li>' * 4}</ol></main>", {}, {Moment.DO}),
        (f"<main><h1>Wheels</h1>{PROSE * 3}</main>", {}, {Moment.KNOW}),
        (
            f"<main><h1>Ten kettles compared</h1>{PROSE * 3}<p>The best costs 49 € in most shops.</p></main>",
            {"structured": [{"@type": "NewsArticle", "headline": "Kettles"}]},
            {Moment.KNOW},
        ),
        (CONTACT_ET, {"lang": "et", "url": "https://firma.ee/kontakt"}, {Moment.GO}),
        (
            "<h1>番茄炒蛋的做法</h1><ol><li>番茄洗净切块，鸡蛋打散备用</li><li>热锅倒油，倒入蛋液炒熟盛出</li><li>放入番茄翻炒出汁再倒回鸡蛋</li></ol>",
            {"lang": "zh"},
            {Moment.DO},
        ),
        ("<title>Log in</title><h1>Log in</h1><input type=password>" + SHOP, {}, set()),
        ("", {}, set()),
    ],
)
def test_a_page_serves_a_moment_by_its_own_content(answers, body, options, serves):
    moments = answers(body, **options).moments
    assert {moment for moment, served in moments.items() if served.serves} == serves


def test_know_counts_chinese_characters(answers):
    prose = "我们的工作室修理旧自行车，也教大家如何亲手编制车轮，每个周末都有免费课程。" * 8
    assert answers(f"<main><h1>关于</h1><p>{prose}</p></main>", lang="zh").moments[Moment.KNOW].serves


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("<p><del>59,00 €</del> <ins>49,00 €</ins></p>", "49.00 EUR"),
        ("<p>19 € – 29 €</p>", "19 EUR"),
        ("<p>9,90 € (2,50 €/kg)</p>", "9.90 EUR"),
    ],
)
def test_the_price_is_what_the_visitor_pays(ask, text, price):
    assert ask("buy.price", text).answer == price


def test_a_button_of_bare_text_sells(answers):
    assert answers("<h1>Kettle</h1><p>49,90 €</p><div>Add to cart</div>").moments[Moment.BUY].serves


def test_a_floating_notice_about_cookies_answers_nothing(catalogue, page):
    block = Block(
        text="We use cookies and keep them for the delivery of advertising for 30 days",
        tag="p",
        selector="p",
        box=None,
        visible=True,
        fixed=True,
    )
    built = page("", content=Content(blocks=(block,), links=()))
    assert not any(answer.quote for answer in answer_page(built, catalogue).answers)


def test_structured_data_that_is_visible_is_quoted_from_the_page(ask):
    answer = ask("buy.price", "<h1>Red kettle</h1><p>Now 49,90 €</p>", structured=[KETTLE])
    assert (answer.quote, answer.answer, answer.machine_readable) == ("Now 49,90 €", "49.90 EUR", True)
    assert answer.source is AnswerSource.TEXT


def test_structured_data_alone_says_where_it_comes_from(ask):
    answer = ask("buy.price", "<h1>Red kettle</h1>", structured=[KETTLE])
    assert (answer.answered, answer.source, answer.answer) == (
        True,
        AnswerSource.STRUCTURED_DATA,
        "49.90 EUR",
    )


@pytest.mark.parametrize(
    ("question", "body", "lang", "status"),
    [
        ("buy.price", "<p>Price on request</p>", "en", "partial"),
        ("buy.price", "<p><del>59 €</del></p><p>Delivery 5 €</p>", "en", "not-applicable"),
        ("buy.order", "<button>Lisa ostukorvi</button>", "et", "answered"),
        ("buy.order", "<button>加入购物车</button>", "zh", "answered"),
        ("buy.stock", "<p>49 €</p><p>Out of stock</p>", "en", "answered"),
        (
            "buy.delivery",
            "<a href='/cart'>Cart</a><p>Delivery takes 3 days and costs 5 €</p>",
            "en",
            "answered",
        ),
        ("buy.returns", "<a href='/cart'>Cart</a><a href='/r'>Returns</a>", "en", "linked"),
        ("buy.payment", "<a href='/cart'>Cart</a><p>Visa, Mastercard</p>", "en", "answered"),
        ("do.time", "<h1>How to bake</h1><p>Total time: 45 minutes</p>", "en", "answered"),
        ("do.ingredients", "<h2>Koostisosad</h2><ul><li>2 muna</li><li>jahu</li></ul>", "et", "answered"),
        (
            "do.video",
            "<h1>How to</h1><iframe src='https://www.youtube.com/embed/x'></iframe>",
            "en",
            "answered",
        ),
        ("do.steps", "<h1>Welcome</h1>", "en", "not-applicable"),
        ("do.steps", f"<h1>How to mend a tap</h1>{f'<h2>The valve</h2><p>{STEP}</p>' * 3}", "en", "partial"),
        ("know.faq", "<h3>Do you repair tyres?</h3><p>Yes, within a day.</p>", "en", "answered"),
        ("know.faq", "<h3>多久可以送到？</h3><p>一般两天。</p>", "zh", "answered"),
        (
            "know.what",
            "<h1>Kettlo</h1><p>Kettlo is a small workshop that makes kettles by hand.</p>",
            "en",
            "answered",
        ),
        (
            "know.what",
            "<h1>Contact</h1><p>Fill in the form below and we will answer within a day.</p>",
            "en",
            "partial",
        ),
        ("know.who", "<a href='/meist'>Meist</a>", "et", "linked"),
        ("know.fresh", "<p>Last updated 12 May 2025</p>", "en", "answered"),
        ("go.map", "<a href='https://maps.app.goo.gl/x'>Directions</a>", "en", "answered"),
        ("go.hours", "<p>Pärnu mnt 12, 10148 Tallinn</p>", "et", "not-found"),
        ("go.hours", "<h1>Blog</h1>", "en", "not-applicable"),
        ("go.book", "<button>Broneeri aeg</button>", "et", "answered"),
        ("go.parking", "<p>There is free parking behind the house.</p>", "en", "answered"),
    ],
)
def test_questions_end_in_the_right_status(ask, question, body, lang, status):
    assert ask(question, body, lang=lang).status.value == status


@pytest.mark.parametrize(
    ("question", "body"),
    [
        (
            "buy.delivery",
            "<div class='cookie-banner'><p>Cookies are kept for delivery of ads for 30 days</p></div>",
        ),
        ("buy.price", "<h2>You may also like</h2><p>19,90 €</p>"),
        ("buy.price", "<p>Cart: 0,00 €</p>"),
        ("go.hours", "<p>The exhibition 2019-2021 was open</p>"),
    ],
)
def test_cookie_texts_related_prices_and_years_answer_nothing(ask, question, body):
    assert not ask(question, body).answered


def test_screens_down_is_the_top_of_the_evidence_by_the_height_of_the_screen(catalogue, page):
    block = Block(
        text="info@firma.ee",
        tag="p",
        selector="main > p",
        box=Box(x=0, y=1200, width=400, height=20),
        visible=True,
        landmark="main",
        path="main > p",
    )
    built = page("", content=Content(blocks=(block,), links=()))
    email = next(a for a in answer_page(built, catalogue).answers if a.question == "go.email")
    assert (email.screens_down, email.selector, email.quote) == (1.5, "main > p", "info@firma.ee")


def test_a_repeated_block_is_boilerplate_also_without_landmarks(catalogue, page):
    built = page("<div><p>info@firma.ee</p></div>")
    answers = answer_page(built, catalogue, boilerplate=frozenset({block_key("info@firma.ee")})).answers
    email = next(a for a in answers if a.question == "go.email")
    assert (email.answered, email.in_boilerplate) == (True, True)


def test_an_answer_in_a_closed_accordion_is_collapsed(ask):
    body = "<details><summary>Do you ship?</summary><p>Yes, everywhere.</p></details>"
    answer = ask("know.faq", body)
    assert (answer.answered, answer.collapsed) == (True, True)


def test_an_unseen_page_has_no_answers(catalogue, unseen_page):
    assert not any(answer.answered for answer in answer_page(unseen_page, catalogue).answers)


def test_the_language_of_the_text_counts_more_than_the_declared_one(ask):
    assert ask("go.hours", "<p>营业时间：周一至周五 9:00-18:00，欢迎光临</p>", lang="en").answered


WORDS = st.sampled_from(
    [
        "E–R 9–18",
        "49,90 €",
        "Telefon 612 3456",
        "周一至周五",
        "9:00",
        "Pärnu mnt 12",
        "Step 1",
        "add to cart",
        "?",
        "𝒜İß",
        "\u202e",
        "@",
        "tel:",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=6).map(" ".join))
TAGS = st.sampled_from(["p", "li", "h1", "h2", "td", "footer", "summary", "address"])


@given(st.lists(st.tuples(TAGS, TEXTS), max_size=12), st.sampled_from(["en", "et", "zh", "xx", ""]))
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_quote_of_text_stands_on_the_page(page, parts, lang):
    body = "".join(f"<{tag}>{re.sub('[<&]', ' ', text)}</{tag}>" for tag, text in parts)
    built = page(body, lang=lang)
    shown = [block.text for block in built.snapshot.content.blocks]
    for answer in answer_page(built, load_catalogue()).answers:
        assert len(answer.quote) <= 200
        assert answer.answered or not answer.status.is_answer
        assert answer.quote in " ".join(" ".join(shown).split())
        if answer.source is AnswerSource.TEXT:
            assert any(answer.quote in text for text in shown)


def test_long_hostile_text_is_read_in_bounded_steps(catalogue, page):
    body = "".join(
        f"<p>{piece * 3000}</p>"
        for piece in ("1 ", "a@", "Mo-", "9:", "Calle a ", "€1 ", "步骤", "Rua ", "x1")
    )
    assert answer_page(page(body), catalogue).answers


def test_what_only_machines_read_is_no_quote(ask):
    answer = ask("buy.price", "<h1>Red kettle</h1>", structured=[KETTLE])
    assert (answer.quote, answer.answer) == ("", "49.90 EUR")


def test_a_link_without_words_is_no_quote(ask):
    body = '<h1>Cafe</h1><p>Come in, we are open.</p><a href="tel:+3725551234"><img src="p.png" alt=""></a>'
    answer = ask("go.phone", body, lang="et")
    assert (answer.answer, answer.quote) == ("+3725551234", "")
