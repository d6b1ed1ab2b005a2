"""Rules of "buy" before and after the price: compare, see it in the shop, who sells, how hard the form is."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.checkout import fields_of_checkout, has_right_keyboards
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, control_hit, structured_hit, text_hit
from mmaudit.moments.link_texts import all_link_texts, is_only_links
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.rules.mention import cued, is_sentence, promising_links

# Fewer rows describe nothing.
_TABLE_ROWS = 3
_HEADING_CHARACTERS = 80
_NEAR_CHARACTERS = 30
# "Reg. 12345678", "KMKR EE101234567", "P.IVA 01234567890": registers number firms with six digits or more.
_REGISTERED = re.compile(r"(?:[A-Z]{2,3}[ -]?)?\d[\d .-]{4,18}\d[A-Z]?\b")
# A name, a postal address, a phone, an e-mail and a word to the seller make about ten.
_MOST_FIELDS = 12


def compare(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a table of features or a comparison: by its heading, or as data (``additionalProperty``)."""
    for rows in _tables(reading).values():
        first = rows[0]
        headed = reading.vocabulary.find("specs", first.heading[:_HEADING_CHARACTERS])
        is_wide = len({row.block.column for row in rows}) > 2
        if len({row.block.row for row in rows}) >= _TABLE_ROWS and (headed or is_wide):
            yield text_hit(first, confidence=0.8 if headed else 0.6)
    for item in findings.items:
        for feature in item.items("additionalProperty"):
            if feature.first("name") and feature.first("value"):
                yield structured_hit(feature.first("value"), reading, confidence=0.7)
    yield from promising_links(reading, "specs")


def _tables(reading: Reading) -> dict[str, list[Passage]]:
    tables: dict[str, list[Passage]] = defaultdict(list)
    for passage in reading.passages:
        if passage.in_main and passage.block.table_id:
            tables[passage.block.table_id].append(passage)
    return tables


def in_store(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a sentence on collecting or seeing the item in a shop."""
    link_texts = all_link_texts(reading)
    for passage, match in cued(reading, "in_store"):
        if not is_only_links(passage.text, link_texts):
            whole = is_sentence(passage.text)
            status = AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL
            yield text_hit(
                passage, start=match.start(), end=match.end(), confidence=0.7 if whole else 0.5, status=status
            )
    for item in findings.items:
        if "InStoreOnly" in item.first("availability") or "OnSitePickup" in item.first(
            "availableDeliveryMethod"
        ):
            yield structured_hit(item.types[0] if item.types else "Offer", reading, confidence=0.7)
    yield from promising_links(reading, "in_store")


def trust(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find who sells: a number in a register or for VAT; terms and seals without one are half an answer."""
    link_texts = all_link_texts(reading)
    for passage, match in cued(reading, "trust"):
        number = _REGISTERED.search(passage.text[match.end() : match.end() + _NEAR_CHARACTERS])
        if number is not None:
            yield text_hit(
                passage,
                start=match.start(),
                end=match.end() + number.end(),
                answer=number.group(),
                confidence=0.85,
            )
        elif not is_only_links(passage.text, link_texts):
            yield text_hit(
                passage,
                start=match.start(),
                end=match.end(),
                confidence=0.5,
                status=AnswerStatus.PARTIAL,
            )
    for item in findings.items:
        if number_of := item.first("vatID", "taxID"):
            yield structured_hit(number_of, reading)
    yield from promising_links(reading, "trust")


def forms(reading: Reading, findings: Findings) -> Iterator[Hit]:  # noqa: ARG001 - rules share one shape
    """Judge the form of an order: few fields, filled in by the phone, with the right keyboards."""
    fields = fields_of_checkout(reading)
    if not fields:
        return
    easy = len(fields) <= _MOST_FIELDS and has_right_keyboards(fields)
    status = AnswerStatus.ANSWERED if easy else AnswerStatus.PARTIAL
    answer = f"{len(fields)} fields"
    hit = control_hit(fields[0], confidence=0.7)
    yield replace(hit, quote=hit.quote or fields[0].control.name, answer=answer, status=status)
    # That guests may buy does not shorten the form.
    for passage, match in cued(reading, "guest"):
        span = {"start": match.start(), "end": match.end()}
        yield text_hit(passage, **span, answer=answer, confidence=0.6, status=status)
