"""Amounts of money. Only strings with a currency are read: a bare parser takes ``kl 10.00`` for a price."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from price_parser import Price

from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.marks import load_marks
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_NUMBER = r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?|\d{1,7}(?:[.,]\d{1,2}(?!\d))?"
_TAIL = r"(?:[.,]?\s?[-–—]{1,2}(?!\w|\s?\d))?"
_SPACE = r"[\s\u00a0\u202f]{0,2}"
_DIGIT = re.compile(r"\d")
_MODEL = re.compile(r"-?[A-Za-z]")
_BEFORE_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount at ``start``-``end`` of a passage; ``currency`` is an ISO 4217 code. ``is_from``: "from 10 €"."""

    passage: Passage
    start: int
    end: int
    amount: Decimal
    currency: str
    is_from: bool
    struck: bool

    @property
    def text(self) -> str:
        """Write the amount as ``19.90 EUR``."""
        return f"{self.amount} {self.currency}"


def find_money(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Money, ...]:
    """Find amounts with their currency; zero is no price (an empty cart shows it on every page)."""
    pattern, codes = _pattern(vocabulary.lexicons)
    found: list[Money] = []
    for passage in passages:
        if _DIGIT.search(passage.text) is None:
            continue
        for match in pattern.finditer(passage.text):
            money = _money(match, passage, vocabulary, codes)
            if money is not None:
                found.append(money)
    return tuple(found)


def _money(
    match: re.Match[str], passage: Passage, vocabulary: Vocabulary, codes: dict[str, str]
) -> Money | None:
    mark = match.group("before") or match.group("after")
    number = match.group("n1") or match.group("n2")
    amount = Price.fromstring(number).amount
    after = passage.text[match.end() : match.end() + 2]
    if not amount or _is_day(mark, number, vocabulary) or _is_model(match.group("before"), number, after):
        return None
    lead = passage.lower[max(0, match.start() - _BEFORE_CHARACTERS) : match.start()]
    tail = passage.lower[match.end() : match.end() + 2]
    return Money(
        passage=passage,
        start=match.start(),
        end=match.end(),
        amount=amount,
        currency=codes[mark.lower()],
        is_from=vocabulary.find("price_from", lead) is not None
        or any(
            not each.spaced and tail.startswith(tuple(each.cues.price_from)) for each in vocabulary.lexicons
        ),
        struck=passage.block.struck,
    )


def _is_model(before: str | None, number: str, after: str) -> bool:
    """Tell "FT5634-B", an article, and "Euro 5", an engine, from amounts."""
    if not before or not before[-1].isalpha() or not number.isdigit():
        return False
    return _MODEL.match(after) is not None or (before.istitle() and len(before) > 3 and len(number) == 1)


def _is_day(mark: str, number: str, vocabulary: Vocabulary) -> bool:
    """Tell "Fr. 8-12", Friday's hours, from "Fr. 8.50", an amount of francs."""
    return number.isdigit() and any(mark.rstrip(".") in each.days.Fr for each in vocabulary.lexicons)


@lru_cache(maxsize=64)
def _pattern(lexicons: tuple[Lexicon, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {mark.lower(): code for code, marks in load_marks().currency.items() for mark in marks}
    # The page's own language comes first and has the last word: "¥" is yuan in Chinese.
    for lexicon in reversed(lexicons):
        codes.update({word.lower(): code for code, words in lexicon.currency.items() for word in words})
    marks = sorted(codes, key=len, reverse=True)
    before = "|".join(_edged(mark, before=True) for mark in marks)
    after = "|".join(_edged(mark, before=False) for mark in marks)
    # After the amount comes first: "10 € 20 €" is two prices, not "€ 20" and a left-over.
    pattern = (
        rf"(?<![\d.,:/$])(?P<n1>{_NUMBER}){_TAIL}{_SPACE}(?P<after>{after})"
        rf"|(?P<before>{before}){_SPACE}(?P<n2>{_NUMBER}){_TAIL}(?![\d:/$])"
    )
    return re.compile(pattern, re.IGNORECASE), codes


def _edged(mark: str, *, before: bool) -> str:
    """Keep letters from running on: ``2026 Kr…`` is no kronor, ``CHFx`` no francs."""
    escaped = re.escape(mark)
    edge = mark[0] if before else mark[-1]
    if not edge.isalpha() or ord(edge) > 0x3000:
        return escaped
    # "4567 E-mail" is no euro.
    return rf"(?<![^\W\d_]){escaped}" if before else rf"{escaped}(?!-?[^\W\d_])"
