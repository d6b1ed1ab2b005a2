"""What a page is there for: legal texts, wrong addresses and log-ins answer nobody, errands teach nothing."""

import re
from collections.abc import Collection

from mmaudit.moments.marks import host_pattern, menu_pattern, sign_pattern
from mmaudit.moments.page_kind import path_of
from mmaudit.moments.reading import Reading
from mmaudit.moments.words import UNSPACED, lower_case
from mmaudit.moments.zones import Zone

_BETWEEN_TITLES = re.compile(r"[|–—·•:»]|\s-\s")
_NUMBERING = re.compile(r"^[\d.\s]+")
_NOT_FOUND = re.compile(r"(?<![\d.,])404(?![\d.,]\d|\d)")
_NOT_FOUND_CHARACTERS = 60
# The share of a part of the title that names a legal text: "How to write a privacy policy" is an article.
_LEGAL_SHARE = 2
# Words of prose on a page with a field for a password: an article may have a log-in beside it.
_FORM_WORDS = 150
_IMPRINT_TITLE = 40
# What one does on a page, not what one reads there: cues of its titles and kinds of its address (``marks``).
_ERRANDS = ("contact", "book", "hours", "price", "order", "login", "nearest")
_ERRAND_ADDRESSES = ("contact", "prices", "menus", "errands")
# "Contact us and find your way" is such a title, "Price history of gold in the twentieth century" a subject.
_ERRAND_TITLE = 45
_ERRAND_TITLE_CJK = 18
# A newsletter asks for one or two things.
_FIELDS = 3
_FIELD_TAGS = frozenset({"input", "textarea", "select"})
_FIELD_KINDS = frozenset({"", "text", "email", "tel", "date", "time", "textarea", "select", "select-one"})
_PERSONAL = frozenset({"email", "tel"})


def is_legal(reading: Reading) -> bool:
    """Say whether the title, first heading or address names a policy, terms or the like.

    A page whose address names contacts may be both (an imprint with a privacy policy).
    """
    if host_pattern("contact").search(reading.page.url):
        return False
    if host_pattern("legal").search(reading.page.url):
        return True
    return any(
        _names_law(part, reading) for title in _titles(reading) for part in _BETWEEN_TITLES.split(title)
    )


def _names_law(part: str, reading: Reading) -> bool:
    bare = _NUMBERING.sub("", part.strip())
    named = sum(match.end() - match.start() for match in reading.vocabulary.cues["legal"].finditer(bare))
    return bool(named) and _LEGAL_SHARE * named >= len(bare)


def is_imprint(reading: Reading) -> bool:
    """Say whether it only states who runs the site, as the law asks: a title or first heading says so."""
    parts = (part.strip() for title in _titles(reading) for part in _BETWEEN_TITLES.split(title))
    return any(len(part) <= _IMPRINT_TITLE and sign_pattern("imprints").search(part) for part in parts)


def is_not_found(reading: Reading) -> bool:
    """Say whether it is the page of a wrong address: 404 in a short title or heading."""
    return any(len(title) <= _NOT_FOUND_CHARACTERS and _NOT_FOUND.search(title) for title in _titles(reading))


def is_errand(reading: Reading) -> bool:
    """Say whether it is there to write to, book, order, log in, find the place or look up a price.

    Its title, first heading or address says so, or a form of at least three fields in its content does.
    """
    # The host is a name: "weather-prices.example" writes about them.
    path = path_of(reading.page.url)
    if any(host_pattern(kind).search(path) for kind in _ERRAND_ADDRESSES):
        return True
    parts = (part.strip() for title in _titles(reading) for part in _BETWEEN_TITLES.split(title))
    return any(_names_errand(part, reading) for part in parts if part) or _is_form(reading)


def _names_errand(part: str, reading: Reading) -> bool:
    if len(part) > (_ERRAND_TITLE_CJK if UNSPACED.search(part) else _ERRAND_TITLE):
        return False
    words = reading.vocabulary
    return any(words.starts(key, part) for key in _ERRANDS) or menu_pattern().match(part) is not None


def _is_form(reading: Reading) -> bool:
    """Say whether it asks who the visitor is; a calculator asks for numbers."""
    kinds = [
        seen.control.kind
        for seen in reading.controls
        if seen.zone is Zone.CONTENT and seen.control.tag in _FIELD_TAGS and seen.control.kind in _FIELD_KINDS
    ]
    return len(kinds) >= _FIELDS and not _PERSONAL.isdisjoint(kinds)


def is_account(reading: Reading, *, words: float, serves: Collection[bool]) -> bool:
    """Say whether it is there to log in or to sign up: a password is asked for, and there is little else."""
    if not any(seen.control.kind == "password" and seen.zone.is_own for seen in reading.controls):
        return False
    if any(reading.vocabulary.find("login", title) for title in _titles(reading)):
        return True
    return words < _FORM_WORDS and not any(serves)


def _titles(reading: Reading) -> list[str]:
    return [lower_case(title) for title in (reading.page.title, *reading.page.h1)]
