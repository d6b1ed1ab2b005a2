"""Prices without a currency: bare numbers where a page promises prices, in a column, a list or behind leading dots.

A number alone is nobody's price. It is one below a column's head that says so ("Cena", "料金"), and in rows of a
page whose title, heading or address promises prices or a menu.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from mmaudit.moments.annotators.money import Money, amount_of, currency_in
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import measure_words

_PLAIN = r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
# The whole of a cell or line: "1850", "1 850,-", "12–15", "45 / 50", "90.00*".
_BARE = re.compile(
    rf"(?:[~≈]\s?)?(?P<first>{_PLAIN})(?:[.,]?[-–—]{{1,2}})?(?P<range>\s?[-–—~/]\s?(?:{_PLAIN}))?\s?\*{{0,2}}"
)
# A season: "16.06-30.06".
_DATES = re.compile(r"\d{1,2}[./]\d{2}\.?\s?[-–—]\s?\d{1,2}[./]\d{2}\.?")
_DOTTED = re.compile(rf"\S\s?[.…·_ ]{{3,}}\s?(?P<first>{_PLAIN})(?:[.,]?[-–—])?$")
_COLUMN_CELLS = 2
_PROMISED_CELLS = 3
_LINES = 4
_HEAD_CHARACTERS = 60
_LINE_CHARACTERS = 160
_NAME_WORDS = 14
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceContext:
    """``promised``: the page's title, a first heading or its address promises prices. ``tld``: as for ``find_money``."""

    vocabulary: Vocabulary
    promised: bool
    tld: str = ""


def find_listed_prices(
    passages: Sequence[Passage], context: PriceContext, *, known: Sequence[Money]
) -> tuple[Money, ...]:
    """Find the bare numbers that are prices, in document order; ``known`` are the amounts with a currency.

    Their currency is that of the column's head, or of most amounts of the page; ``""`` where none is said.
    """
    spoken_for = {money.passage.index for money in known}
    usual = _usual_currency(known)
    found = [
        *_in_columns(passages, context, spoken_for, usual),
        *(_in_lines(passages, spoken_for, usual) if context.promised else ()),
    ]
    return tuple(sorted(found, key=lambda money: money.passage.index))


def column_heads(passages: Sequence[Passage]) -> Mapping[tuple[str, int], Passage]:
    """The head of each column of the page's tables, by table and column."""
    return {
        (each.block.table_id, each.block.column): each
        for each in passages
        if each.block.table_id
        and each.block.row == 0
        and len(each.text) <= _HEAD_CHARACTERS
        and not _BARE.fullmatch(each.text.strip())
    }


def _bare(text: str) -> re.Match[str] | None:
    """The number that is the whole of a text."""
    return None if _DATES.fullmatch(text) else _BARE.fullmatch(text)


def _usual_currency(known: Sequence[Money]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for money in known:
        counts[money.currency] += 1
    return max(counts, key=lambda each: counts[each], default="")


def _in_columns(
    passages: Sequence[Passage], context: PriceContext, spoken_for: set[int], usual: str
) -> Iterator[Money]:
    heads, columns = column_heads(passages), defaultdict(list)
    for passage in passages:
        block = passage.block
        place = (block.table_id, block.column)
        is_head = block.row == 0 and place in heads
        if block.table_id and not is_head and passage.index not in spoken_for:
            columns[place].append(passage)
    for place, cells in columns.items():
        numbers = [(each, match) for each in cells if (match := _bare(each.text.strip()))]
        head = heads.get(place)
        says = head is not None and context.vocabulary.find("price", head.lower) is not None
        enough = _COLUMN_CELLS if says else _PROMISED_CELLS
        if not (says or context.promised) or len(numbers) < enough or 2 * len(numbers) < len(cells):
            continue
        if not says and (place[1] == 0 or _counts_up(numbers)):
            continue
        said = currency_in(head.text, context.vocabulary, tld=context.tld) if head else ""
        yield from (_money(each, match, said or usual) for each, match in numbers)


def _counts_up(numbers: Sequence[tuple[Passage, re.Match[str]]]) -> bool:
    """Say whether a column numbers its rows, or gives years."""
    values = [int(amount_of(match["first"])) for _, match in numbers]
    steps = {after - before for before, after in pairwise(values)}
    return steps <= {1} or all(value in _YEARS for value in values)


def _in_lines(passages: Sequence[Passage], spoken_for: set[int], usual: str) -> Iterator[Money]:
    """Take lines that are a number below a name, and lines that end in one behind leading dots."""
    found = []
    for passage in passages:
        if passage.block.table_id or not passage.is_own or passage.index in spoken_for:
            continue
        text = passage.text.strip()
        match = _bare(text)
        if match is not None and not _is_named_before(passages, passage.index):
            continue
        match = match or (_DOTTED.search(text) if len(text) <= _LINE_CHARACTERS else None)
        if match is not None and amount_of(match["first"]) > 0:
            found.append((passage, match))
    if len(found) >= _LINES and not _counts_up(found):
        yield from (_money(each, match, usual) for each, match in found)


def _is_named_before(passages: Sequence[Passage], index: int) -> bool:
    """Say whether the block before is a name or a description, no number."""
    before = next((each for each in reversed(passages) if each.index < index), None)
    return before is not None and before.is_own and _names(before.text)


def _names(text: str) -> bool:
    return any(each.isalpha() for each in text) and measure_words(text) <= 3 * _NAME_WORDS


def _money(passage: Passage, match: re.Match[str], currency: str) -> Money:
    lead = len(passage.text) - len(passage.text.lstrip())
    return Money(
        passage=passage,
        start=match.start("first") + lead,
        end=match.end() + lead,
        amount=amount_of(match["first"]) or Decimal(0),
        currency=currency,
        is_from=match.groupdict().get("range") is not None,
        struck=passage.block.struck,
    )
