"""What must not be written as it came: secrets of the command line, and text that is no text."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from html import escape
from typing import Any, TypeVar
from urllib.parse import quote

from mmaudit.config.authorization import authorization
from mmaudit.config.settings import Access

MASK = "•••"
# Shorter values ("1", "yes", "et") stand in any page: to mask them would blot out its text, and they are no secrets.
MIN_SECRET_CHARS = 6
# Half a UTF-16 pair: scripts can put it into a page, but no encoding can write it.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")

T = TypeVar("T")


class Masker:
    """Takes out of whatever was seen what was given on the command line, and halves of characters."""

    def __init__(self, access: Access) -> None:
        secrets = sorted(spellings(access), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, secrets))) if secrets else None

    def text(self, text: str) -> str:
        """``text`` as it may be stored; the same object when there is nothing to take out."""
        if not text.isascii() and LONE_SURROGATE.search(text):
            text = LONE_SURROGATE.sub("\ufffd", text)
        return self._secrets.sub(MASK, text) if self._secrets else text

    def record(self, record: T) -> T:
        """A dataclass, and all that it holds, with every text masked."""
        safe: T = masked(record, self.text)
        return safe


def masked(value: Any, mask: Callable[[str], str]) -> Any:  # noqa: ANN401 - any field of any record
    """``value`` with ``mask`` over each text in it."""
    if isinstance(value, str):
        return mask(value) if type(value) is str else value
    if isinstance(value, Mapping):
        return {masked(key, mask): masked(each, mask) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(masked(each, mask) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return changed(value, mask)
    return value


def changed(record: Any, mask: Callable[[str], str]) -> Any:  # noqa: ANN401 - any dataclass
    """``record``, copied when a text in it changes."""
    new = {}
    for each in fields(record):
        old = getattr(record, each.name)
        value = masked(old, mask)
        if value is not old:
            new[each.name] = value
    return replace(record, **new) if new else record


def spellings(access: Access) -> set[str]:
    """The secrets of ``access`` as a page may write them: plain, in an address, in markup, in JSON."""
    values = list(authorization(access).values())
    values += [value.partition(" ")[2] for value in values if value.count(" ") == 1]
    values += [cookie.value for cookie in access.cookies]
    values += [access.password] if access.password else []
    plain = {value for value in values if len(value) >= MIN_SECRET_CHARS}
    ways: tuple[Callable[[str], str], ...] = (str, quote, quote_all, escape, in_json)
    return {way(value) for value in plain for way in ways}


def quote_all(value: str) -> str:
    """``value`` in an address, with its slashes escaped."""
    return quote(value, safe="")


def in_json(value: str) -> str:
    """``value`` between the quotes of JSON."""
    return json.dumps(value)[1:-1]
