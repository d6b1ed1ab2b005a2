"""Does a page serve "go" with content of its own: can a visitor come, call or look up when it is open?"""

import re
from collections.abc import Collection, Iterable, Iterator

from mmaudit.model.answer import MomentServed
from mmaudit.moments.annotators.hours import Hours
from mmaudit.moments.findings import Findings
from mmaudit.moments.marks import host_pattern, load_marks
from mmaudit.moments.reading import Reading
from mmaudit.moments.rules.go import contact_forms
from mmaudit.moments.structured import Item
from mmaudit.moments.words import is_prose, lower_case, measure_words

_STREET = 0.7
_ENOUGH = 2
_SURE = 3
# A form on a page with little else is there for contacts; on a longer one it asks for an offer.
_CARD_PASSAGES = 20
# What a page about contacts needs one of.
_CONTACTS = frozenset({"address", "town", "phone", "hours", "map", "email"})
_TITLE_CHARACTERS = 120
_LINE_CHARACTERS = 120
_OTHER_WORDS = 120
_BOX_PASSAGES = 8
_BETWEEN_TITLES = re.compile(r"[|–—·:»]|\s-\s")


def serve_go(reading: Reading, findings: Findings, *, sells: bool) -> MomentServed:
    """Want two of address, phone, hours, map, e-mail, form; on a page about contacts one will do.

    The shop's numbers on a product page are no place to go, nor are those in an article or a recipe. Data of a
    place, which many sites repeat on every page, only adds to what can be seen: an address, hours or a mere card.
    """
    seen = set(_kinds(reading, findings))
    if is_about_contacts(reading) and (seen & _CONTACTS or _embeds_map(reading)):
        return MomentServed(serves=True, confidence=0.9 if len(seen) >= _ENOUGH else 0.75)
    if "hours" in seen and is_about(reading, "hours"):
        return MomentServed(serves=True, confidence=0.8)
    if is_about(reading, "map") and (seen & {"address", "town", "map"} or _embeds_map(reading)):
        return MomentServed(serves=True, confidence=0.75)
    seen.discard("town")
    if _is_in_a_box(reading, findings):
        return MomentServed(serves=False, confidence=0.6)
    if _is_about_something_else(findings, seen, sells=sells):
        return MomentServed(serves=False, confidence=0.7)
    told = any(each.has_cue and each.passage.is_own for each in findings.hours)
    if seen == {"hours"} and told and (findings.phones or findings.addresses):
        return MomentServed(serves=True, confidence=0.65)
    says = seen & {"address", "hours"} or (seen - {"email", "form"} and _is_card(reading))
    kinds = seen | (set(_kinds_of_places(findings)) if says else set())
    kinds -= set() if "address" in kinds else {"email"}
    kinds -= set() if "phone" in kinds else {"form"}
    if len(kinds) >= _ENOUGH:
        return MomentServed(serves=True, confidence=0.9 if len(kinds) >= _SURE else 0.75)
    return MomentServed(serves=False, confidence=0.6 if kinds else 0.9)


def is_about_contacts(reading: Reading) -> bool:
    """Say whether the page's address, title or main heading names it as the one with the contacts."""
    if host_pattern("contact").search(reading.page.url):
        return True
    titles = _titles(reading)
    return any(reading.vocabulary.find("contact", title) or _is_name_of_contacts(title) for title in titles)


def is_about(reading: Reading, cue: str) -> bool:
    """Say whether the title or main heading names it as the one with the opening ``hours``, or the way (``map``)."""
    return any(
        reading.vocabulary.starts(cue, part.strip()) or reading.vocabulary.ends(cue, part.strip())
        for title in _titles(reading)
        for part in _BETWEEN_TITLES.split(title)
    )


def _titles(reading: Reading) -> list[str]:
    """The title and the first headings of the page's own content: a footer may have one too."""
    h1 = [each.text for each in reading.passages if each.is_own and each.block.heading_level == 1]
    return [lower_case(title[:_TITLE_CHARACTERS]) for title in (reading.page.title, *h1)]


def _is_name_of_contacts(title: str) -> bool:
    """Read a title as the name of a file, which tells contacts in languages without a lexicon too."""
    parts = _BETWEEN_TITLES.split(title)
    return any(host_pattern("contact").search(f"/{'-'.join(part.split())}") for part in parts)


def _is_about_something_else(findings: Findings, seen: Collection[str], *, sells: bool) -> bool:
    is_place = findings.has_type("place") and len(seen) >= _ENOUGH
    in_cart = any(call.kind == "cart" and call.zone.is_own for call in findings.calls_to_action)
    is_text = findings.has_type("editorial") or findings.has_type("howto")
    return not is_place and (sells or ((in_cart or is_text) and len(seen) < _SURE))


def _kinds(reading: Reading, findings: Findings) -> Iterator[str]:
    for address in findings.addresses:
        if address.passage.is_own:
            yield "address" if address.confidence >= _STREET and not address.is_partial else "town"
    if any(each.passage.is_own for each in findings.phones):
        yield "phone"
    if any(each.passage.is_own and _tells_hours(each) for each in findings.hours):
        yield "hours"
    if any(each.passage.is_own for each in findings.emails):
        yield "email"
    yield from _kinds_of_links(reading)
    if _is_card(reading) and next(contact_forms(reading, is_own=True), None) is not None:
        yield "form"


def _is_in_a_box(reading: Reading, findings: Findings) -> bool:
    """Say whether all contacts stand side by side at the end of a page that says much about something else.

    Small sites put the same box below every page. One that a heading announces is a part of the page.
    """
    found = (findings.addresses, findings.phones, findings.hours, findings.emails)
    places = [each.passage for kind in found for each in kind if each.passage.is_own]
    if not places:
        return False
    first, last = min(each.index for each in places), max(each.index for each in places)
    before = [each for each in findings.prose if each.index < first]
    after = [each for each in findings.prose if each.index > last]
    said = sum(measure_words(each.text) for each in before)
    announced = any(
        reading.vocabulary.find(cue, text)
        for each in places
        for text in (each.heading, reading.passages[max(0, first - 1)].lower)
        for cue in ("contact", "address", "hours", "phone")
    )
    return said >= _OTHER_WORDS and not after and last - first <= _BOX_PASSAGES and not announced


def _tells_hours(hours: Hours) -> bool:
    """Say whether they are the place's: a sentence or a long text about times has to say what they are."""
    text = hours.passage.text
    return hours.has_cue or (len(text) <= _LINE_CHARACTERS and not is_prose(text))


def _is_card(reading: Reading) -> bool:
    return sum(passage.is_own for passage in reading.passages) <= _CARD_PASSAGES


def _embeds_map(reading: Reading) -> bool:
    content = reading.page.snapshot.content
    return content is not None and any(host_pattern("maps").search(each.url) for each in content.embeds)


def _kinds_of_places(findings: Findings) -> Iterator[str]:
    for item in findings.items:
        if any(load_marks().is_type(name, "place") for name in item.types):
            yield from _kinds_of_data(item)


def _kinds_of_links(reading: Reading) -> Iterator[str]:
    for seen in reading.links:
        if not seen.zone.is_own:
            continue
        scheme = seen.link.url.partition(":")[0].lower()
        if scheme == "mailto" and "@" in seen.link.url:
            yield "email"
        elif scheme == "tel":
            yield "phone"
        elif scheme == "geo" or host_pattern("maps").search(seen.link.url):
            yield "map"


def _kinds_of_data(item: Item) -> Iterable[str]:
    if any(each.first("streetAddress") for each in item.items("address")) or item.first("address"):
        yield "address"
    if item.first("telephone"):
        yield "phone"
    if item.first("openingHours") or next(item.items("openingHoursSpecification"), None):
        yield "hours"
