"""Does the page sell something of its own? A price and a way to buy it, not a price that is spoken of."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from mmaudit.model.answer import MomentServed
from mmaudit.moments.annotators.calls_to_action import CallToAction
from mmaudit.moments.annotators.money import Money
from mmaudit.moments.findings import Findings
from mmaudit.moments.marks import host_pattern
from mmaudit.moments.prices import is_price
from mmaudit.moments.reading import Reading
from mmaudit.moments.words import is_prose, lower_case, measure_words

_LIST_PRICES = 3
# Longer prose with prices in it compares or reports.
_ARTICLE_WORDS = 500
_SOLD_OUT_CHARACTERS = 60
_LIST_WORDS = 300
_CARD_WORDS = 60
_HEADING_CHARACTERS = 80


def serve_buy(reading: Reading, findings: Findings) -> MomentServed:
    """Want an offer in the data, or a price with the page's own way to buy, order or book."""
    article = findings.has_type("editorial")
    long = sum(measure_words(passage.text) for passage in findings.prose) > _ARTICLE_WORDS
    kinds = {call.kind for call in _own_calls(reading, findings, no_ads=article or long)}
    offered = findings.has_type("product") and any(
        re.search(r"[1-9]", item.first("price", "lowPrice")) for item in findings.items
    )
    prices = [money for money in findings.money if is_price(money, reading)]
    tags = [money for money in prices if not is_prose(money.passage.text)]
    if findings.has_type("howto") and not offered:
        return MomentServed(serves=False, confidence=0.85)
    if article and "cart" not in kinds:
        return MomentServed(serves=False, confidence=0.85)
    if offered or (prices and "cart" in kinds):
        return MomentServed(serves=True, confidence=0.95 if "cart" in kinds else 0.85)
    if findings.has_type("product") and ("cart" in kinds or prices):
        return MomentServed(serves=True, confidence=0.8)
    if _is_sold_out(reading, findings, kinds):
        return MomentServed(serves=True, confidence=0.6)
    orders = bool(kinds & {"order", "book"}) or _is_price_list(reading, findings, tags)
    return MomentServed(serves=bool(tags) and orders and not long, confidence=0.6)


def _own_calls(reading: Reading, findings: Findings, *, no_ads: bool) -> list[CallToAction]:
    """The page's own buttons; in an article one that leaves the site is an advertisement."""
    host = _host(reading.page.url)
    return [
        call
        for call in findings.calls_to_action
        if call.zone.is_own and not (no_ads and call.link and _host(call.link.link.url) not in ("", host))
    ]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_sold_out(reading: Reading, findings: Findings, kinds: set[str]) -> bool:
    """Say whether it is the page of an item that is gone: it says so, has no price and still names a cart."""
    named = "cart" in kinds or findings.has_type("product")
    return named and any(
        len(passage.text) <= _SOLD_OUT_CHARACTERS and reading.vocabulary.find("out_of_stock", passage.lower)
        for passage in reading.passages
        if passage.in_main
    )


def _is_price_list(reading: Reading, findings: Findings, tags: Sequence[Money]) -> bool:
    """Say whether it lists what services cost: its title or address promises prices, or a heading above some does.

    An article about prices says more than a list does.
    """
    said = sum(measure_words(passage.text) for passage in findings.prose)
    words, titles = reading.vocabulary, [reading.page.title, *reading.page.h1]
    promised = any(words.find("price", lower_case(title)) for title in titles)
    if promised or host_pattern("prices").search(reading.page.url):
        return said <= (_LIST_WORDS if len(tags) >= _LIST_PRICES else _CARD_WORDS)
    headed = [money for money in tags if words.find("price", money.passage.heading[:_HEADING_CHARACTERS])]
    return len(headed) >= _LIST_PRICES and said <= _LIST_WORDS
