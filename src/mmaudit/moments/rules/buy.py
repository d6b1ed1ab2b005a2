"""Rules of "buy": price, order, stock, delivery, returns, payment, reviews."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.annotators.money import Money
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, call_hit, link_hit, structured_hit, text_hit
from mmaudit.moments.link_texts import all_link_texts, is_only_links
from mmaudit.moments.marks import brand_pattern, host_pattern
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules.mention import cued, promising_links, sentences
from mmaudit.moments.structured import Item
from mmaudit.moments.words import is_prose
from mmaudit.moments.zones import Zone

_PRICE_BLOCK_CHARACTERS = 160
_BRAND_LABEL_CHARACTERS = 30
_WAYS_TO_PAY = 2
_UNIT = re.compile(r"\s?/\s?[^\W\d]")
_RATING = re.compile(r"(?<!\d)[0-5][.,]\d\s?/\s?5(?!\d)|★{3,}|[0-5](?:[.,]\d)?\s?★")
_AVAILABLE = frozenset({"InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly", "PreOrder", "PreSale"})


def price(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the item's price; a price on request is half an answer."""
    offered = [hit for item in findings.items if (hit := _offered_price(item, reading, findings))]
    yield from offered
    for money in _prices(findings, reading):
        confidence = 0.9 if len(money.passage.text) <= 40 else 0.75
        yield text_hit(
            money.passage,
            start=money.start,
            end=money.end,
            answer=money.text,
            confidence=confidence - (0.2 if money.passage.zone is Zone.RELATED else 0),
        )
    for passage, match in cued(reading, "price_on_request"):
        if len(passage.text) <= _PRICE_BLOCK_CHARACTERS:
            yield text_hit(
                passage,
                start=match.start(),
                end=match.end(),
                confidence=0.7,
                status=AnswerStatus.PARTIAL,
            )
    yield from promising_links(reading, "price")


def _prices(findings: Findings, reading: Reading) -> list[Money]:
    """Choose one price a block: the lowest, as the other is struck out or the end of a range.

    A collector gives ``<del>59 €</del> <ins>49 €</ins>`` as one block. Prices by unit come last.
    """
    chosen: dict[int, Money] = {}
    for money in (each for each in findings.money if is_price(each, reading)):
        known = chosen.get(money.passage.index)
        if known is None or _price_rank(money) < _price_rank(known):
            chosen[money.passage.index] = money
    return list(chosen.values())


def _price_rank(money: Money) -> tuple[bool, Decimal]:
    by_unit = _UNIT.match(money.passage.text, money.end) is not None
    return by_unit, money.amount


def is_price(money: Money, reading: Reading) -> bool:
    """Tell a price from sums in prose, delivery fees, struck and related prices."""
    passage = money.passage
    if money.struck or not passage.is_own or passage.zone is Zone.COMMENTS:
        return False
    if len(passage.text) > _PRICE_BLOCK_CHARACTERS:
        return False
    words, h1 = reading.vocabulary, reading.page.h1
    if words.find("related", passage.heading[:120]) or words.find("cart", passage.lower[:20]):
        return False
    if is_prose(passage.text) and words.find("parking", passage.lower):
        return False
    if words.find("delivery", passage.heading[:120]) or any(words.find("delivery", h.lower()) for h in h1):
        return False
    return words.find("delivery", passage.lower) is None


def _offered_price(item: Item, reading: Reading, findings: Findings) -> Hit | None:
    amount = item.first("price", "lowPrice", "product:price:amount", "og:price:amount")
    if not re.search(r"[1-9]", amount) or len(amount) > 20:
        return None
    currency = item.first("priceCurrency", "product:price:currency", "og:price:currency")
    same = [m for m in findings.money if _same_amount(m, amount) and m.passage.is_own]
    if same:
        money = same[0]
        hit = text_hit(money.passage, start=money.start, end=money.end, answer=money.text, confidence=0.97)
        return replace(hit, machine_readable=True)
    return structured_hit(f"{amount} {currency}".strip(), reading, confidence=0.8)


def _same_amount(money: Money, amount: str) -> bool:
    try:
        return abs(float(money.amount) - float(amount.replace(",", "."))) < 0.005
    except ValueError:
        return False


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
    """Find the availability; words about the stock come first, then ``Offer.availability``."""
    for key, answer in (("out_of_stock", "OutOfStock"), ("in_stock", "InStock")):
        for passage, match in cued(reading, key):
            if passage.is_own and passage.zone is not Zone.RELATED and len(passage.text) <= 120:
                yield text_hit(passage, start=match.start(), end=match.end(), answer=answer, confidence=0.8)
    for item in findings.items:
        value = item.first("availability", "product:availability", "og:availability").rsplit("/", 1)[-1]
        if value:
            answer = "InStock" if value in _AVAILABLE else value
            yield replace(structured_hit(value, reading, answer=answer), confidence=0.85)


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
