"""What hostile pages write, and a report that is full of it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum

from mmaudit.model.snapshot import Picture

# What hostile pages put where a title or a name is wanted.
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}${7*7}",
    "=cmd|'/C calc'!A0",
    "\x1b]0;owned\x07\x1b[31m\x9b32m",
    "]]><x/>&lt;\x00\uffff\ud800",
    "::error::owned\n::set-output name=x::y\r\n##vso[task.complete]",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) @everyone | **b** <b>",
    "\u202egnp.exe\u2066",
    "</style></title></textarea><svg onload=alert(1)>",
)


def poisoned(value: object, words: str) -> object:
    """A copy of a record in which every text of the site's own carries ``words``; enums and our own words stay."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return f"{words}{value}"
    if isinstance(value, tuple):
        return tuple(poisoned(each, words) for each in value)
    if isinstance(value, Mapping):
        return {key: poisoned(each, words) for key, each in value.items()}
    if isinstance(value, Picture):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            each.name: poisoned(getattr(value, each.name), words)
            for each in fields(value)
            if each.name not in UNTOUCHED
        }
        return replace(value, **changes)
    return value


# A question's status is of a closed list, though its type is a string.
UNTOUCHED = frozenset({"status"})
