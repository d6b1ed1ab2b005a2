"""Lists of what is needed: ingredients, tools, materials under a heading that says so."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mmaudit.moments.marks import load_marks
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import UNSPACED, is_prose

_HEADING_CHARACTERS = 80
_LABEL_CHARACTERS = 40
_CJK_TIMES = 3
_COLUMNS = 3
# The cue begins the label or is a third of it: "System tools" heads a chapter.
_SHARE = 3
_NUMBERING = re.compile(r"^[\d.\s]+")
_REACH = 3
_BLOCK_CHARACTERS = 800
_PARTS = 2
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,4}(?:[.,/]\d+)?\s?[^\W\d]")
_FOOD_ITEMS = 4
_FOOD_SHARE = 0.6
_NUMBER = re.compile(r"\d+(?:[.,/–-]\d+)?|[½¼¾⅓⅔]")
_QUANTITY = r"\d{1,4}(?:[.,/]\d{1,2})?(?:\s?[-–]\s?\d{1,4})?|[½¼¾⅓⅔]"
_COMMA = re.compile(r"[,;、，；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The items beneath one heading, in document order; ``is_food``: most begin with an amount of the kitchen."""

    passages: tuple[Passage, ...]
    is_food: bool = False


def find_needs(
    passages: Sequence[Passage], vocabulary: Vocabulary, *, link_texts: frozenset[str]
) -> tuple[Needs, ...]:
    """Find lists (of at least two items) close beneath a short line such as "Ingredients"; no lists of links.

    Without any such line a list of amounts of food is one.
    """
    main = [passage for passage in passages if passage.in_main]
    found = []
    for position, passage in enumerate(main):
        if not _is_cue(passage, vocabulary):
            continue
        items = _items_after(main[position + 1 : position + 60])
        if not items and (told := _told_in_one(main[position + 1 : position + 2])):
            found.append(Needs(passages=tuple(told)))
            continue
        linked = sum(1 for item in items if item.text.strip() in link_texts)
        if len(items) >= 2 and linked * 2 <= len(items):
            found.append(Needs(passages=tuple(items), is_food=_is_food(items)))
    return tuple(found) or _lists_of_food(main, link_texts)


def _lists_of_food(main: Sequence[Passage], link_texts: frozenset[str]) -> tuple[Needs, ...]:
    """Find lists that no heading announces, of at least four items, most of which begin with an amount of food."""
    lists: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in main:
        if passage.block.list_id and passage.text.strip() not in link_texts:
            lists[passage.block.list_id].append(passage)
    return tuple(
        Needs(passages=tuple(items), is_food=True)
        for items in lists.values()
        if len(items) >= _FOOD_ITEMS and _is_food(items)
    )


def _is_food(items: Sequence[Passage]) -> bool:
    """Say whether most begin with an amount such as "200 g"; a second number is a price."""
    weighed = sum(
        1 for each in items if _kitchen().match(each.lower) and len(_NUMBER.findall(each.text)) == 1
    )
    return weighed >= _FOOD_SHARE * len(items)


@cache
def _kitchen() -> re.Pattern[str]:
    units = "|".join(sorted(load_marks().signs["kitchen"], key=len, reverse=True))
    return re.compile(rf"\W{{0,3}}(?:{_QUANTITY})\s?(?:{units})(?![^\W\d])")


def _told_in_one(following: Sequence[Passage]) -> list[Passage]:
    """Take one block of amounts or names right beneath the heading, parted by line breaks or commas."""
    return [
        each
        for each in following
        if not each.block.heading_level
        and len(each.text) <= _BLOCK_CHARACTERS
        and (len(_AMOUNT.findall(each.text)) >= _PARTS or len(_COMMA.findall(each.text)) >= _PARTS)
        and not is_prose(each.text)
    ]


def _is_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    label = _NUMBERING.sub("", passage.lower).strip()
    cue = vocabulary.find("ingredients", label)
    if cue is None or (cue.start() and _SHARE * (cue.end() - cue.start()) < len(label)):
        return False
    length = len(passage.text) * (_CJK_TIMES if UNSPACED.search(passage.text) else 1)
    if length > (_HEADING_CHARACTERS if passage.block.heading_level else _LABEL_CHARACTERS):
        return False
    return bool(passage.block.heading_level) or not passage.block.list_id


def _items_after(following: Sequence[Passage]) -> list[Passage]:
    items: list[Passage] = []
    for distance, passage in enumerate(following):
        block = passage.block
        if (block.list_id and not block.list_ordered) or _in_narrow_table(passage, following):
            items.append(passage)
        elif (items and block.heading_level) or (not items and distance >= _REACH):
            break
    return items


def _in_narrow_table(passage: Passage, following: Sequence[Passage]) -> bool:
    """Say whether it is a cell of a table of names and amounts; wider tables compare."""
    table = passage.block.table_id
    return bool(table) and all(p.block.column < _COLUMNS for p in following if p.block.table_id == table)
