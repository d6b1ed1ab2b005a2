"""Lists of what is needed: ingredients, tools, materials under a heading that says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_HEADING_CHARACTERS = 80
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The items beneath one heading, in document order."""

    cue: Passage
    passages: tuple[Passage, ...]


def find_needs(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Needs, ...]:
    """Find lists (of at least two items) close beneath a short line such as "Ingredients"."""
    main = [passage for passage in passages if passage.in_main]
    found = []
    for position, passage in enumerate(main):
        if not _is_cue(passage, vocabulary):
            continue
        items = _items_after(main[position + 1 : position + 60])
        if len(items) >= 2:
            found.append(Needs(cue=passage, passages=tuple(items)))
    return tuple(found)


def _is_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    cue = vocabulary.find("ingredients", passage.lower)
    if cue is None or len(passage.text) > _HEADING_CHARACTERS or passage.text.strip() == "":
        return False
    if passage.block.list_id and not passage.block.heading_level:
        return False
    return bool(passage.block.heading_level) or cue.start() <= 30


def _items_after(following: Sequence[Passage]) -> list[Passage]:
    items: list[Passage] = []
    for distance, passage in enumerate(following):
        block = passage.block
        if (block.list_id and not block.list_ordered) or block.table_id:
            items.append(passage)
        elif (items and block.heading_level) or (not items and distance >= _REACH):
            break
    return items
