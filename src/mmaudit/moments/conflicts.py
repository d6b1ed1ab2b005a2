"""Where the structured data of a page contradict its visible text: phone, hours, price, address.

A visitor reads the one, a search engine and an assistant tell the other. What is said in only one of the two is no
contradiction, nor is one of many: a page with a dozen branches may mark up any of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote

from opening_hours import OpeningHours, validate

from mmaudit.moments.annotators.hours import normalise_hours, osm_of_specifications
from mmaudit.moments.annotators.phones import normalise_phone
from mmaudit.moments.findings import Findings
from mmaudit.moments.marks import load_marks
from mmaudit.moments.reading import Reading
from mmaudit.moments.rules.buy import is_price
from mmaudit.moments.structured import Item

_MOST_VALUES = 3
_SURE_ADDRESS = 0.9
_LEAST_DIFFERENCE = 1  # of a price: 49 for 49.90 is rounded
_SAME_DIGITS = 7  # a local number's digits: country and area codes are written or left out
_NOT_DIGITS = re.compile(r"\D")
_NUMBER = re.compile(r"\d+")
_MONDAY = datetime(2001, 1, 1)  # noqa: DTZ001 - opening hours have no time zone
_WEEK = timedelta(days=7)
_HOLIDAYS = re.compile(r"\s*(?:PH|SH)\b")
# Seasons, comments and the sun: such hours are not those of any one week.
_NOT_WEEKLY = re.compile(r"\"|week|easter|sun|dawn|dusk|[A-Z][a-z]{2} ?(?:\d|-|:)|\d{4}")

Span = tuple[time, time]


def find_conflicts(reading: Reading, findings: Findings) -> Mapping[str, str]:
    """By question, what the structured data say where the visible text says something else."""
    if not findings.items:
        return {}
    found = {
        "go.phone": _phone(reading, findings),
        "go.hours": _hours(reading, findings),
        "go.address": _address(reading, findings),
        "buy.price": _price(reading, findings),
    }
    return {question: value for question, value in found.items() if value}


def _phone(reading: Reading, findings: Findings) -> str:
    stated = [text for item in findings.items for text in item.texts("telephone")]
    numbers = {text: normalise_phone(text, regions=findings.regions) for text in dict.fromkeys(stated)}
    known = [(text, number) for text, number in numbers.items() if number]
    shown = {each.e164 for each in findings.phones} | set(_tapped_numbers(reading, findings))
    if not 0 < len(shown) <= _MOST_VALUES or not 0 < len(known) <= _MOST_VALUES:
        return ""
    visible = [_NOT_DIGITS.sub("", passage.text) for passage in reading.passages]
    for _, number in known:
        local = number[-_SAME_DIGITS:]
        if any(each.endswith(local) for each in shown) or any(local in digits for digits in visible):
            return ""
    return known[0][0]


def _tapped_numbers(reading: Reading, findings: Findings) -> Iterator[str]:
    for seen in reading.links:
        scheme, _, number = seen.link.url.partition(":")
        if scheme.lower() == "tel":
            yield normalise_phone(unquote(number), regions=findings.regions) or number


def _hours(reading: Reading, findings: Findings) -> str:
    shown = [_week(each.osm) for each in findings.hours if each.has_days]
    if not 0 < len(findings.hours) == len(shown) <= _MOST_VALUES:
        return ""
    stated = list(dict.fromkeys(_stated_hours(reading, findings)))
    weeks = [_week(osm) for osm in stated]
    pairs = [(ours, theirs) for ours in weeks for theirs in shown]
    return stated[0] if pairs and all(_differ(ours, theirs) for ours, theirs in pairs) else ""


def _stated_hours(reading: Reading, findings: Findings) -> Iterator[str]:
    for item in findings.items:
        # schema.org writes them almost as OpenStreetMap does: https://schema.org/openingHours
        joined = "; ".join(item.texts("openingHours"))
        text = joined if validate(joined) else normalise_hours(joined, reading.vocabulary)
        osm = osm_of_specifications(item) or text
        if osm:
            yield osm


def _week(osm: str) -> Mapping[int, Span]:
    """When each weekday (0-6) opens and closes, lunch left out; empty when it is not the same every week."""
    rules = [rule for rule in osm.split(";") if not _HOLIDAYS.match(rule)]
    if not rules or any(_NOT_WEEKLY.search(rule) for rule in rules):
        return {}
    days: dict[int, Span] = {}
    for begin, end, state, _ in OpeningHours(";".join(rules)).intervals(_MONDAY, _MONDAY + _WEEK):
        if str(state) == "open":
            opened = days.get(begin.weekday(), (begin.time(), end.time()))[0]
            days[begin.weekday()] = (opened, end.time())
    return days


def _differ(ours: Mapping[int, Span], theirs: Mapping[int, Span]) -> bool:
    return any(theirs[day] != span for day, span in ours.items() if day in theirs)


def _price(reading: Reading, findings: Findings) -> str:
    """Compare only where there is one price of each: variants, ranges and lists cannot be told apart."""
    offers = [item for item in findings.items if _is_kind(item, "offer") and item.first("price")]
    amounts = {(item.first("price"), item.first("priceCurrency")) for item in offers}
    shown = [
        each
        for each in findings.money
        if each.passage.in_main and not each.is_from and is_price(each, reading)
    ]
    if len(amounts) != 1 or len({each.amount for each in shown}) != 1 or not findings.has_type("product"):
        return ""
    (amount, currency), visible = amounts.pop(), shown[0]
    if currency != visible.currency or not _is_other_amount(amount, visible.amount):
        return ""
    # "instead of 4.50 CHF 2.25": an amount whose currency stands elsewhere is said all the same.
    forms = {amount, amount.replace(".", ","), amount.removesuffix(".00")}
    said = any(form in passage.text for form in forms for passage in reading.passages)
    return "" if said else f"{amount} {currency}"


def _is_other_amount(stated: str, shown: Decimal) -> bool:
    try:
        value = Decimal(stated.replace(",", "."))
    except InvalidOperation:
        return False
    return value.is_finite() and value > 0 and abs(value - shown) >= _LEAST_DIFFERENCE


def _address(reading: Reading, findings: Findings) -> str:
    """Compare house numbers: streets are abbreviated and translated, numbers are not."""
    shown = list(dict.fromkeys(each.text for each in findings.addresses if each.confidence >= _SURE_ADDRESS))
    streets = list(dict.fromkeys(_streets(findings.items)))
    if not 0 < len(shown) <= _MOST_VALUES or not 0 < len(streets) <= _MOST_VALUES:
        return ""
    text = "\n".join(passage.lower for passage in reading.passages)
    for street in streets:
        numbers = set(_NUMBER.findall(street))
        if not numbers or street.lower() in text:
            return ""
        if any(not numbers.isdisjoint(_NUMBER.findall(each)) for each in shown):
            return ""
    return streets[0] if all(map(_NUMBER.search, shown)) else ""


def _streets(items: Sequence[Item]) -> Iterable[str]:
    return (street for item in items for street in item.texts("streetAddress"))


def _is_kind(item: Item, kind: str) -> bool:
    return any(load_marks().is_type(name, kind) for name in item.types)
