"""Does the page serve a moment with content of its own? An address in its footer does not count."""

import re

from mmaudit.model.answer import Moment, MomentServed
from mmaudit.moments.findings import Findings
from mmaudit.moments.marks import host_pattern, load_marks
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules.buy import is_price
from mmaudit.moments.structured import Item
from mmaudit.moments.words import count_words

_PARAGRAPH_WORDS = 8
_SURE = 0.8
_STEPS = 0.6
_CUED_STEPS = 0.8
_KNOW_WORDS = 120
_KNOW_WORDS_WITH_DEFINITION = 50


def serve(reading: Reading, findings: Findings) -> dict[Moment, MomentServed]:
    """Judge the four moments; a log-in page serves none."""
    if _is_login(reading):
        return {moment: MomentServed(serves=False, confidence=0.8) for moment in Moment}
    buy = _buy(reading, findings)
    sells = buy.serves and buy.confidence >= _SURE
    return {
        Moment.KNOW: _know(reading, findings),
        Moment.GO: _go(reading, findings, sells=sells),
        Moment.DO: _do(findings, sells=sells),
        Moment.BUY: buy,
    }


def _know(reading: Reading, findings: Findings) -> MomentServed:
    words = sum(map(_paragraph_words, reading.passages))
    defined = findings.definition is not None and not findings.definition.is_lead
    answers = len(findings.question_answers) >= 2
    enough = words >= _KNOW_WORDS or (defined and words >= _KNOW_WORDS_WITH_DEFINITION) or answers
    return MomentServed(serves=enough, confidence=0.9 if words >= 2 * _KNOW_WORDS or answers else 0.7)


def _paragraph_words(passage: Passage) -> float:
    if not passage.in_main or passage.block.heading_level:
        return 0
    words = count_words(passage.text)
    return words if words >= _PARAGRAPH_WORDS else 0


def _go(reading: Reading, findings: Findings, *, sells: bool) -> MomentServed:
    """Want two of address, phone, hours, map, e-mail; the shop's numbers on a product page are no place to go."""
    if sells and not findings.has_type("place"):
        return MomentServed(serves=False, confidence=0.7)
    kinds = _go_kinds(reading, findings)
    if kinds == {"hours"} and (findings.phones or findings.addresses):
        return MomentServed(serves=True, confidence=0.65)
    if len(kinds) >= 2:
        return MomentServed(serves=True, confidence=0.9 if len(kinds) >= 3 else 0.75)
    return MomentServed(serves=False, confidence=0.6 if kinds else 0.9)


def _go_kinds(reading: Reading, findings: Findings) -> set[str]:
    kinds = set()
    if any(each.passage.is_own and each.confidence >= 0.7 for each in findings.addresses):
        kinds.add("address")
    if any(each.passage.is_own for each in findings.phones):
        kinds.add("phone")
    if any(each.passage.is_own for each in findings.hours):
        kinds.add("hours")
    if "address" in kinds and any(each.passage.is_own for each in findings.emails):
        kinds.add("email")
    for seen in reading.links:
        if seen.zone.is_own and seen.link.url.startswith("mailto:") and "address" in kinds:
            kinds.add("email")
        if seen.zone.is_own and seen.link.url.startswith("tel:"):
            kinds.add("phone")
        if seen.zone.is_own and host_pattern("maps").search(seen.link.url):
            kinds.add("map")
    for item in findings.items:
        if any(load_marks().is_type(name, "place") for name in item.types):
            kinds |= _place_kinds(item)
    return kinds


def _place_kinds(item: Item) -> set[str]:
    kinds = set()
    if any(each.first("streetAddress") for each in item.items("address")) or item.first("address"):
        kinds.add("address")
    if item.first("telephone"):
        kinds.add("phone")
    if item.first("openingHours") or next(item.items("openingHoursSpecification"), None):
        kinds.add("hours")
    return kinds


def _do(findings: Findings, *, sells: bool) -> MomentServed:
    """Want steps; on a product page how it is used or ordered is not what the page is for."""
    if findings.has_type("howto"):
        return MomentServed(serves=True, confidence=0.95)
    best = max((steps.confidence for steps in findings.steps), default=0.0)
    serves = best >= _CUED_STEPS and findings.is_how_to if sells else best >= _STEPS
    return MomentServed(serves=serves, confidence=best if serves else 0.85)


def _buy(reading: Reading, findings: Findings) -> MomentServed:
    kinds = {call.kind for call in findings.calls_to_action if call.zone.is_own}
    offered = findings.has_type("product") and any(
        re.search(r"[1-9]", item.first("price", "lowPrice")) for item in findings.items
    )
    priced = any(is_price(money, reading) for money in findings.money)
    if findings.has_type("howto") and not offered:
        return MomentServed(serves=False, confidence=0.85)
    if offered or (priced and "cart" in kinds):
        return MomentServed(serves=True, confidence=0.95 if "cart" in kinds else 0.85)
    if findings.has_type("editorial"):
        return MomentServed(serves=False, confidence=0.85)
    if findings.has_type("product") and ("cart" in kinds or priced):
        return MomentServed(serves=True, confidence=0.8)
    return MomentServed(serves=priced and bool(kinds & {"order", "book"}), confidence=0.6)


def _is_login(reading: Reading) -> bool:
    if not any(seen.control.kind == "password" for seen in reading.controls):
        return False
    titles = [reading.page.title, *reading.page.h1]
    return any(reading.vocabulary.find("login", title.lower()) for title in titles)
