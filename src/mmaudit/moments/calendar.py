"""Names of days and words of opening hours in languages that have no lexicon; one TOML file each in ``calendars/``.

A page may also state its hours in another language than it declares: the one whose days it names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from mmaudit.moments.lexicon import DayGroups, Days, Lexicon, Opening, Times, load_lexicons
from mmaudit.moments.package_data import names_in, read_toml

_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)?")
_NAME_CHARACTERS = 3
# One day's name is a word of several languages; two in one text tell the language.
_NAMES = 2


class Calendar(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One language, with the tables of ``Lexicon`` that opening hours need. ``regions``: where its phones ring."""

    lang: str
    name: str
    regions: list[str]
    days: Days
    day_groups: DayGroups
    times: Times
    opening: Opening
    spaced: bool = True


@cache
def load_calendars() -> Mapping[str, Calendar]:
    """Read every calendar that ships, by language code."""
    calendars = (read_toml(path, Calendar) for path in names_in("calendars"))
    return {calendar.lang: calendar for calendar in calendars}


def calendar_of(lang: str) -> tuple[Calendar, ...]:
    """Give the calendar of a language, if it has one."""
    found = load_calendars().get(lang)
    return () if found is None else (found,)


def calendars_named(texts: Iterable[str], known: Sequence[Lexicon]) -> tuple[Lexicon | Calendar, ...]:
    """Give the language whose days some lower-case texts name, if it is none of the known ones."""
    words = {word for text in texts for word in _WORD.findall(text)}
    days: dict[str, set[str]] = {}
    for word in words:
        for lang, day in _names().get(word, ()):
            days.setdefault(lang, set()).add(day)
    if not days:
        return ()
    most = max(len(found) for found in days.values())
    if most < _NAMES or any(len(days.get(each.lang, ())) == most for each in known):
        return ()
    return (_everything()[min(lang for lang, found in days.items() if len(found) == most)],)


@cache
def _everything() -> Mapping[str, Lexicon | Calendar]:
    lexicons = {each.lang: each for each in load_lexicons().values() if each.spaced}
    return {**{f"{key}-calendar": each for key, each in load_calendars().items()}, **lexicons}


@cache
def _names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Map the names of days, in lower case, to the languages and days that they may mean."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for lang, each in _everything().items():
        for day in msgspec.structs.fields(Days):
            for name in getattr(each.days, day.name):
                word = name.rstrip("*").split(" ")[-1].lower()
                if len(word) >= _NAME_CHARACTERS and word.isalpha():
                    found[word] = (*found.get(word, ()), (lang, day.name))
    return found
