"""Does the page sell something of its own? A price and a way to buy it, not a price that is spoken of."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from mmaudit.model.answer import MomentServed
from mmaudit.moments.annotators.calls_to_action import CallToAction
from mmaudit.moments.annotators.listed_prices import column_heads
from mmaudit.moments.annotators.money import Money
from mmaudit.moments.findings import Findings, promises_prices
from mmaudit.moments.prices import is_by_unit, is_price
from mmaudit.moments.reading import Reading
from mmaudit.moments.words import is_prose, measure_words

_LIST_PRICES = 3
_COLUMN_PRICES = 2
# A list that nothing announces: so many blocks with a price, and so much of the page (measured on price lists of small
# sites, where it is 0.2 and more).
_ROWS = 3
_PRICED_SHARE = 0.12
# Longer prose with prices in it compares or reports.
_ARTICLE_WORDS = 500
_SOLD_OUT_CHARACTERS = 60
_LIST_WORDS = 300
_CARD_WORDS = 60
_HEADING_CHARACTERS = 80
# Two prices alone, or one with its label, are an offer where there is little beside them.
_PAIR = 2
_PAIR_SHARE = 0.25
_TAG_LABEL_CHARACTERS = 40
# "49,00 €" with what a tag adds to it ("incl. VAT"), so few blocks below the item's name.
_BARE_LETTERS = 12
_BELOW_NAME = 4


def serve_buy(reading: Reading, findings: Findings) -> MomentServed:
    """Want an offer in the data, or a price with the page's own way to buy, order or book."""
    said = sum(measure_words(passage.text) for passage in findings.prose)
    long = said > _ARTICLE_WORDS
    offered = findings.has_type("product") and any(
        re.search(r"[1-9]", item.first("price", "lowPrice")) for item in findings.items
    )
    prices = [money for money in findings.money if is_price(money, reading)]
    tags = [money for money in prices if not is_prose(money.passage.text)]
    article = findings.has_type("editorial") and not _is_plain_list(reading, tags, said=said)
    kinds = {call.kind for call in _own_calls(reading, findings, no_ads=article or long)}
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
    can_order = bool(kinds & {"order", "book"})
    lists = _is_price_list(reading, findings, tags)
    serves = bool(tags) and (can_order or lists) and not long
    # A service that is explained at length has its prices under a heading, and a button.
    at_length = can_order and not article and len(_headed(reading, tags)) >= _LIST_PRICES
    return MomentServed(serves=serves or at_length, confidence=0.6)


def _is_plain_list(reading: Reading, tags: Sequence[Money], *, said: float) -> bool:
    """Say whether there is hardly an article: plugins call every page of a site one."""
    if len(tags) < _LIST_PRICES:
        return False
    return said <= _CARD_WORDS or (said <= _LIST_WORDS and promises_prices(reading))


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
    """Say whether it lists what things cost.

    Its title or address promises prices or a menu, a heading above some or the head of their column does, or names
    with prices make up a good part of it. An article about prices says more than a list does.
    """
    said = sum(measure_words(passage.text) for passage in findings.prose)
    if promises_prices(reading):
        return said <= (_LIST_WORDS if len(tags) >= _LIST_PRICES else _CARD_WORDS)
    if said > _LIST_WORDS:
        return False
    words, heads = reading.vocabulary, column_heads(reading.passages)
    blocks = [money.passage.block for money in tags]
    columns = [head for each in blocks if (head := heads.get((each.table_id, each.column)))]
    return (
        len(_headed(reading, tags)) >= _LIST_PRICES
        or sum(words.find("price", head.lower) is not None for head in columns) >= _COLUMN_PRICES
        or len({money.passage.heading for money in tags} - {""}) >= _LIST_PRICES
        or _is_made_of(reading, tags)
        or (not findings.is_how_to and _is_item(reading, tags))
    )


def _headed(reading: Reading, tags: Sequence[Money]) -> list[Money]:
    """Those below a heading that speaks of prices."""
    return [
        money
        for money in tags
        if reading.vocabulary.find("price", money.passage.heading[:_HEADING_CHARACTERS])
    ]


def _is_made_of(reading: Reading, tags: Sequence[Money]) -> bool:
    """Say whether blocks with prices make up a good part of the page's own."""
    own = sum(passage.is_own and bool(passage.text.strip()) for passage in reading.passages)
    priced = len({money.passage.index for money in tags})
    return (priced >= _ROWS and priced >= _PRICED_SHARE * own) or (
        priced >= _PAIR and priced >= _PAIR_SHARE * own
    )


def _is_item(reading: Reading, tags: Sequence[Money]) -> bool:
    """Say whether it is the short page of a thing or of plans, by how its prices stand.

    ``Cena: 120 zł`` needs no button where orders are taken by phone; each plan has its name and its price a month.
    """
    plans = {money.passage.heading for money in tags if is_by_unit(money)} - {""}
    return len(plans) >= _PAIR or any(
        _is_labelled(money, reading) or _is_below_name(money, reading) for money in tags
    )


def _is_labelled(money: Money, reading: Reading) -> bool:
    """Say whether a price word opens its short block."""
    passage = money.passage
    short = len(passage.text) <= _TAG_LABEL_CHARACTERS
    return short and reading.vocabulary.starts("price", passage.lower.strip())


def _is_below_name(money: Money, reading: Reading) -> bool:
    """Say whether its block is hardly more than the amount, and the page's one name is right above."""
    passage = money.passage
    lead, rest = passage.lower[: money.start].strip(), passage.text[money.end :]
    if any(each.isalpha() for each in lead) and not reading.vocabulary.starts("price_from", lead):
        return False
    headings = [each for each in reading.passages if each.in_main and each.block.heading_level]
    names = [each for each in headings if each.block.heading_level == 1] or headings
    near = len(names) == 1 and 0 < passage.index - names[0].index <= _BELOW_NAME
    return near and sum(each.isalpha() for each in rest) <= _BARE_LETTERS
