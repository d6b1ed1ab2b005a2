"""Rules of "buy": price, order, stock, delivery, returns, payment, reviews."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from msgspec.structs import astuple

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, call_hit, link_hit, structured_hit, text_hit
from mmaudit.moments.link_texts import all_link_texts, away_texts, is_only_links
from mmaudit.moments.marks import brand_pattern, host_pattern
from mmaudit.moments.prices import TAG_CHARACTERS, is_article, is_price, one_a_block, price_confidence
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules.mention import cued, promising_links, sentences
from mmaudit.moments.structured import Item
from mmaudit.moments.words import is_prose
from mmaudit.moments.zones import Zone

__all__ = ["delivery", "is_price", "order", "payment", "price", "returns", "reviews", "stock"]

_AMOUNT_CHARACTERS = 20
_REQUEST_WORDS = 12
# Shorter names of days are parts of other words.
_DAY_CHARACTERS = 4
_BRAND_LABEL_CHARACTERS = 30
_WAYS_TO_PAY = 2
_RATING = re.compile(r"(?<!\d)[0-5][.,]\d\s?/\s?5(?!\d)|★{3,}|[0-5](?:[.,]\d)?\s?★")
_STOCK_CHARACTERS = 120
_GONE = frozenset({"OutOfStock", "SoldOut", "Discontinued", "BackOrder"})
# Open Graph and careless shops: https://ogp.me and https://schema.org/ItemAvailability in other writings.
_PLAIN_AVAILABILITY = {
    "instock": "InStock",
    "available": "InStock",
    "oos": "OutOfStock",
    "outofstock": "OutOfStock",
    "soldout": "SoldOut",
    "preorder": "PreOrder",
    "backorder": "BackOrder",
    "limitedavailability": "LimitedAvailability",
    "pending": "BackOrder",
}
_AVAILABLE = frozenset({"InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly", "PreOrder", "PreSale"})


def price(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the item's price; a price on request is half an answer."""
    offered = [hit for item in findings.items if (hit := _offered_price(item, reading, findings))]
    yield from offered
    away = away_texts(reading)
    tells = is_article(findings)
    for money in one_a_block([each for each in findings.money if is_price(each, reading)], reading):
        if tells and (is_prose(money.passage.text) or money.passage.block.heading_level):
            continue
        confidence = price_confidence(money, reading, away=away)
        yield text_hit(
            money.passage, start=money.start, end=money.end, answer=money.text, confidence=confidence
        )
    links = all_link_texts(reading) if not findings.has_type("product") else frozenset()
    for passage, match in cued(reading, "price_on_request"):
        # A link "Request a quote" stands on every page of some sites.
        if _offers_a_price(passage, reading) and passage.text.strip() not in links:
            yield text_hit(
                passage,
                start=match.start(),
                end=match.end(),
                confidence=0.7,
                status=AnswerStatus.PARTIAL,
            )
    yield from promising_links(reading, "price")


def _offers_a_price(passage: Passage, reading: Reading) -> bool:
    """Say whether "on request" stands in the place of a price: in a short line, and not among days or in a promise."""
    if len(passage.text) > TAG_CHARACTERS or is_prose(passage.text, words=_REQUEST_WORDS):
        return False
    lexicons = reading.vocabulary.lexicons
    names = (name.rstrip("*") for each in lexicons for day in astuple(each.days) for name in day)
    return not any(len(name) >= _DAY_CHARACTERS and name in passage.lower for name in names)


def _offered_price(item: Item, reading: Reading, findings: Findings) -> Hit | None:
    """Quote where the page shows what its data offer; the data's own words when it does not."""
    amount = item.first("price", "lowPrice", "product:price:amount", "og:price:amount")
    value = _decimal(amount)
    if value is None or len(amount) > _AMOUNT_CHARACTERS:
        return None
    currency = item.first("priceCurrency", "product:price:currency", "og:price:currency")
    same = [m for m in findings.money if _is_same(m.amount, value) and m.passage.is_own and not m.struck]
    if same:
        money = max(same, key=lambda each: price_confidence(each, reading, away=()))
        answer = money.text if money.amount == value else f"{amount} {money.currency}"
        hit = text_hit(money.passage, start=money.start, end=money.end, answer=answer, confidence=0.97)
        return replace(hit, machine_readable=True)
    return structured_hit(f"{amount} {currency}".strip(), reading, confidence=0.8, visible_as=(amount,))


def _is_same(shown: Decimal, stated: Decimal) -> bool:
    """Compare; "$229" with small raised "99" reads as 22999."""
    return shown == stated or (stated != stated.to_integral_value() and shown == 100 * stated)


def _decimal(amount: str) -> Decimal | None:
    try:
        value = Decimal(amount.replace(",", ".") if amount.count(",") == 1 else amount.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None


def order(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the button that buys, orders or books."""
    confidence = {"cart": 0.95, "order": 0.7, "book": 0.7}
    for call in findings.calls_to_action:
        hit = call_hit(call)
        if hit is not None:
            yield replace(hit, confidence=confidence[call.kind])
    for item in findings.items:
        if {"BuyAction", "OrderAction"} & set(item.types):
            yield structured_hit(item.first("target", "urlTemplate", "name") or "BuyAction", reading)


def stock(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the availability. Words that contradict the item's data are about something else on the page.

    Where nothing is said, a button that puts the item into the cart is half an answer.
    """
    stated = list(dict.fromkeys(_stated_availability(findings)))
    answers = {"InStock" if value in _AVAILABLE else value for value in stated}
    carts = [call for call in findings.calls_to_action if call.kind == "cart" and call.zone.is_own]
    for key, answer in (("out_of_stock", "OutOfStock"), ("in_stock", "InStock")):
        for passage, match in cued(reading, key):
            if not passage.is_own or passage.zone is Zone.RELATED or len(passage.text) > _STOCK_CHARACTERS:
                continue
            if answers and not _agrees(answer, answers):
                continue
            confidence = 0.9 if answers else 0.8
            yield text_hit(
                passage, start=match.start(), end=match.end(), answer=answer, confidence=confidence
            )
    for value in stated:
        answer = "InStock" if value in _AVAILABLE else value
        yield replace(structured_hit(value, reading, answer=answer), confidence=0.85)
    for call in carts:
        hit = call_hit(call)
        if hit is not None and hit.quote:
            yield replace(hit, status=AnswerStatus.PARTIAL, answer="InStock", confidence=0.5)


def _agrees(answer: str, stated: set[str]) -> bool:
    return answer in stated or (answer == "OutOfStock" and not stated.isdisjoint(_GONE))


def _stated_availability(findings: Findings) -> Iterator[str]:
    for item in findings.items:
        value = item.first("availability", "product:availability", "og:availability").rsplit("/", 1)[-1]
        plain = _PLAIN_AVAILABILITY.get(value.lower().replace(" ", "").replace("_", ""), "")
        if value:
            yield plain or value


def delivery(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a delivery sentence with a sum or a time; a bare mention is half an answer."""
    yield from _with_number(reading, findings, "delivery")
    for item in findings.items:
        if {"OfferShippingDetails", "ShippingDeliveryTime"} & set(item.types):
            yield structured_hit(item.types[0], reading, confidence=0.7)
    yield from promising_links(reading, "delivery")


def returns(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a sentence on returns or warranty with a number of days."""
    yield from _with_number(reading, findings, "returns")
    for item in findings.items:
        if "MerchantReturnPolicy" in item.types:
            days = item.first("merchantReturnDays", "returnPolicyCategory") or item.types[0]
            yield structured_hit(days, reading, confidence=0.7)
    yield from promising_links(reading, "returns")


def _with_number(reading: Reading, findings: Findings, key: str) -> Iterator[Hit]:
    numbered = {money.passage.index for money in findings.money}
    numbered |= {duration.passage.index for duration in findings.durations}
    for hit, passage_index in _sentences_by_index(reading, key, all_link_texts(reading)):
        has_number = passage_index in numbered
        status = AnswerStatus.ANSWERED if has_number else AnswerStatus.PARTIAL
        yield replace(hit, status=status, confidence=0.8 if has_number else 0.5)


def _sentences_by_index(reading: Reading, key: str, link_texts: frozenset[str]) -> Iterator[tuple[Hit, int]]:
    """Quote what speaks of it; a bare link to it is told by ``promising_links``."""
    for passage, match in cued(reading, key):
        is_link = is_only_links(passage.text, link_texts)
        if passage.zone is not Zone.NAV and len(passage.text) >= 6 and not is_link:
            yield text_hit(passage, start=match.start(), end=match.end()), passage.index


def payment(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find names of ways to pay, in text or as pictures' alternative text.

    Some are common words ("ideal"): a single one counts in a label or beside words about paying.
    """
    for passage in reading.passages:
        match = brand_pattern().search(passage.lower, 0, 600)
        if match and not passage.zone.is_silent and _is_about_paying(passage, reading):
            yield text_hit(
                passage, start=match.start(), end=match.end(), answer=match.group(), confidence=0.8
            )
    layout = reading.page.snapshot.layout
    for image in () if layout is None else layout.images:
        match = brand_pattern().search((image.alt or "").lower())
        if match:
            yield Hit(
                status=AnswerStatus.ANSWERED,
                confidence=0.7,
                quote=(image.alt or "")[:200],
                answer=match.group(),
                selector=image.selector,
                zone=Zone.CONTENT,
                box=image.box,
            )
    for item in findings.items:
        for text in item.texts("paymentAccepted"):
            yield structured_hit(text, reading)
    for hit in sentences(reading, "payment", confidence=0.5):
        names = set(reading.vocabulary.cues["payment"].findall(hit.quote.lower()))
        status = AnswerStatus.ANSWERED if len(names) >= _WAYS_TO_PAY else AnswerStatus.PARTIAL
        yield replace(hit, status=status)
    yield from promising_links(reading, "payment")


def _is_about_paying(passage: Passage, reading: Reading) -> bool:
    if len(passage.text) <= _BRAND_LABEL_CHARACTERS or len(set(brand_pattern().findall(passage.lower))) >= 2:
        return True
    words = reading.vocabulary
    return bool(words.find("payment", passage.lower) or words.find("payment", passage.heading[:80]))


def reviews(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find ratings: stars, an aggregate rating, a link to a site of reviews."""
    for item in findings.items:
        rating = item.first("ratingValue")
        if "AggregateRating" in item.types and rating:
            yield structured_hit(rating, reading, answer=f"{rating}/{item.first('bestRating') or '5'}")
    for passage in reading.passages:
        match = _RATING.search(passage.text)
        if match and passage.is_own:
            yield text_hit(
                passage, start=match.start(), end=match.end(), answer=match.group(), confidence=0.8
            )
    for seen in reading.links:
        if host_pattern("reviews").search(seen.link.url):
            yield link_hit(seen, status=AnswerStatus.LINKED, confidence=0.6)
    for passage, match in cued(reading, "reviews"):
        if passage.is_own and len(passage.text) <= 80:
            yield text_hit(
                passage,
                start=match.start(),
                end=match.end(),
                confidence=0.5,
                status=AnswerStatus.PARTIAL,
            )
