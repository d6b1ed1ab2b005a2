"""Lists of what is needed: ingredients, tools, materials under a heading that says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
_COMMA = re.compile(r"[,;、，；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The items beneath one heading, in document order."""

    cue: Passage
    passages: tuple[Passage, ...]


def find_needs(
    passages: Sequence[Passage], vocabulary: Vocabulary, *, link_texts: frozenset[str]
) -> tuple[Needs, ...]:
    """Find lists (of at least two items) close beneath a short line such as "Ingredients"; no lists of links."""
    main = [passage for passage in passages if passage.in_main]
    found = []
    for position, passage in enumerate(main):
        if not _is_cue(passage, vocabulary):
            continue
        items = _items_after(main[position + 1 : position + 60])
        if not items and (told := _told_in_one(main[position + 1 : position + 2])):
            found.append(Needs(cue=passage, passages=tuple(told)))
            continue
        linked = sum(1 for item in items if item.text.strip() in link_texts)
        if len(items) >= 2 and linked * 2 <= len(items):
            found.append(Needs(cue=passage, passages=tuple(items)))
    return tuple(found)


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
