"""Values of structured data that a program cannot use, though it can read them. Pure.

Each rule is that of the property's page on https://schema.org: dates, times and durations are those of ISO 8601
(https://schema.org/Date, /Duration), prices are numbers with a point and no sign (/price), currencies three capitals
(/priceCurrency), coordinates degrees (/latitude), hours as /openingHours says.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from opening_hours import validate

from mmaudit.moments.marks import load_marks
from mmaudit.moments.profile import load_profiles
from mmaudit.moments.structured import Item

_DATE = re.compile(r"\d{4}(?:-?\d{2}(?:-?\d{2})?)?(?:[T ]\d{2}.*)?$")
_DURATION = re.compile(r"P(?=\d|T\d)[\dYMWDTHS.,]+$")
_PRICE = re.compile(r"\d+(?:\.\d+)?$")
_CURRENCY = re.compile(r"[A-Z]{3}$")
_CLOCK = re.compile(r"T?\d{2}:\d{2}(?::\d{2})?(?:[Z+-].*)?$")
_DIGIT = re.compile(r"\d")
_BEST_RATING = 5.0
# A mean may end a hair above it.
_ROUNDED = 1.01
_MOST_DEGREES = {"latitude": 90.0, "longitude": 180.0}


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.match(text) is not None


_RULES: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys(
        ("datePublished", "dateModified", "uploadDate", "startDate", "endDate", "priceValidUntil"),
        _matches(_DATE),
    ),
    **dict.fromkeys(("totalTime", "prepTime", "cookTime", "performTime"), _matches(_DURATION)),
    **dict.fromkeys(("price", "lowPrice", "highPrice"), _matches(_PRICE)),
    **dict.fromkeys(("opens", "closes"), _matches(_CLOCK)),
    "priceCurrency": _matches(_CURRENCY),
    "telephone": lambda text: _DIGIT.search(text) is not None,
    "email": lambda text: "@" in text,
    "openingHours": lambda text: bool(validate(text)),
}


def unusable_values(item: Item) -> Iterator[tuple[str, str]]:
    """Give each value of an item that no program can use, with ``Type.property``."""
    kind = item.types[0] if item.types else ""
    for name, is_usable in _RULES.items():
        yield from ((f"{kind}.{name}", text) for text in item.texts(name) if not is_usable(text))
    for name, most in _MOST_DEGREES.items():
        yield from ((f"{kind}.{name}", text) for text in item.texts(name) if not _is_within(text, most))
    yield from _too_good(item, kind)
    yield from ((each, each) for each in item.types if _is_misspelt(each))


def _is_within(text: str, most: float) -> bool:
    try:
        return abs(float(text)) <= most
    except ValueError:
        return False


def _too_good(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    """A rating beyond the best there is: 5, unless ``bestRating`` says otherwise (https://schema.org/bestRating)."""
    try:
        value, best = float(item.first("ratingValue")), float(item.first("bestRating") or _BEST_RATING)
    except ValueError:
        return
    if value > best * _ROUNDED:
        yield f"{kind}.ratingValue", f"{value:g} / {best:g}"


def _is_misspelt(name: str) -> bool:
    """Say whether a type is a known one but for its capitals: types are told by them."""
    return bool(name) and name not in _types().values() and name.lower() in _types()


def _types() -> Mapping[str, str]:
    """The types that are known here, by their names in lower case; those of Open Graph are written so."""
    marks = (each for kind, names in load_marks().types.items() for each in names if each[:1].isupper())
    profiles = (each for names in load_profiles().types.values() for each in names)
    return {each.lower(): each for each in (*marks, *profiles)}
