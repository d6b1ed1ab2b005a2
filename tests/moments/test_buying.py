"""What a shop's page says beside its price, in the markup of common shop software and of hands; and who sells not."""

import pytest

from mmaudit.model.answer import AnswerStatus, Moment

PROSE = "<p>" + "The workshop repairs old bicycles and teaches people how wheels are built. " * 8 + "</p>"
CART = "<button>Add to cart</button>"
FIELDS = ("name", "address1", "city", "postcode")


@pytest.mark.parametrize(
    ("body", "lang", "price"),
    [
        (
            "<h1>Kettle</h1><p class=price><del><bdi>59,00 €</bdi></del> <ins><bdi>49,00 €</bdi></ins></p>"
            "<button class='single_add_to_cart_button'>Lisa korvi</button>",
            "et",
            "49.00 EUR",
        ),
        (
            "<h1>Kettle</h1><div class='price__sale'><span class='price-item'>$49.00</span></div>"
            "<button class='product-form__submit'>Add to cart</button>",
            "en",
            "49.00 USD",
        ),
        (
            "<h1>Kessel</h1><div class='old-price'>59,00 €</div><div class='special-price'>49,00 €</div>"
            "<button class='action tocart'>In den Warenkorb</button>",
            "de",
            "49.00 EUR",
        ),
        (
            "<h1>Kessel</h1><p>49,00 € inkl. MwSt. zzgl. Versand</p><button>In den Warenkorb</button>",
            "de",
            "49.00 EUR",
        ),
        (
            "<h1>Czajnik</h1><ul class='list-unstyled'><li>199,00 zł</li></ul>"
            "<button id='button-cart'>Do koszyka</button>",
            "pl",
            "199.00 PLN",
        ),
        ("<h1>水壶</h1><em>原价 ￥199</em><p>￥149</p><a href='#'>加入购物车</a>", "zh", "149 CNY"),
        ("<h1>Чайник</h1><p>1 299 руб.</p><a>Купить</a><p>Доставка 300 руб.</p>", "ru", "1299 RUB"),
        ("<h1>Kettle</h1><p>£49.00</p><p>Save £10.00</p><p>Gift card £5</p>" + CART, "en", "49.00 GBP"),
        ("<h1>Kettle</h1><p>or 4 instalments of $12.25</p><p>$49.00</p>" + CART, "en", "49.00 USD"),
        ("<h1>Kettle</h1><p>Free shipping on orders over $25</p><p>$49.00</p>" + CART, "en", "49.00 USD"),
    ],
)
def test_shops_sell_and_their_price_is_the_item_s(answers, ask, body, lang, price):
    assert answers(body, lang=lang).moments[Moment.BUY].serves
    assert ask("buy.price", body, lang=lang).answer == price


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        (
            f"<h1>Salaries</h1><table><tr><td>Nurse</td><td>$52,000</td></tr></table>{PROSE}<a>Sign up</a>",
            "en",
        ),
        ("<h1>Dashboard</h1><p>Revenue</p><p>$12,400</p><a href='/x'>Get started</a>", "en"),
        ("<h1>Donate</h1><p>Your donation of $25 helps.</p><button>Sign up</button>", "en"),
        ("<h1>Annetus</h1><p>Annetus 25 €</p><button>Telli uudiskiri</button>", "et"),
        ("<h1>奖学金</h1><p>奖学金 5000元</p><a>立即咨询</a>", "zh"),
        (f"<h1>Budget</h1>{PROSE}<p>The state spends $5 million.</p><a>Subscribe now</a>", "en"),
    ],
)
def test_figures_in_money_sell_nothing(answers, body, lang):
    assert not answers(body, lang=lang).moments[Moment.BUY].serves


def test_an_article_with_links_to_other_shops_sells_nothing(answers):
    body = f"<h1>Ten kettles</h1>{PROSE}<p>$49</p><a href='https://shop.example.com/x'>Buy now</a>"
    structured = [{"@type": "NewsArticle", "headline": "Ten kettles"}]
    assert not answers(body, structured=structured).moments[Moment.BUY].serves


def test_a_page_of_treatments_that_can_be_booked_sells(answers):
    body = (
        "<h1>Hinnakiri</h1><ul><li>Massaaž 45 €</li><li>Maniküür 30 €</li></ul><button>Broneeri aeg</button>"
    )
    assert answers(body, lang="et").moments[Moment.BUY].serves


@pytest.mark.parametrize(
    ("body", "availability", "answer"),
    [
        ("<p>In stock</p>", "", "InStock"),
        ("<p>Out of stock, back in June</p>" + CART, "", "OutOfStock"),
        ("<p>Image not available</p>" + CART, "https://schema.org/InStock", "InStock"),
        ("<p>Sold out</p>", "https://schema.org/SoldOut", "OutOfStock"),
        (CART, "", "InStock"),
    ],
)
def test_stock_is_the_item_s(ask, body, availability, answer):
    offer = {"@type": "Offer", "price": "49", "availability": availability}
    structured = [{"@type": "Product", "offers": offer}] if availability else []
    body = f"<h1>Kettle</h1><p>49 €</p>{body}"
    assert ask("buy.stock", body, structured=structured).answer == answer


def test_a_button_alone_is_half_an_answer_about_the_stock(ask):
    assert ask("buy.stock", f"<h1>Kettle</h1><p>49 €</p>{CART}").status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("question", "body", "lang", "status"),
    [
        (
            "buy.compare",
            "<h2>Specifications</h2><table><tr><th>Volume</th><td>1 l</td></tr><tr><th>Power</th><td>2 kW</td></tr>"
            "<tr><th>Weight</th><td>1 kg</td></tr></table>",
            "en",
            "answered",
        ),
        ("buy.compare", "", "en", "not-found"),
        ("buy.in_store", "<p>Click and collect in our shop within an hour.</p>", "en", "answered"),
        ("buy.in_store", "<p>Saad kauba poest kätte juba homme hommikul.</p>", "et", "answered"),
        ("buy.in_store", "", "en", "not-found"),
        ("buy.trust", "<p>Registrikood 12345678</p>", "et", "answered"),
        ("buy.trust", "<p>P.IVA 01234567890</p>", "it", "answered"),
        ("buy.trust", "<a href='/t'>Terms and conditions</a>", "en", "linked"),
        ("buy.forms", "", "en", "not-applicable"),
    ],
)
def test_questions_before_buying(ask, question, body, lang, status):
    assert ask(question, f"<h1>Kettle</h1><p>49 €</p>{CART}{body}", lang=lang).status.value == status


@pytest.mark.parametrize(
    ("email", "filled", "status"),
    [("type=email", True, "answered"), ("type=text", True, "partial"), ("type=email", False, "partial")],
)
def test_an_order_form_lets_the_phone_help(ask, email, filled, status):
    fill = "autocomplete=on-file" if filled else ""
    fields = "".join(f"<input type=text name={name} {fill}>" for name in FIELDS)
    body = f"<h1>Checkout</h1><form>{fields}<input {email} name=email {fill}></form>"
    assert ask("buy.forms", body).status.value == status


def test_that_guests_may_buy_makes_a_hard_form_no_easier(ask):
    fields = "".join(f"<input type=text name={name}>" for name in FIELDS)
    body = f"<h1>Checkout</h1><p>Guest checkout is possible.</p><form>{fields}<input name=email></form>"
    answer = ask("buy.forms", body)
    assert (answer.status, answer.answer) == (AnswerStatus.PARTIAL, f"{len(FIELDS) + 1} fields")
