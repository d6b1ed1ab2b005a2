"""Tells what a template left behind in structured data from what the site says of itself. Pure.

A long text may well speak of templates, of "your company" or of undefined values; a short one that is nothing else was
never filled in.
"""

import re
from functools import cache
from urllib.parse import urlsplit

import msgspec

from mmaudit.moments.package_data import read_toml

_LONGEST_VALUE = 120
# What a template language, a script or a form letter would have replaced: {{ name }}, {% if %}, ${name}, <%= name %>,
# %NAME%, [YOUR NAME], [object Object], the front matter of a Markdown file.
_UNRENDERED = re.compile(
    r"\{\{[^{}]{0,80}\}\}|\{%[^%]{0,80}%\}|\$\{[\w.]{1,60}\}|<%=?[^%]{0,80}%>|\[object \w+\]"
    r"|\[(?:YOUR|INSERT|COMPANY|BUSINESS|PHONE|ADDRESS|CITY|STREET|NAME|EMAIL|URL|DATE|TITLE)[A-Z_ ]{0,40}\]"
    r"|^-{3}\s+\w+:"
)
_MARKED = re.compile(r"%[A-Z][A-Z_]{2,40}%")
_ADDRESS = re.compile(r"^(?:https?:)?//|^mailto:", re.IGNORECASE)
_EMAIL = re.compile(r"^[^\s@]+@([^\s@]+)$")
_WORD = re.compile(r"[^\s,;/|]+")
_NOT_DIGITS = re.compile(r"\D")
_COUNTING = "01234567890123456789"
_LEAST_DIGITS = 7
# 555 is no area code of North America, and 555-0100 to 555-0199 are kept for fiction
# (https://www.nanpa.com, "555 line numbers").
_FICTION = re.compile(r"^1?(?:555\d{7}|[2-9]\d{2}55501\d{2})$")


class _LeftOver(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    anywhere: list[str]
    whole: list[str]
    hosts: list[str]
    missing: list[str]


@cache
def _known() -> _LeftOver:
    return read_toml("left_over/left_over.toml", _LeftOver)


def is_left_over(text: str, *, site_host: str = "") -> bool:
    """Say whether a value was never filled in; the address of a site that is itself an example is its own."""
    lowered = text.strip().lower()
    if any(each in lowered for each in _known().anywhere):
        return True
    if len(text) > _LONGEST_VALUE:
        return False
    if _UNRENDERED.search(text) or (_MARKED.search(text) and not _ADDRESS.match(text)):
        return True
    if lowered in _known().whole or _is_missing(text):
        return True
    return _host(lowered) in _known().hosts and _host(lowered) != site_host.removeprefix("www.")


def is_made_up_phone(text: str) -> bool:
    """Say whether a number only counts (123-456-7890), repeats one digit, or is kept for fiction (555-0123)."""
    digits = _NOT_DIGITS.sub("", text)
    if len(digits) < _LEAST_DIGITS:
        return False
    bare = digits[1:] if len(digits) > 10 else digits
    counts = any(each in run for each in (digits, bare) for run in (_COUNTING, _COUNTING[::-1]))
    return counts or len(set(bare)) == 1 or bool(_FICTION.match(digits))


def _is_missing(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(word in _known().missing for word in words)


def _host(lowered: str) -> str:
    email = _EMAIL.match(lowered.removeprefix("mailto:"))
    if email is not None:
        return email[1]
    try:
        return (urlsplit(lowered).hostname or "").removeprefix("www.") if _ADDRESS.match(lowered) else ""
    except ValueError:
        return ""
