"""How streets and postcodes are written in one country; one TOML file each in ``countries/``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from mmaudit.moments.package_data import names_in, read_toml

# A capitalised word of any Latin, Greek or Cyrillic language, and a house number.
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я][\w'’.\-]{0,24}"
_HOUSE = r"\d{1,4}(?:\s?[a-zA-Z](?![a-zA-Z]))?"


class _CountryFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    country: str
    tlds: list[str]
    langs: list[str]
    street: list[str]
    postcode_city: list[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Country:
    """One country's patterns; ``postcode_city`` is ``None`` where the postcode says nothing alone."""

    code: str
    tlds: tuple[str, ...]
    langs: tuple[str, ...]
    street: re.Pattern[str]
    postcode_city: re.Pattern[str] | None


@cache
def load_countries() -> tuple[Country, ...]:
    """Read every country that ships."""
    return tuple(_country(read_toml(path, _CountryFile)) for path in names_in("countries"))


def countries_for(tld: str, langs: Sequence[str]) -> tuple[Country, ...]:
    """Choose the countries that a page's domain or languages suggest; all of them when nothing does."""
    every = load_countries()
    chosen = tuple(each for each in every if tld in each.tlds or set(langs) & set(each.langs))
    return chosen or every


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
    )


def _join(patterns: Sequence[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    joined = "|".join(f"(?:{each})" for each in patterns)
    return re.compile(joined.replace("{W}", _WORD).replace("{h}", _HOUSE))
