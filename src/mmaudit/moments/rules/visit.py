"""Rules of "go" for those who come: how to get there and in, which branch, what it offers, how to book."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, call_hit, embed_hit, link_hit, structured_hit, text_hit
from mmaudit.moments.marks import host_pattern
from mmaudit.moments.reading import LinkSeen, Passage, Reading
from mmaudit.moments.rules.mention import promising_links, sentences

# Three streets on one page are branches; two are often an office and a warehouse.
BRANCHES = 3
_OFFERS = 3
_OFFER_PASSAGES = 12
_LABEL_CHARACTERS = 60


def map_(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a link to a map application, an embedded map, or coordinates."""
    maps = host_pattern("maps")
    for seen in reading.links:
        if seen.link.url.startswith("geo:") or maps.search(seen.link.url):
            yield link_hit(seen)
    content = reading.page.snapshot.content
    for embed in () if content is None else content.embeds:
        if maps.search(embed.url):
            yield embed_hit(embed)
    for item in findings.items:
        for text in item.texts("hasMap"):
            yield structured_hit(text, reading)
        latitude, longitude = item.first("latitude"), item.first("longitude")
        if latitude and longitude:
            yield _half(structured_hit(f"{latitude},{longitude}", reading))
    yield from promising_links(reading, "map")


def transit(reading: Reading, _findings: Findings) -> Iterator[Hit]:
    """Find a sentence about buses, trams, trains."""
    yield from sentences(reading, "transit", confidence=0.6)


def parking(reading: Reading, _findings: Findings) -> Iterator[Hit]:
    """Find a sentence about parking."""
    yield from sentences(reading, "parking", confidence=0.65)


def access(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a sentence about wheelchairs, prams, pets or children, or such a feature in structured data."""
    yield from sentences(reading, "access", confidence=0.6)
    for item in findings.items:
        for feature in item.items("amenityFeature"):
            name = feature.first("name")
            if reading.vocabulary.find("access", name.lower()):
                yield structured_hit(name, reading)


def nearest(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a list of branches; a link to one promises it."""
    streets = {each.text: each for each in findings.addresses if each.passage.is_own and not each.is_partial}
    if len(streets) >= BRANCHES:
        first = next(iter(streets.values()))
        answer = f"{len(streets)}"
        yield text_hit(first.passage, start=first.start, end=first.end, answer=answer, confidence=0.7)
    for item in findings.items:
        branches = [each.first("name") for each in item.items("department", "subOrganization", "location")]
        if len(branches) >= BRANCHES and branches[0]:
            yield structured_hit(branches[0], reading, answer=f"{len(branches)}")
    yield from promising_links(reading, "nearest")


def whats_there(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the menu or the services: a heading with a list beneath; a PDF is half an answer, a link a promise."""
    yield from _listed_offers(reading)
    for item in findings.items:
        for text in item.texts("hasMenu", "menu"):
            yield structured_hit(text, reading)
        for offer in item.items("makesOffer", "hasOfferCatalog", "itemOffered"):
            if name := offer.first("name"):
                yield structured_hit(name, reading)
    for hit in promising_links(reading, "offers"):
        yield _half(hit) if _is_document(hit.answer) else hit


def _listed_offers(reading: Reading) -> Iterator[Hit]:
    for at, passage in enumerate(reading.passages):
        if not passage.in_main or not passage.block.heading_level or len(passage.text) > _LABEL_CHARACTERS:
            continue
        if reading.vocabulary.find("offers", passage.lower) is None:
            continue
        below = [each for each in _beneath(reading, at) if _is_item(each)]
        if len(below) >= _OFFERS:
            answer = "; ".join(each.text.strip()[:_LABEL_CHARACTERS] for each in below[:_OFFERS])
            yield text_hit(passage, answer=answer, confidence=0.7)


def _beneath(reading: Reading, at: int) -> Iterator[Passage]:
    """Give the blocks under a heading, down to the next one of its rank."""
    level = reading.passages[at].block.heading_level
    for passage in reading.passages[at + 1 : at + 1 + _OFFER_PASSAGES]:
        if 0 < passage.block.heading_level <= level:
            return
        yield passage


def _is_item(passage: Passage) -> bool:
    block = passage.block
    return bool(block.list_position or block.table_id or block.heading_level)


def message(reading: Reading, _findings: Findings) -> Iterator[Hit]:
    """Find a link that opens a chat with them; one that shares the page is none."""
    for seen in reading.links:
        if _opens_chat(seen):
            yield link_hit(seen)


def _opens_chat(seen: LinkSeen) -> bool:
    url = seen.link.url
    if not host_pattern("messengers").search(url) or host_pattern("shares").search(url):
        return False
    # A bare host opens the application and nobody's chat.
    return ":" in url.partition("//")[0] or len(urlsplit(url).path.strip("/")) > 1 or "phone=" in url


def book(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a booking button or link; a sentence about it ("book by phone") is half an answer."""
    for call in findings.calls_to_action:
        if call.kind == "book":
            hit = call_hit(call)
            if hit is not None:
                yield hit
    for item in findings.items:
        if "ReserveAction" in item.types:
            yield structured_hit(item.first("target", "urlTemplate", "name") or "ReserveAction", reading)
    for hit in sentences(reading, "bookable", confidence=0.5):
        yield _half(hit)


def _is_document(url: str) -> bool:
    return host_pattern("documents").search(url) is not None


def _half(hit: Hit) -> Hit:
    return replace(hit, status=AnswerStatus.PARTIAL)
