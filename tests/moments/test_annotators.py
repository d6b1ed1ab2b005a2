import pytest

from mmaudit.moments.annotators.durations import iso_minutes


@pytest.mark.parametrize(
    ("lang", "url", "text", "expected"),
    [
        ("et", "https://a.ee/", "Telefon: 612 3456", ["+3726123456"]),
        ("et", "https://a.ee/", "Helista +372 5123 4567", ["+37251234567"]),
        ("en", "https://a.co.uk/", "Call us on 020 7946 0018", ["+442079460018"]),
        ("zh", "https://a.cn/", "电话：010-62345678", ["+861062345678"]),
        ("zh", "https://a.com/", "热线 400-810-8888", ["+864008108888"]),
        ("zh", "https://a.cn/", "手机13812345678", ["+8613812345678"]),
        ("fi", "https://a.fi/", "📞0500616888", ["+358500616888"]),
        ("en", "https://a.com/", "Tel/Fax: (216) 267-7100", ["+12162677100"]),
        ("en", "https://a.com/", "Phone: 0000 123456", ["0000123456"]),
        ("es", "https://a.com/", "Teléfono: +34 123 456 789", ["+34123456789"]),
        ("et", "https://a.ee/", "Infotelefon 1247", ["1247"]),
        ("de", "https://a.com/", "+49 30 901820, Büro 030 901821", ["+4930901820", "+4930901821"]),
        (
            "en",
            "https://a.com/",
            "Telephone: 707.238.3700 (Local) 877.224.3262 (Toll-Free) 707.665.9184 (Fax)",
            ["+17072383700", "+18772243262"],
        ),
    ],
)
def test_phone_numbers_are_found_in_their_region(findings, lang, url, text, expected):
    assert [p.e164 for p in findings(f"<p>{text}</p>", lang=lang, url=url).phones] == expected


@pytest.mark.parametrize(
    ("lang", "url", "text"),
    [
        ("en", "https://a.com/", "Copyright 1999-2024 2010-2015"),
        ("zh", "https://a.cn/", "京ICP备13812345678号"),
        ("zh", "https://a.cn/", "QQ：13812345678"),
        ("et", "https://a.ee/", "Registrikood 51234567"),
        ("et", "https://a.ee/", "Faks: 612 3457"),
        ("et", "https://a.ee/", "IBAN EE382200221020145685"),
        ("en", "https://a.com/", "SKU 2025550143"),
        ("en", "https://a.com/", "140 Hicks Way Amherst, MA 01003-9333"),
        ("en", "https://a.com/", "$202 555 0143"),
        ("en", "https://a.com/", "Call 100 people"),
        ("en", "https://a.com/", "Phone booth, 1960 model"),
        ("en", "https://a.com/", "12.05.2024 and 2024-05-12"),
    ],
)
def test_years_registry_codes_and_fax_are_no_phones(findings, lang, url, text):
    assert findings(f"<p>{text}</p>", lang=lang, url=url).phones == ()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("et", "19,90 €", ["19.90 EUR"]),
        ("et", "Hind 1 299,00 eurot", ["1299.00 EUR"]),
        ("zh", "￥1,299", ["1299 CNY"]),
        ("zh", "约30元", ["30 CNY"]),
        ("en", "from £9.50 each", ["9.50 GBP"]),
        ("en", "$1,990.00", ["1990.00 USD"]),
        ("en", "12.990 SEK", ["12990 SEK"]),
        ("en", "10 € 20 €", ["10 EUR", "20 EUR"]),
    ],
)
def test_money_needs_a_currency(findings, lang, text, expected):
    assert [each.text for each in findings(f"<p>{text}</p>", lang=lang).money] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("et", "kell 10.00"),
        ("en", "open 10.00-18.00"),
        ("en", "2026 Krabi"),
        ("en", "cart: 0,00 €"),
        ("zh", "元旦 2026"),
    ],
)
def test_clock_times_and_zero_are_no_money(findings, lang, text):
    assert findings(f"<p>{text}</p>", lang=lang).money == ()


@pytest.mark.parametrize(
    ("lang", "url", "text"),
    [
        ("et", "https://a.ee/", "Pärnu mnt 12, 10148 Tallinn"),
        ("et", "https://a.ee/", "Aadress: Lai tn 5-3"),
        ("en", "https://a.com/", "123 Main Street, Springfield, IL 62701"),
        ("en", "https://a.co.uk/", "10 Downing Street, London SW1A 2AA"),
        ("zh", "https://a.cn/", "地址：北京市海淀区中关村大街27号"),
        ("zh", "https://a.tw/", "台北市信義區信義路五段7號"),
        ("de", "https://a.de/", "Hauptstraße 5, 10115 Berlin"),
        ("ru", "https://a.ru/", "г. Москва, ул. Ленина, д. 5"),
        ("fi", "https://a.fi/", "Mannerheimintie 10, 00100 Helsinki"),
    ],
)
def test_addresses_of_many_countries_are_found(findings, lang, url, text):
    assert len(findings(f"<p>{text}</p>", lang=lang, url=url).addresses) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "下载地址：点击这里"),
        ("en", "Chapter 5 of the book"),
        ("et", "Aadress: vaata allpool"),
        ("en", "E-mail address: a1@b.com"),
    ],
)
def test_what_only_looks_like_an_address_is_none(findings, lang, text):
    assert findings(f"<p>{text}</p>", lang=lang).addresses == ()


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("en", "takes 45 minutes", 45),
        ("et", "2 tundi", 120),
        ("zh", "约30分钟", 30),
        ("zh", "2个小时", 120),
        ("en", "3-5 days", 4320),
    ],
)
def test_durations_are_read_in_minutes(findings, lang, text, minutes):
    assert [each.minutes for each in findings(f"<p>{text}</p>", lang=lang).durations] == [minutes]


@pytest.mark.parametrize(
    ("text", "minutes"), [("PT1H30M", 90), ("P1D", 1440), ("PT0M", None), ("soon", None), ("", None)]
)
def test_iso_durations(text, minutes):
    assert iso_minutes(text) == minutes


def test_mail_written_against_robots_is_read(findings):
    found = findings("<p>info [at] firma [dot] ee, logo@2x.png</p>").emails
    assert [each.address for each in found] == ["info@firma.ee"]


STEP = "Turn the valve slowly until the water stops running"


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", f"<h1>Fix a tap</h1><ol>{f'<li>{STEP}.</li>' * 3}</ol>"),
        ("en", "<h2>Step 1: Cut</h2><p>a</p><h2>Step 2: Glue</h2><p>b</p><h2>Step 3: Dry</h2><p>c</p>"),
        ("et", "<h3>1. samm</h3><p>a</p><h3>2. samm</h3><p>b</p><h3>3. samm</h3><p>c</p>"),
        (
            "et",
            "<h1>Kuidas ratast parandada</h1><h3>1. Võta ratas maha</h3><h3>2. Leia auk</h3><h3>3. Lapi</h3>",
        ),
        ("en", f"<h1>How to paint</h1>{'<h2>Prepare it well</h2><p>' + STEP + '</p>'}" * 3),
        ("en", "".join(f"<div>{n}</div><p>{STEP}</p>" for n in (1, 2, 3))),
        ("zh", "<p>第1步 打开水龙头</p><p>第二步 关水</p><p>第3步 擦干</p>"),
        (
            "zh",
            "<h1>做法</h1><ol><li>番茄切丁，洋葱切丝备用好</li><li>锅中倒入油，放入洋葱炒香</li><li>加入番茄和水煮十分钟</li></ol>",
        ),
    ],
)
def test_steps_are_found_in_every_shape(findings, lang, body):
    assert len(findings(f"<main>{body}</main>", lang=lang).steps) >= 1


LINKS = "".join(
    f"<li><a href='/{n}'>A page about the long history of the company {n}</a></li>" for n in "abc"
)
SOURCES = "".join(f"<li>^ Smith, J. A long history of the water valve, volume {n}.</li>" for n in "abc")


@pytest.mark.parametrize(
    "body",
    [
        f"<ol>{LINKS}</ol>",
        "<ol><li>Red</li><li>Green</li><li>Blue</li></ol>",
        f"<h2>References</h2><ol>{SOURCES}</ol>",
        f"<nav><ol>{f'<li>{STEP}.</li>' * 3}</ol></nav>",
        f"<h1>Our house</h1>{f'<h2>The room</h2><p>{STEP}</p>' * 3}",
        "<h1>Best films</h1><h3>1. Alien</h3><h3>2. Brazil</h3><h3>3. Casablanca</h3>",
    ],
)
def test_links_names_references_and_rankings_are_no_steps(findings, body):
    assert findings(body).steps == ()
