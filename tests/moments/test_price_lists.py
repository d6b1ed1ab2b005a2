"""Price lists in any shape: what they cost is read, and the page sells, whether or not a currency is written."""

import pytest

from mmaudit.model.answer import Moment


def page(body, **options):
    return body, options


def rows(pairs, *, head=""):
    cells = "".join(f"<tr><td>{name}</td><td>{price}</td></tr>" for name, price in pairs)
    return f"<table>{head}{cells}</table>"


def header(*names):
    return f"<tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>"


CUTS = [("Lõikus", "25"), ("Värvimine", "60"), ("Soeng", "35"), ("Habe", "15")]
DISHES = [("Borscht", 290), ("Solyanka", 320), ("Kvass", 90), ("Blini", 180), ("Tea", 60)]
CARDS = "".join(f"<div><h3>{name}</h3><p>{price}</p></div>" for name, price in DISHES)
WORDS = " ".join(["Last year the town council counted what its people spend on food, heat and travel."] * 30)

LISTS = {
    "column headed in Estonian": page(rows(CUTS, head=header("Teenus", "Hind (€)")), title="Salong", lang="et"),
    "column headed in Czech": page(
        rows([("Stříhání", "500 Kč"), ("Koupání", "300 Kč")], head=header("Služba", "Cena")) + "<p>Objednejte se.</p>",
        title="Psí salon", lang="cs",
    ),
    "column headed in Japanese": page(
        rows([("カット", "4,400"), ("カラー", "6,600"), ("パーマ", "8,800")], head=header("メニュー", "料金(円)")),
        title="美容室", lang="ja",
    ),
    "title that promises": page(
        f"<h1>Цены</h1>{rows([('Одноместный номер', '1850'), ('Двухместный', '2400'), ('Люкс', '3900')])}",
        title="Цены", lang="ru",
    ),
    "menu without currency": page(f"<h1>Menu</h1>{CARDS}", title="Menu"),
    "menu named as navigation is": page(
        '<main><section id="menu">'
        + "".join(f"<h3>{name}</h3><span>£{price / 20:.2f}</span>" for name, price in DISHES)
        + "</section></main>",
        title="The Boat",
    ),
    "leading dots": page(
        "<h1>Hinnakiri</h1><ul>"
        + "".join(f"<li>{name} ........ {price},-</li>" for name, price in CUTS)
        + "</ul>",
        title="Hinnakiri", lang="et",
    ),
    "nothing announces it": page(
        "".join(f"<div><h4>{name}</h4><p>{price} €</p></div>" for name, price in CUTS), title="Anna", lang="et"
    ),
    "prices in headings": page(
        "<h2>Täitematerjalid</h2>" + "".join(f"<h4>{name}: {price}.40€/tonn</h4>" for name, price in CUTS),
        title="Vanametall", lang="et",
    ),
    "a card for each package": page(
        "".join(
            f"<div><h3>{name}</h3><p>Könyvelés és bérszámfejtés kis cégeknek.</p><p>{price} Ft / hó</p></div>"
            for name, price in (("Induló", "24 900"), ("Üzleti", "39 900"), ("Prémium", "59 900"))
        ),
        title="Csomagok", lang="hu",
    ),
    "explained at length, with a button": page(
        f"<h1>Boya</h1><p>{WORDS} {WORDS}</p><h2>Fiyat aralıkları</h2>"
        + "<li>Kapı: 3.000 TL</li><li>Tampon: 4.000 TL</li><li>Kaput: 5.000 TL</li>"
        + "<a href='/teklif' class='btn'>Fiyat Teklifi Al</a>",
        title="Boya", lang="tr",
    ),
    "a plugin's article": page(
        "<h1>Listino</h1>" + rows([("Manzo", "€ 18,90"), ("Pollo", "€ 9,90"), ("Vitello", "€ 22,00")]),
        title="Listino prezzi", lang="it",
        structured=[{"@type": "Article", "headline": "Listino"}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_price_list_sells(answers, ask, name):
    body, options = LISTS[name]
    assert ask("buy.price", body, **options).status.value == "answered"
    assert answers(body, **options).moments[Moment.BUY].serves


OTHERS = {
    "scores": page(f"<h1>Results</h1>{rows([('Tartu', '25'), ('Narva', '60'), ('Valga', '35')])}", title="Results"),
    "years": page(
        f"<h1>Price history</h1>{rows([('Founded', '1998'), ('Moved', '2004'), ('Sold', '2019')])}",
        title="Price history",
    ),
    "numbered rows": page(
        "<h1>Prices of bread</h1><table>" + "".join(f"<tr><td>Town</td><td>{n}</td></tr>" for n in range(1, 9)) + "</table>",
        title="Prices of bread",
    ),
    "a report": page(
        f"<h1>What life costs</h1><p>{WORDS}</p>"
        + rows([("Food", "€ 310"), ("Heat", "€ 120"), ("Rent", "€ 540")], head=header("What", "Price")),
        title="What life costs",
        structured=[{"@type": "NewsArticle", "headline": "What life costs"}],
    ),
    "a real menu": page(
        '<div class="menu"><ul><li><a href="/a">Rooms 12</a></li><li><a href="/b">Floor 14</a></li>'
        '<li><a href="/c">Hall 16</a></li></ul></div><p>Welcome.</p>',
        title="House",
    ),
    "phones under a menu": page(
        '<div class="menu"><p>Menu</p></div><p>Call 600 1234 or 600 1235.</p><p>Room 12</p><p>Room 14</p>', title="House"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_numbers_that_are_no_prices_sell_nothing(answers, name):
    body, options = OTHERS[name]
    assert not answers(body, **options).moments[Moment.BUY].serves


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rows(CUTS, head=header("Teenus", "Hind, eur")), "25 EUR"),
        (rows(CUTS, head=header("Teenus", "Hind")), "25"),
        (rows([*CUTS, ("Paket", "90 €")], head=header("Teenus", "Hind")), "25 EUR"),
    ],
)
def test_the_currency_is_that_of_the_columns_head_or_of_the_page(ask, body, expected):
    assert ask("buy.price", body, title="Salong", lang="et").answer == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "60 à 90 € la nuit selon saison", "60 EUR"),
        ("de", "12 bis 15 Euro", "12 EUR"),
        ("ru", "от 100 до 200 руб", "100 RUB"),
        ("hi", "कीमत: रु 450", "450 INR"),
        ("no", "Konsultasjon og kontakt70 kr", "70 NOK"),
        ("af", "R120", "120 ZAR"),
    ],
)
def test_the_lower_end_of_a_range_is_the_price(ask, lang, text, expected):
    assert ask("buy.price", f"<h1>X</h1><p>{text}</p>", lang=lang).answer == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Sonntag auf Anfrage"),
        (
            "vi",
            "Giá cả minh bạch, tiết kiệm 20% chi phí, báo giá chính xác trước khi tiến hành mọi công việc.",
        ),
        ("hi", "12, एमजी रोड, बेंगलुरु 560001"),
        ("de", "Saison 16.06-30.06"),
        ("af", "Neem die R62 van Montagu af en draai links by die kerk."),
        ("hu", "ltc1q22j7uts2z2juq0hmjdq76nu568ft6wgwddtu89"),
    ],
)
def test_days_promises_and_towns_have_no_price(ask, lang, text):
    assert ask("buy.price", f"<h1>Preise</h1><p>{text}</p>", lang=lang).status.value in (
        "not-found",
        "not-applicable",
    )


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        (
            "pl",
            "<h1>Masaż klasyczny</h1><p>Rozluźnia plecy i szyję po dniu przy biurku.</p><p>Cena: 120 zł</p>",
        ),
        ("de", "<h1>Kerze Salbei</h1><p>16,95 € inkl. MwSt.</p><p>Handgegossen, brennt vierzig Stunden.</p>"),
        (
            "en",
            "<h2>Starter</h2><p>9 € / month</p><h2>Team</h2><p>29 € / month</p><p>Cancel when you like.</p>",
        ),
    ],
)
def test_the_short_page_of_one_thing_or_of_plans_sells(answers, lang, body):
    assert answers(body, lang=lang).moments[Moment.BUY].serves


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", f"<h1>What life costs</h1><p>{WORDS}</p><p>Price: 12 €</p>"),
        (
            "en",
            "<h1>How to bake bread</h1><ol><li>Mix flour.</li><li>Knead it.</li><li>Bake it.</li></ol><p>Cost: 2 €</p>",
        ),
    ],
)
def test_a_price_beside_something_else_sells_nothing(answers, lang, body):
    assert not answers(body, lang=lang).moments[Moment.BUY].serves
