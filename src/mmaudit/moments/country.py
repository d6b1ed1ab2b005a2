"""How streets and postcodes are written in one country; one TOML file each in ``countries/``."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from mmaudit.moments.package_data import names_in, read_toml

# A capitalised word of any Latin, Greek or Cyrillic language, and a house number.
_WORD = r"(?<!\w)[A-ZÀ-ÖØ-ÞĀ-ŽȘȚẠ-ỹΆ-ΏΑ-ΩА-ЯЁІЇЄҐ][\w'’.\-]{0,24}"
_HOUSE = r"\d{1,4}(?:\s?[a-zA-Z](?![a-zA-Z]))?(?:[-–/]\d{1,4}[a-zA-Z]?)?"
ANYWHERE = "*"


class _CountryFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    country: str
    tlds: list[str]
    langs: list[str]
    street: list[str]
    postcode_city: list[str]
    weak: list[str] = []
    partial: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Country:
    """One country's patterns; ``None`` where it has none of a kind.

    ``postcode_city``: half an address, which makes a street beside it sure. ``weak``: a street only beside one,
    or after a word for address. ``partial``: half an address of its own, such as a box at the post office.
    """

    code: str
    tlds: tuple[str, ...]
    langs: tuple[str, ...]
    street: re.Pattern[str]
    postcode_city: re.Pattern[str] | None
    weak: re.Pattern[str] | None = None
    partial: re.Pattern[str] | None = None


@cache
def load_countries() -> tuple[Country, ...]:
    """Read every country that ships."""
    return tuple(_country(read_toml(path, _CountryFile)) for path in names_in("countries"))


def countries_for(tld: str, langs: Sequence[str], regions: Collection[str] = ()) -> tuple[Country, ...]:
    """Choose the countries that a page's domain, languages or ``regions`` (ISO 3166) suggest; all when nothing does.

    The patterns that hold ``ANYWHERE`` come last.
    """
    anywhere = [each for each in load_countries() if ANYWHERE in each.tlds]
    every = [each for each in load_countries() if each not in anywhere]
    domains = {tld, *(region.lower() for region in regions)}
    chosen = [each for each in every if domains & set(each.tlds) or set(langs) & set(each.langs)]
    return (*(chosen or every), *anywhere)


def _country(file: _CountryFile) -> Country:
    street = _join(file.street)
    if street is None:
        message = f"countries: {file.country} has no street pattern"
        raise ValueError(message)
    return Country(
        code=file.country,
        tlds=tuple(file.tlds),
        langs=tuple(file.langs),
        street=street,
        postcode_city=_join(file.postcode_city),
        weak=_join(file.weak),
        partial=_join(file.partial),
    )


def _join(patterns: Sequence[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    joined = "|".join(f"(?:{each})" for each in patterns)
    return re.compile(joined.replace("{W}", _WORD).replace("{h}", _HOUSE))
