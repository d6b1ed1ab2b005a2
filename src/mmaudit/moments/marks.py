"""Language-free marks: hosts of maps and videos, payment brands, class names, schema.org types, currencies."""

import re
from functools import cache

import msgspec

from mmaudit.moments.package_data import read_toml


class Marks(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """``marks/marks.toml`` as it stands."""

    hosts: dict[str, list[str]]
    brands: dict[str, list[str]]
    paths: dict[str, list[str]]
    types: dict[str, list[str]]
    currency: dict[str, list[str]]
    currency_at: dict[str, dict[str, str]]
    scale: dict[str, list[str]]
    filler: dict[str, list[str]]
    signs: dict[str, list[str]]

    def is_type(self, name: str, kind: str) -> bool:
        """Say whether a schema.org type belongs to a kind of ``[types]``."""
        return name in self.types[kind]


@cache
def load_marks() -> Marks:
    """Read the marks once."""
    return read_toml("marks/marks.toml", Marks)


@cache
def host_pattern(kind: str) -> re.Pattern[str]:
    """Compile the URL patterns of one kind of host."""
    return re.compile("|".join(load_marks().hosts[kind]), re.IGNORECASE)


@cache
def brand_pattern() -> re.Pattern[str]:
    """Compile the names of ways to pay, for lower-case text."""
    names = sorted(load_marks().brands["payment"], key=len, reverse=True)
    return re.compile(r"(?<![a-z])(?:" + "|".join(map(re.escape, names)) + r")(?![a-z])")


def menu_pattern() -> re.Pattern[str]:
    """Compile what restaurants call their list, for lower-case titles."""
    return sign_pattern("menus")


@cache
def sign_pattern(kind: str) -> re.Pattern[str]:
    """Compile the words of one kind of sign, for lower-case text: whole words, where a script has any."""
    words = sorted(load_marks().signs[kind], key=len, reverse=True)
    return re.compile("|".join(word if ord(word[0]) > 0x3000 else rf"(?<!\w){word}(?!\w)" for word in words))
