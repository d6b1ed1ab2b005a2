"""Are the structured data the site's own, or what a template left behind?"""

from collections.abc import Iterator

import phonenumbers

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict
from mmaudit.moments.structured import Item, all_items, is_left_over

MOST_EVIDENCE = 8

SPEC = Spec(
    id="structured-data",
    category=Category.SITE,
    title="The structured data are the site's own",
    why="Maps, searches and assistants tell visitors what the structured data say, without anybody reading it first.",
    fix="Correct what the structured data say. Replace the values that a template left behind, fill in or remove "
    "empty ones, and let the country, the phone and the text of the page agree.",
    source="https://developers.google.com/search/docs/appearance/structured-data/sd-policies",
    needs=(Section.DOCUMENT,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page has no structured data."),
        "sound": Outcome(
            status=Status.PASS, text="The structured data hold nothing that is left over.", score=100
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
        "empty": Outcome(status=Status.WARN, text="Empty values in the structured data: {count}.", score=70),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge by the worst that is found: leftovers, blocks that cannot be read, another country, empty values."""
    items = all_items(page)
    if not items and not page.structured_faults:
        return Verdict(outcome="none")
    values = [each for item in items for each in plain_values(item)]
    found = {
        "left-over": [each for each in values if is_left_over(each[1])],
        "unreadable": [("", fault) for fault in page.structured_faults],
        "country": [each for item in items for each in foreign_phones(item)],
        "empty": [each for each in values if not each[1].strip()],
    }
    outcome = next((name for name, faults in found.items() if faults), "sound")
    faults = list(dict.fromkeys(found.get(outcome, ())))
    evidence = tuple(
        Evidence(kind="structured-data", label=label, value=value[:200])
        for label, value in faults[:MOST_EVIDENCE]
    )
    return Verdict(outcome=outcome, value=len(faults), params={"count": len(faults)}, evidence=evidence)


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
