"""Signs on a page that a question applies to it.

A question is not applicable to a page only when none of the signs that it ``needs`` is there, and to the
site only when that holds for every page: a site that names its street but no hours is asked for its hours.
An answer always trumps the signs.
"""

from mmaudit.moments.findings import Findings
from mmaudit.moments.marks import host_pattern, load_marks
from mmaudit.moments.reading import Reading
from mmaudit.moments.rules.buy import is_price

SIGNS = frozenset(
    {"reachable", "place", "visitable", "bookable", "sells", "product", "shop", "howto", "article"}
)


def read_signs(reading: Reading, findings: Findings) -> frozenset[str]:
    """Read the signs of a page:

    - ``reachable``: a phone, an e-mail address, a street address or a link to a contact page
    - ``place``: a street address, opening hours, a map, or data of a local business
    - ``visitable``: opening hours, a map, or data of a local business
    - ``bookable``: a kind of business that is booked, or words and services of booking
    - ``sells``: a price of its own, an offer, or a button that buys or orders
    - ``product``: product data or a button that puts this item into a cart
    - ``shop``: a cart anywhere on the page, or ``product``
    - ``howto``: steps, a list of what is needed, a title that says so, HowTo or Recipe data
    - ``article``: article data, or a date of publication
    """
    visitable = bool(findings.hours) or _has_map(reading) or _has_type(findings, "place")
    product = _has_offer(findings) or any(
        call.kind == "cart" and call.zone.is_own for call in findings.calls_to_action
    )
    found = {
        "reachable": _is_reachable(reading, findings),
        "place": visitable or any(each.confidence >= 0.7 for each in findings.addresses),
        "visitable": visitable,
        "bookable": _is_bookable(reading, findings),
        "sells": product or _sells(reading, findings),
        "product": product,
        "shop": product or _has_cart(reading),
        "howto": findings.is_how_to
        or bool(findings.steps)
        or bool(findings.needs)
        or _has_type(findings, "howto"),
        "article": _has_type(findings, "editorial"),
    }
    return frozenset(name for name, is_there in found.items() if is_there)


def _is_reachable(reading: Reading, findings: Findings) -> bool:
    if findings.phones or findings.emails or findings.addresses:
        return True
    for seen in reading.links:
        url = seen.link.url
        if url.startswith(("tel:", "mailto:")) or host_pattern("contact").search(url):
            return True
        if 0 < len(seen.lower) <= 40 and reading.vocabulary.find("contact", seen.lower):
            return True
    return False


def _is_bookable(reading: Reading, findings: Findings) -> bool:
    if _has_type(findings, "bookable") or any(call.kind == "book" for call in findings.calls_to_action):
        return True
    return any(
        reading.vocabulary.find("bookable", p.lower)
        for p in reading.passages
        if p.in_main and len(p.text) <= 300
    )


def _sells(reading: Reading, findings: Findings) -> bool:
    if any(call.kind == "order" and call.zone.is_own and call.control for call in findings.calls_to_action):
        return True
    if _has_type(findings, "editorial") or _has_type(findings, "howto"):
        return False
    return any(is_price(money, reading) for money in findings.money)


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
    return _has_type(findings, "product") and _has_type(findings, "offer")


def _has_type(findings: Findings, kind: str) -> bool:
    return any(load_marks().is_type(name, kind) for item in findings.items for name in item.types)
