"""Signs on a page that a question applies to it.

A question is not applicable to a page only when none of the signs that it ``needs`` is there, and to the
site only when that holds for every page: a site that names its street but no hours is asked for its hours.
An answer always trumps the signs.
"""

from mmaudit.moments.checkout import fields_of_checkout
from mmaudit.moments.findings import Findings
from mmaudit.moments.link_texts import all_link_texts, is_only_links
from mmaudit.moments.marks import host_pattern
from mmaudit.moments.reading import Reading
from mmaudit.moments.rules.buy import is_price
from mmaudit.moments.rules.know import find_dates
from mmaudit.moments.rules.mention import promising_links
from mmaudit.moments.rules.visit import BRANCHES
from mmaudit.moments.words import count_words, is_prose

SIGNS = frozenset(
    {
        "page",
        "topic",
        "reachable",
        "place",
        "visitable",
        "chain",
        "bookable",
        "sells",
        "orderable",
        "product",
        "shop",
        "checkout",
        "howto",
        "task",
        "manual",
        "article",
        "asks",
        "inner",
        "whole",
    }
)
_LISTING_PRICES = 3
_GONE = frozenset({"OutOfStock", "SoldOut", "Discontinued"})
_THERE = frozenset({"InStock", "LimitedAvailability", "OnlineOnly", "PreOrder", "PreSale", "BackOrder"})
_TOPIC_WORDS = 80
# A longer text teaches a subject: nobody asks how many minutes it takes or for its ingredients.
_TASK_WORDS = 2_000


def read_signs(reading: Reading, findings: Findings) -> frozenset[str]:
    """Read the signs of a page:

    - ``page``: every page
    - ``topic``: the start page, a product, a how-to, an article, or prose of about eighty words
    - ``reachable``: a phone or a street address
    - ``place``: a street address, opening hours, a map, or data of a local business
    - ``visitable``: opening hours, a map, or data of a local business
    - ``chain``: three streets on the page, or a link to its branches
    - ``bookable``: a kind of business that is booked, a button or service for it, or words about it beside a place
    - ``sells``: a price of its own that is no part of a sentence, an offer, or a button that buys or orders
    - ``orderable``: ``product``, a button that orders, or one or two prices that are no links (others are a
      list), unless it is sold out
    - ``product``: product data or a button that puts this item into a cart
    - ``shop``: a cart anywhere on the page, or ``product``
    - ``checkout``: a form that asks for a postal address
    - ``howto``: steps, a list of what is needed, a title that says so, HowTo or Recipe data
    - ``task``: such a title above at most 2,000 words, a list of what is needed, HowTo or Recipe data
    - ``article``: article data, or a date of publication
    - ``asks``: questions with their answers beneath
    - ``inner``: more than one link away from the start page
    - ``manual``: ``task``, but no recipe
    - ``whole``: never; what needs it is asked of all pages together (``moments.site_answers``)
    """
    visitable = bool(findings.hours) or _has_map(reading) or findings.has_type("place")
    place = visitable or any(each.confidence >= 0.7 for each in findings.addresses)
    product = _has_offer(findings) or any(
        call.kind == "cart" and call.zone.is_own for call in findings.calls_to_action
    )
    orders = _has_order_button(findings)
    prices = _price_tags(reading, findings)
    link_texts = all_link_texts(reading)
    loose_prices = [text for text in prices if not is_only_links(text, link_texts)]
    task = (
        (findings.is_how_to and _words(reading) <= _TASK_WORDS)
        or bool(findings.needs)
        or findings.has_type("howto")
    )
    howto = task or findings.is_how_to or bool(findings.steps)
    article = findings.has_type("editorial") or _is_dated(reading, findings)
    found = {
        "page": True,
        "topic": product or howto or article or _has_topic(reading),
        "reachable": _is_reachable(reading, findings),
        "place": place,
        "visitable": visitable,
        "chain": _is_chain(reading, findings),
        "bookable": _is_bookable(findings) or (place and _speaks_of_booking(reading)),
        "sells": product or orders or bool(prices),
        "orderable": not _is_sold_out(findings)
        and (product or orders or 0 < len(loose_prices) < _LISTING_PRICES),
        "product": product,
        "shop": product or _has_cart(reading),
        "checkout": bool(fields_of_checkout(reading)),
        "howto": howto,
        "task": task,
        "article": article,
        "asks": bool(findings.question_answers),
        "inner": reading.page.snapshot.job.depth > 1,
        "manual": task and not findings.needs and not _is_recipe(findings),
    }
    return frozenset(name for name, is_there in found.items() if is_there)


def _is_reachable(reading: Reading, findings: Findings) -> bool:
    if findings.phones or findings.addresses:
        return True
    return any(seen.link.url.startswith("tel:") for seen in reading.links)


def _is_recipe(findings: Findings) -> bool:
    return any("Recipe" in item.types for item in findings.items)


def _is_chain(reading: Reading, findings: Findings) -> bool:
    streets = {each.text for each in findings.addresses if each.passage.is_own and not each.is_partial}
    return len(streets) >= BRANCHES or next(promising_links(reading, "nearest"), None) is not None


def _has_topic(reading: Reading) -> bool:
    if reading.page.snapshot.job.depth == 0:
        return True
    prose = (p.text for p in reading.passages if p.in_main and not p.block.heading_level)
    return sum(count_words(text) for text in prose if is_prose(text)) >= _TOPIC_WORDS


def _words(reading: Reading) -> float:
    return sum(count_words(passage.text) for passage in reading.passages if passage.in_main)


def _is_dated(reading: Reading, findings: Findings) -> bool:
    """Say whether it is one dated text; an index of dated ones is none."""
    return not findings.is_index and any(True for _ in find_dates(reading))


def _is_bookable(findings: Findings) -> bool:
    return findings.has_type("bookable") or any(call.kind == "book" for call in findings.calls_to_action)


def _speaks_of_booking(reading: Reading) -> bool:
    return any(
        reading.vocabulary.find("bookable", p.lower)
        for p in reading.passages
        if p.in_main and len(p.text) <= 300
    )


def _is_sold_out(findings: Findings) -> bool:
    """Say whether the data says that the item is gone and there is no button that buys it."""
    values = {item.first("availability").rsplit("/", 1)[-1] for item in findings.items}
    buttons = any(call.kind == "cart" and call.zone.is_own for call in findings.calls_to_action)
    return not buttons and not values.isdisjoint(_GONE) and values.isdisjoint(_THERE)


def _has_order_button(findings: Findings) -> bool:
    return any(
        call.kind == "order" and call.zone.is_own and call.control for call in findings.calls_to_action
    )


def _price_tags(reading: Reading, findings: Findings) -> frozenset[str]:
    """The texts of blocks with a price of the page's own; a sum within a sentence is none."""
    if findings.has_type("editorial") or findings.has_type("howto"):
        return frozenset()
    priced = (money.passage.text for money in findings.money if is_price(money, reading))
    return frozenset(text.strip() for text in priced if not is_prose(text))


def _has_cart(reading: Reading) -> bool:
    return any(host_pattern("cart").search(seen.link.url) for seen in reading.links)


def _has_map(reading: Reading) -> bool:
    content = reading.page.snapshot.content
    embeds = () if content is None else content.embeds
    maps = host_pattern("maps")
    return any(maps.search(seen.link.url) for seen in reading.links) or any(
        maps.search(e.url) for e in embeds
    )


def _has_offer(findings: Findings) -> bool:
    return findings.has_type("product") and findings.has_type("offer")
