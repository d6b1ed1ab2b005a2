"""Amounts of money. Only strings with a currency are read: a bare parser takes ``kl 10.00`` for a price."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from price_parser import Price

from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.marks import load_marks
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import is_prose

# Grouped by threes with one separator ("1.299,00", "1 299 000"), the Indian way, or not at all.
_NUMBER = (
    r"\d{{1,3}}(?P<s{i}>[ .,'’٬\u00a0\u202f])\d{{3}}(?!\d)(?:(?P=s{i})\d{{3}}(?!\d))*(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d{{1,2}}(?!\d))?"
    r"|\d{{1,9}}(?:[.,٫]\d{{1,2}}(?!\d))?"
)
_TAIL = r"(?:[.,]?\s?[-–—]{1,2}(?!\w|\s?\d))?"
_SPACE = r"[\s\u00a0\u202f]{0,2}"
# "12-15 €", "12 – 15 €", "12~15元", "12 à 15 €": both ends before the one mark.
_LOW = r"(?:(?<!\w)(?P<low>{number})(?:[-~～]|\s?[–—]\s?|{to}))?"
# Vowel signs of Indic scripts are parts of words and no letters: "बेंगलुरु 560001" ends in no rupee.
_NO_LETTER_BEFORE = r"(?<![^\W\d_])(?<![\u0900-\u0dff])"
_NO_SIGN_AFTER = r"(?![\u0900-\u0dff])"
_DIGIT = re.compile(r"\d")
_MODEL = re.compile(r"-?[A-Za-z]")
_BEFORE_CHARACTERS = 16
_AFTER_CHARACTERS = 14
_WIDEST_RANGE = 10
_MOST = Decimal(100_000_000)
_MYRIAD = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount at ``start``-``end`` of a passage; ``currency`` is an ISO 4217 code, ``""`` where none is said.

    ``is_from``: "from 10 €" or the lower end of a range. ``is_sum``: "5 € million", no price of a thing.
    """

    passage: Passage
    start: int
    end: int
    amount: Decimal
    currency: str
    is_from: bool
    struck: bool
    is_sum: bool = False

    @property
    def text(self) -> str:
        """Write the amount as ``19.90 EUR``."""
        return f"{self.amount} {self.currency}".rstrip()


def find_money(passages: Sequence[Passage], vocabulary: Vocabulary, *, tld: str = "") -> tuple[Money, ...]:
    """Find amounts with their currency; zero is no price (an empty cart shows it on every page).

    ``tld``, the host's last label, tells whose dollar or krone it is.
    """
    pattern, codes = _pattern(vocabulary.lexicons, tld)
    found: list[Money] = []
    for passage in passages:
        if _DIGIT.search(passage.text) is None:
            continue
        for match in pattern.finditer(passage.text):
            money = _money(match, passage, vocabulary, codes)
            if money is not None:
                found.append(money)
    return tuple(found)


def currency_in(text: str, vocabulary: Vocabulary, *, tld: str = "") -> str:
    """The currency that a short text such as a column's head names ("Cena (Kč)"); ``""`` when it names none."""
    _, codes = _pattern(vocabulary.lexicons, tld)
    pattern = _alone(vocabulary.lexicons, tld)
    match = pattern.search(text)
    return "" if match is None else codes[match[0] if match[0] in codes else match[0].lower()]


def _money(
    match: re.Match[str], passage: Passage, vocabulary: Vocabulary, codes: Mapping[str, str]
) -> Money | None:
    before, low = match.group("before"), match.group("low")
    mark = before or match.group("after")
    number = match.group("n1") or match.group("n2")
    amount = amount_of(number)
    rest = passage.lower[match.end() : match.end() + _AFTER_CHARACTERS].lstrip()
    if not 0 < amount < _MOST or _is_day(mark, number, vocabulary) or _is_year(match):
        return None
    if _is_in_a_code(match) or _is_road(match, before, passage):
        return None
    if _is_model(before, number, passage.text[match.end() : match.end() + 2]):
        return None
    if match.group("myriad"):
        amount *= _MYRIAD
    is_range = low is not None and amount_of(low) < amount <= _WIDEST_RANGE * amount_of(low)
    return Money(
        passage=passage,
        start=match.start() if is_range or low is None else match.start("n1"),
        end=match.end(),
        amount=amount_of(low) if is_range and low is not None else amount,
        currency=codes[mark] if mark in codes else codes[mark.lower()],
        is_from=is_range or _is_from(match, passage, vocabulary),
        struck=passage.block.struck,
        is_sum=rest.startswith(tuple(load_marks().scale["sums"])),
    )


def amount_of(number: str) -> Decimal:
    """Read a number in any script's digits and any country's separators."""
    plain = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in number)
    plain = plain.replace("٬", ",").replace("٫", ".")
    return Price.fromstring(plain).amount or Decimal(0)


def _is_from(match: re.Match[str], passage: Passage, vocabulary: Vocabulary) -> bool:
    lead = passage.lower[max(0, match.start() - _BEFORE_CHARACTERS) : match.start()]
    tail = passage.lower[match.end() : match.end() + 2]
    return vocabulary.find("price_from", lead) is not None or any(
        not each.spaced and tail.startswith(tuple(each.cues.price_from)) for each in vocabulary.lexicons
    )


def _is_model(before: str | None, number: str, after: str) -> bool:
    """Tell "FT5634-B", an article, and "Euro 5", an engine, from amounts."""
    if not before or not before[-1].isalpha() or not number.isdigit():
        return False
    return _MODEL.match(after) is not None or (before.istitle() and len(before) > 3 and len(number) == 1)


def _is_year(match: re.Match[str]) -> bool:
    """Tell "1200 Kr. f.", a year before an era, from 1200 kronor."""
    return match["after"] is not None and _eras().match(match.string, match.start("after")) is not None


def _is_in_a_code(match: re.Match[str]) -> bool:
    """Tell "nu568ft6w", letters and digits without end, from "kontakt70 kr", a label without a space."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() : match.end() + 1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalnum()


def _is_road(match: re.Match[str], mark: str | None, passage: Passage) -> bool:
    """Tell "the R62 from Montagu", a road, from "R120", rand: in a sentence, without space or cents."""
    return mark == "R" and re.fullmatch(r"R\d{2,3}", match[0]) is not None and is_prose(passage.text)


@cache
def _eras() -> re.Pattern[str]:
    return re.compile("|".join(load_marks().scale["eras"]))


def _is_day(mark: str, number: str, vocabulary: Vocabulary) -> bool:
    """Tell "Fr. 8-12", Friday's hours, from "Fr. 8.50", an amount of francs."""
    return number.isdigit() and any(mark.rstrip(".") in each.days.Fr for each in vocabulary.lexicons)


@lru_cache(maxsize=128)
def _pattern(lexicons: tuple[Lexicon, ...], tld: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    codes = _codes(lexicons, tld)
    marks = sorted(codes, key=len, reverse=True)
    before = "|".join(_edged(mark, before=True) for mark in marks if mark[0] not in ",.:")
    after = "|".join(_edged(mark, before=False) for mark in marks)
    myriad = "|".join(load_marks().scale["myriads"])
    n1, n2, low = (_NUMBER.format(i=index) for index in (1, 2, 3))
    words = {word for each in lexicons for word in each.times.to if word.isalpha()}
    to = "|".join(rf"\s{word}\s" if ord(word[0]) < 0x3000 else word for word in sorted(words))
    # After the amount comes first: "10 € 20 €" is two prices, not "€ 20" and a left-over.
    pattern = (
        rf"(?<![\d.,:/$]){_LOW.format(number=low, to=to or ' - ')}(?P<n1>{n1})\s?(?P<myriad>{myriad})?{_TAIL}{_SPACE}"
        rf"(?P<after>{after})"
        rf"|(?P<before>{before}){_SPACE}(?P<n2>{n2}){_TAIL}(?!\d|[:/]\d|[.,]\d|\$)"
    )
    return re.compile(pattern, re.IGNORECASE), codes


@lru_cache(maxsize=128)
def _alone(lexicons: tuple[Lexicon, ...], tld: str) -> re.Pattern[str]:
    """The marks of money by themselves, beside no letter."""
    marks = sorted(_codes(lexicons, tld), key=len, reverse=True)
    return re.compile("|".join(_whole(mark) for mark in marks if mark[0] not in ",."), re.IGNORECASE)


def _whole(mark: str) -> str:
    escaped = f"(?-i:{re.escape(mark)})" if mark.isalpha() and mark.isupper() else re.escape(mark)
    before = _NO_LETTER_BEFORE if mark[0].isalpha() and ord(mark[0]) <= 0x3000 else ""
    after = rf"(?![^\W\d_]){_NO_SIGN_AFTER}" if mark[-1].isalpha() and ord(mark[-1]) <= 0x3000 else ""
    return f"{before}{escaped}{after}"


def _codes(lexicons: Sequence[Lexicon], tld: str) -> dict[str, str]:
    codes = {_key(mark): code for code, marks in load_marks().currency.items() for mark in marks}
    # The page's own language comes first and has the last word: "¥" is yuan in Chinese.
    for lexicon in reversed(lexicons):
        codes.update({word.lower(): code for code, words in lexicon.currency.items() for word in words})
    codes.setdefault(",-", "EUR")
    codes.update({_key(mark): code for mark, code in load_marks().currency_at.get(tld, {}).items()})
    return codes


def _key(mark: str) -> str:
    return mark if mark.isalpha() and mark.isupper() else mark.lower()


def _edged(mark: str, *, before: bool) -> str:
    """Keep letters from running on: ``2026 Kr…`` is no kronor, ``CHFx`` no francs; "3,-4" is no price."""
    escaped = re.escape(mark)
    # "mnt 12" is a road in Tallinn, "MNT 12" money of Mongolia.
    escaped = f"(?-i:{escaped})" if mark.isalpha() and mark.isupper() else escaped
    edge = mark[0] if before else mark[-1]
    if edge in "-–":
        return rf"{escaped}(?![\w-]|\s?\d)"
    if not edge.isalpha() or ord(edge) > 0x3000:
        return escaped
    # "4567 E-mail" is no euro.
    return rf"{_NO_LETTER_BEFORE}{escaped}" if before else rf"{escaped}(?!-?[^\W\d_]){_NO_SIGN_AFTER}"
