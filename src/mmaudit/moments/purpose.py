"""Pages that answer nobody: legal texts, pages that are not there, and forms to log in or to sign up."""

import re
from collections.abc import Collection

from mmaudit.moments.marks import host_pattern
from mmaudit.moments.reading import Reading
from mmaudit.moments.words import lower_case

_BETWEEN_TITLES = re.compile(r"[|–—·•:»]|\s-\s")
_NUMBERING = re.compile(r"^[\d.\s]+")
_NOT_FOUND = re.compile(r"(?<![\d.,])404(?![\d.,]\d|\d)")
_NOT_FOUND_CHARACTERS = 60
# The share of a part of the title that names a legal text: "How to write a privacy policy" is an article.
_LEGAL_SHARE = 2
# Words of prose on a page with a field for a password: an article may have a log-in beside it.
_FORM_WORDS = 150


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
    match = reading.vocabulary.find("legal", bare)
    return match is not None and _LEGAL_SHARE * (match.end() - match.start()) >= len(bare)


def is_not_found(reading: Reading) -> bool:
    """Say whether it is the page of a wrong address: 404 in a short title or heading."""
    return any(len(title) <= _NOT_FOUND_CHARACTERS and _NOT_FOUND.search(title) for title in _titles(reading))


def is_account(reading: Reading, *, words: float, serves: Collection[bool]) -> bool:
    """Say whether it is there to log in or to sign up: a password is asked for, and there is little else."""
    if not any(seen.control.kind == "password" and seen.zone.is_own for seen in reading.controls):
        return False
    if any(reading.vocabulary.find("login", title) for title in _titles(reading)):
        return True
    return words < _FORM_WORDS and not any(serves)


def _titles(reading: Reading) -> list[str]:
    return [lower_case(title) for title in (reading.page.title, *reading.page.h1)]
