"""E-mail addresses in text, also those written with ``[at]`` against robots."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.moments.reading import Passage

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}\s?(?:@|＠|\[at\]|\(at\)|\[ät\]|\{at\}|\(a\))\s?"
    r"(?:[a-z0-9-]{1,63}\s?(?:\.|\[dot\]|\(dot\))\s?){1,4}[a-z]{2,24}(?![\w-])",
    re.IGNORECASE,
)
_PARTS = (("at", re.compile(r"\s?(?:＠|\[at\]|\(at\)|\[ät\]|\{at\}|\(a\)|@)\s?", re.IGNORECASE), "@"),)
_DOT = re.compile(r"\s?(?:\[dot\]|\(dot\))\s?", re.IGNORECASE)
_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """An address at ``start``-``end`` of a passage."""

    passage: Passage
    start: int
    end: int
    address: str


def find_emails(passages: Sequence[Passage]) -> tuple[Email, ...]:
    """Find the addresses; names of retina images (``a@2x.png``) are none."""
    found = []
    for passage in passages:
        if not any(mark in passage.lower for mark in ("@", "＠", "at]", "at)", "ät]", "at}", "(a)")):
            continue
        for match in _EMAIL.finditer(passage.text):
            address = _plain(match.group())
            if not address.endswith(_FILE_ENDINGS):
                found.append(Email(passage=passage, start=match.start(), end=match.end(), address=address))
    return tuple(found)


def _plain(text: str) -> str:
    for _, pattern, plain in _PARTS:
        text = pattern.sub(plain, text)
    return _DOT.sub(".", text).replace(" ", "").lower()
