"""Are the structured data the site's own, or what a template left behind?"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import phonenumbers

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict
from mmaudit.moments.left_over import is_left_over, is_made_up_phone
from mmaudit.moments.structured import Item, all_items
from mmaudit.moments.structured_sanity import unusable_values

MOST_EVIDENCE = 8

SPEC = Spec(
    id="structured-data",
    category=Category.SITE,
    title="The structured data are the site's own",
    why="Maps, searches and assistants tell visitors what the structured data say, without anybody reading it first.",
    fix="Correct what the structured data say. Replace the values that a template left behind, fill in or remove "
    "empty ones, write dates, prices and hours as schema.org asks, and let the country, the phone and the text of "
    "the page agree.",
    source="https://developers.google.com/search/docs/appearance/structured-data/sd-policies",
    needs=(Section.DOCUMENT,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page has no structured data."),
        "sound": Outcome(
            status=Status.PASS, text="The structured data hold nothing that is left over.", score=100
        ),
        "scripted": Outcome(
            status=Status.PASS,
            text="The structured data hold nothing that is left over. A script adds some of them (blocks: {count}): "
            "programs that run none do not see those.",
            score=100,
        ),
        "unreadable": Outcome(
            status=Status.FAIL, text="Structured data that no program can read: {count}.", score=20
        ),
        "left-over": Outcome(
            status=Status.FAIL, text="Values that a template left in the structured data: {count}.", score=0
        ),
        "country": Outcome(
            status=Status.WARN,
            text="The phone in the structured data is not one of the country that they name.",
            score=50,
        ),
        "unusable": Outcome(
            status=Status.WARN,
            text="Values in the structured data that no program can use: {count}.",
            score=60,
            fix="Write each value as schema.org asks. Dates and durations as ISO 8601 (2026-03-31, PT20M), prices as "
            "1299.00 with the currency beside them (EUR), hours as Mo-Fr 09:00-18:00, types in their own capitals.",
        ),
        "empty": Outcome(status=Status.WARN, text="Empty values in the structured data: {count}.", score=70),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge by the worst that is found: leftovers, unreadable blocks, another country, unusable and empty values."""
    items = all_items(page)
    if not items and not page.structured_faults:
        return Verdict(outcome="none")
    values = [each for item in items for each in plain_values(item)]
    found = {
        "left-over": [*left_over(values, page), *made_up_phones(items)],
        "unreadable": [("", fault) for fault in page.structured_faults],
        "country": [each for item in items for each in foreign_phones(item)],
        "unusable": [each for item in schema_items(page) for each in unusable_values(item)],
        "empty": [each for each in values if not each[1].strip()],
    }
    outcome = next((name for name, faults in found.items() if faults), "sound")
    if outcome == "sound" and page.structured_by_script:
        return Verdict(outcome="scripted", value=0, params={"count": page.structured_by_script})
    faults = list(dict.fromkeys(found.get(outcome, ())))
    # What cannot be read is told in words of ours, which are translated.
    kind = "quote" if outcome == "unreadable" else "text"
    evidence = tuple(
        Evidence(kind=kind, label=label, value=value[:200]) for label, value in faults[:MOST_EVIDENCE]
    )
    return Verdict(outcome=outcome, value=len(faults), params={"count": len(faults)}, evidence=evidence)


def left_over(values: list[tuple[str, str]], page: PageFacts) -> Iterator[tuple[str, str]]:
    """What was never filled in."""
    host = urlsplit(page.url).hostname or ""
    yield from (each for each in values if is_left_over(each[1], site_host=host))


def made_up_phones(items: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    """Numbers that nobody has."""
    for item in items:
        yield from (("telephone", text) for text in item.texts("telephone") if is_made_up_phone(text))


def schema_items(page: PageFacts) -> tuple[Item, ...]:
    """The items in the words of schema.org; Open Graph has its own."""
    return all_items(
        replace(page, structured=tuple(each for each in page.structured if each.syntax != "opengraph"))
    )


def plain_values(item: Item) -> Iterator[tuple[str, str]]:
    """The texts of an item's own properties, each with ``Type.property``."""
    kind = item.types[0] if item.types else ""
    for name, value in item.properties.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and not name.startswith("@"):
                yield f"{kind}.{name}".strip("."), each


def foreign_phones(item: Item) -> Iterator[tuple[str, str]]:
    """International numbers beside an address whose country (ISO 3166-1, two letters) has another calling code."""
    countries = {
        code.upper() for address in item.items("address") for code in address.texts("addressCountry")
    }
    if len(countries) != 1 or not countries <= phonenumbers.SUPPORTED_REGIONS:
        return
    wanted = phonenumbers.country_code_for_region(next(iter(countries)))
    for text in item.texts("telephone"):
        try:
            number = phonenumbers.parse(text, None)
        except phonenumbers.NumberParseException:
            continue
        if number.country_code != wanted and phonenumbers.is_valid_number(number):
            yield "telephone", f"{text} ({', '.join(countries)})"


AUDIT = PageAudit(spec=SPEC, judge=judge)
