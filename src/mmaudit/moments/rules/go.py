"""Rules of "go": where, when, how to call and to get there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.annotators.hours import normalise_hours, osm_of_specifications
from mmaudit.moments.annotators.phones import normalise_phone
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, control_hit, link_hit, structured_hit, text_hit
from mmaudit.moments.reading import Reading
from mmaudit.moments.zones import Zone

_DIGITS = re.compile(r"\D")
# Emergency and short service numbers have three.
_FEWEST_DIGITS = 3


def address(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a street address in text or a PostalAddress."""
    for found in findings.addresses:
        yield text_hit(
            found.passage,
            start=found.start,
            end=found.end,
            answer=found.text,
            confidence=found.confidence,
            status=AnswerStatus.PARTIAL if found.is_partial else AnswerStatus.ANSWERED,
        )
    for item in findings.items:
        street = item.first("streetAddress")
        if street:
            parts = (street, item.first("postalCode"), item.first("addressLocality"))
            yield structured_hit(street, reading, answer=", ".join(part for part in parts if part))
        elif not item.types or "PostalAddress" not in item.types:
            for text in item.texts("address"):
                yield structured_hit(text, reading)


def hours(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find opening hours that can be normalised, in text or structured data."""
    for found in findings.hours:
        confidence = (0.92 if found.has_cue else 0.8) if found.has_days else 0.65
        yield text_hit(
            found.passage, start=found.start, end=found.end, answer=found.osm, confidence=confidence
        )
    for item in findings.items:
        for text in item.texts("openingHours"):
            osm = normalise_hours(text, reading.vocabulary)
            if osm:
                yield structured_hit(text, reading, answer=osm)
        osm = osm_of_specifications(item)
        if osm:
            yield structured_hit(osm, reading)


def phone(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a number; on a phone one that cannot be tapped is half an answer."""
    tappable = set()
    for seen in reading.links:
        scheme, _, number = seen.link.url.partition(":")
        if scheme.lower() in ("tel", "callto") and len(_DIGITS.sub("", number)) >= _FEWEST_DIGITS:
            e164 = normalise_phone(unquote(number), regions=findings.regions)
            tappable.add(e164)
            yield link_hit(seen, answer=e164 or unquote(number)[:40], confidence=0.97)
    for found in findings.phones:
        status = AnswerStatus.ANSWERED if found.e164 in tappable else AnswerStatus.PARTIAL
        hit = text_hit(
            found.passage,
            start=found.start,
            end=found.end,
            answer=found.e164,
            confidence=0.9,
            status=status,
        )
        yield replace(hit, is_told=True)
    for item in findings.items:
        for text in item.texts("telephone"):
            if len(_DIGITS.sub("", text)) >= _FEWEST_DIGITS:
                yield _structured_phone(text, reading, findings)


def _structured_phone(text: str, reading: Reading, findings: Findings) -> Hit:
    e164 = normalise_phone(text, regions=findings.regions)
    visible_as = [p.passage.text[p.start : p.end] for p in findings.phones if e164 and p.e164 == e164]
    hit = structured_hit(text, reading, answer=e164 or text, visible_as=visible_as)
    return _with_status(hit, AnswerStatus.PARTIAL)


def _with_status(hit: Hit, status: AnswerStatus) -> Hit:
    return replace(hit, status=status)


def email(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a mailto link or an address in text."""
    for seen in reading.links:
        scheme, _, rest = seen.link.url.partition(":")
        if scheme.lower() == "mailto" and "@" in unquote(rest):
            yield link_hit(seen, answer=unquote(rest).split("?")[0].strip().lower(), confidence=0.97)
    for found in findings.emails:
        yield text_hit(found.passage, start=found.start, end=found.end, answer=found.address, confidence=0.93)
    yield from contact_forms(reading)
    for item in findings.items:
        for text in item.texts("email"):
            yield structured_hit(text.removeprefix("mailto:"), reading)


def contact_forms(reading: Reading, *, is_own: bool = False) -> Iterator[Hit]:
    """Find forms with a large text field and an e-mail field; the quote is their button. ``is_own``: no others."""
    own = [
        seen
        for seen in reading.controls
        if seen.zone is not Zone.COMMENTS and (seen.zone.is_own or not is_own)
    ]
    large = {seen.control.form_id for seen in own if seen.control.tag == "textarea"}
    asked = {
        seen.control.form_id
        for seen in own
        if seen.control.kind == "email" or "email" in seen.control.autocomplete
    }
    for seen in own:
        sends = seen.control.kind in ("submit", "button") or seen.control.tag == "button"
        if sends and seen.control.form_id in large & asked and seen.control.text.strip():
            yield control_hit(seen, confidence=0.6)
