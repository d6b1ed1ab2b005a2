"""Amounts of money as shops write them, and what looks like them."""

import pytest

from mmaudit.model.snapshot import Block
from mmaudit.moments.annotators.money import find_money
from mmaudit.moments.lexicon import load_lexicons
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import vocabulary
from mmaudit.moments.zones import Zone

LEXICONS = load_lexicons()
AMOUNTS = """
1 299,00 €|et||1299.00 EUR
49,90 €|et||49.90 EUR
0,95 eurot|et||0.95 EUR
10 EUR|et||10 EUR
10 eur|et||10 EUR
€ 49,90|nl||49.90 EUR
€49.90|en||49.90 EUR
1.299,00 €|de||1299.00 EUR
1.299 €|de||1299 EUR
EUR 49.90|de||49.90 EUR
1.499,-|nl||1499 EUR
€ 1.499,-|nl||1499 EUR
299,– €|de||299 EUR
19,- €|de||19 EUR
199,99€|fr||199.99 EUR
1 299,00 €|fr||1299.00 EUR
2 499 €|fr||2499 EUR
12,50 euros|fr||12.50 EUR
1.299,90 €|es||1299.90 EUR
15 euros|es||15 EUR
25,00 euro|it||25.00 EUR
€ 1.250,00|it||1250.00 EUR
12,90 euroa|fi||12.90 EUR
12,90 e|fi||12.90 EUR
15 eiro|lv||15 EUR
15,99 eurų|lt||15.99 EUR
12 eur.|lt||12 EUR
8,50 евро|ru||8.50 EUR
12 歐元|zh||12 EUR
$49.90|en||49.90 USD
$1,299|en||1299 USD
$1,299.00|en||1299.00 USD
US$ 1,299.99|en||1299.99 USD
USD 25|en||25 USD
25 dollars|en||25 USD
$24.990|es|cl|24990 CLP
$1,990.00|es|mx|1990.00 MXN
$1,990.00 MXN|es|mx|1990.00 MXN
$ 12.500|es|ar|12500 ARS
$49.99|en|ca|49.99 CAD
$49.99|en|au|49.99 AUD
A$49|en||49 AUD
C$49|en||49 CAD
NZ$ 15.50|en||15.50 NZD
HK$280|zh||280 HKD
NT$1,280|zh||1280 TWD
$1,280|zh|tw|1280 TWD
1280元|zh|tw|1280 TWD
S$12.90|en||12.90 SGD
R$ 1.299,90|pt||1299.90 BRL
29,90 reais|pt||29.90 BRL
£12.99|en||12.99 GBP
£1,250|en||1250 GBP
12 pounds|en||12 GBP
GBP 30.00|en||30.00 GBP
￥1,299|zh||1299 CNY
¥99.00|zh||99.00 CNY
￥1,299|ja||1299 JPY
¥2,980|ja||2980 JPY
1,980円|ja||1980 JPY
２９８０円|ja||2980 JPY
99元|zh||99 CNY
约30元|zh||30 CNY
12.8万元|zh||128000.0 CNY
RMB 199|en||199 CNY
199 RMB|en||199 CNY
25块钱|zh||25 CNY
19,900원|ko||19900 KRW
₩19,900|ko||19900 KRW
12.990 kr|da||12990 DKK
499 kr.|da||499 DKK
1 299 kr|sv||1299 SEK
1299:-|sv||1299 SEK
495 kronor|sv||495 SEK
499 SEK|en||499 SEK
kr 499,-|no|no|499 NOK
12,-|no|no|12 NOK
kr. 1.290,00|da|dk|1290.00 DKK
299 Kč|cs||299 CZK
299,- Kč|cs||299 CZK
1 299 Kč|cs||1299 CZK
299,-|cs|cz|299 CZK
12 990 Ft|hu||12990 HUF
4990 forint|hu||4990 HUF
1 299,90 zł|pl||1299.90 PLN
49,99 zł|pl||49.99 PLN
49 PLN|pl||49 PLN
49,99 lei|en||49.99 RON
120 RON|en||120 RON
1 299 руб.|ru||1299 RUB
1 299 ₽|ru||1299 RUB
990 рублей|ru||990 RUB
1 200 р.|ru||1200 RUB
12 500 тг|ru||12500 KZT
99 грн|ru||99 UAH
₴250|ru||250 UAH
1 299.-|de|ch|1299 CHF
CHF 1'299.00|de||1299.00 CHF
CHF 49.–|de||49 CHF
Fr. 8.50|de||8.50 CHF
49,99 лв|en||49.99 BGN
1.299 RSD|hr||1299 RSD
₺1.299,00|en||1299.00 TRY
1.299 TL|en||1299 TRY
₹499|en||499 INR
₹1,29,999.00|en||129999.00 INR
Rs. 1,499|en||1499 INR
Rs. 1,499|en|pk|1499 PKR
Rp 10.000|en||10000 IDR
Rp. 1.250.000|en||1250000 IDR
RM 59.90|en||59.90 MYR
฿350|en||350 THB
100.000₫|en||100000 VND
100.000 đ|en||100000 VND
₱1,250.00|en||1250.00 PHP
₪ 99.90|en||99.90 ILS
99 ₪|en||99 ILS
AED 199|en||199 AED
د.إ 199|ar||199 AED
199 درهم|ar||199 AED
45 ر.س|ar||45 SAR
٤٥ ريال|ar||45 SAR
150 جنيه|ar||150 EGP
₾25|en||25 GEL
₸4 990|ru||4990 KZT
R 499|en|za|499 ZAR
$12/month|en||12 USD
£5/hour|en||5 GBP
3,20 €/m²|et||3.20 EUR
"""
RANGES = """
19–29 €|en|19 EUR
12-15 €|et|12 EUR
10~15元|zh|10 CNY
from $19|en|19 USD
alates 25 €|et|25 EUR
ab 19,90 €|de|19.90 EUR
от 500 руб.|ru|500 RUB
99元起|zh|99 CNY
"""
NONE = """
price: 20|en
2024-2025|en
kl 10.00|et
kl. 19.30|sv
3,-4|de
mnt 12, 10148 Tallinn|et
1.-3. juni|de
0,00 €|et
FT5634-B|hu
Rm 12, 3rd floor|en
version 1.2.3|en
2026 Kristiina|et
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def _read(text: str, lang: str, tld: str = ""):
    words = vocabulary(tuple(LEXICONS[each] for each in dict.fromkeys([lang, "en"])))
    block = Block(text=text, tag="p", selector="p", box=None, visible=True)
    passage = Passage(index=0, block=block, text=text, lower=text.lower(), zone=Zone.CONTENT, heading="")
    return find_money([passage], words, tld=tld)


@pytest.mark.parametrize(("text", "lang", "tld", "amount"), _rows(AMOUNTS))
def test_amounts_are_read_as_the_country_writes_them(text, lang, tld, amount):
    assert [money.text for money in _read(text, lang, tld)] == [amount]


@pytest.mark.parametrize(("text", "lang", "amount"), _rows(RANGES))
def test_a_range_is_its_lower_end_and_said_to_be_one(text, lang, amount):
    assert [(money.text, money.is_from) for money in _read(text, lang)] == [(amount, True)]


@pytest.mark.parametrize(("text", "lang"), _rows(NONE))
def test_what_looks_like_money_is_none(text, lang):
    assert _read(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "lang"), [("$5 million", "en"), ("3 € miljonit", "et"), ("¥12億", "ja"), ("£2bn", "en")]
)
def test_sums_of_the_news_are_marked(text, lang):
    assert [money.is_sum for money in _read(text, lang)] == [True]
