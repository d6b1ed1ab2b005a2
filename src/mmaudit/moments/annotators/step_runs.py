"""Runs of blocks in the shapes that steps come in; ``steps`` judges whether they are any."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from mmaudit.moments.annotators.step_labels import (
    badge,
    numbered,
    says_something,
    some_word,
    time_stamp,
    within,
    worded,
)
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

MINIMUM = 3
_MOST = 60
# Blocks that may belong to one step: text, a picture's caption, a note.
_BODY_BLOCKS = 6
_FIRST_CHAPTER_S = 60
_INLINE_CHARACTERS = 40
_PUNCTUATION = " .:)-–—|"
_TITLE_TAGS = frozenset({"dt", "summary"})
_HEADING_CHARACTERS = 120


class Shape(Enum):
    """How steps are set."""

    WORDED = auto()
    LABELLED = auto()
    NUMBERED = auto()
    LOOSELY_NUMBERED = auto()
    BADGES = auto()
    CHAPTERS = auto()
    ORDERED_LIST = auto()
    LIST = auto()
    HEADINGS = auto()
    INLINE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """At least three steps of one shape. ``texts``: each step's own words without its label, and what follows.

    ``passages``: the block of each; of steps within one block that block alone, where they begin at ``start``.
    """

    shape: Shape
    first: Passage
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]
    headings: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A block at ``position`` that begins a step; its own text begins at ``start``."""

    position: int
    number: int | None
    start: int


def find_runs(main: Sequence[Passage], vocabulary: Vocabulary) -> Iterator[Run]:
    """Find every run, whatever it may be."""
    yield from _marked(main, Shape.WORDED, _worded_marks(main, vocabulary))
    for marks in _labelled_marks(main).values():
        yield from _marked(main, Shape.LABELLED, marks)
    for marks in _numbered_marks(main, loose=False).values():
        yield from _marked(main, Shape.NUMBERED, marks)
    for marks in _numbered_marks(main, loose=True).values():
        yield from _marked(main, Shape.LOOSELY_NUMBERED, marks)
    badges = [_Mark(i, number, len(p.text)) for i, p in enumerate(main) if (number := badge(p.text))]
    yield from _marked(main, Shape.BADGES, badges)
    yield from _chapters(main)
    yield from _lists(main)
    yield from _headings(main)
    for passage in main:
        yield from _inline(passage, vocabulary)


def _worded_marks(main: Sequence[Passage], vocabulary: Vocabulary) -> list[_Mark]:
    found = ((i, worded(passage.lower, vocabulary)) for i, passage in enumerate(main))
    return [_Mark(i, *label) for i, label in found if label]


def _labelled_marks(main: Sequence[Passage]) -> Mapping[str, list[_Mark]]:
    """List the blocks that begin with a word and a number, by the word: it may mean "step" in a strange language."""
    by_word: defaultdict[str, list[_Mark]] = defaultdict(list)
    for i, passage in enumerate(main):
        if label := some_word(passage.lower):
            by_word[label[0]].append(_Mark(i, label[1], label[2]))
    return by_word


def _numbered_marks(main: Sequence[Passage], *, loose: bool) -> Mapping[int, list[_Mark]]:
    """List the numbered blocks by level of heading, since "1. 2." may stand within each "1."."""
    by_level: defaultdict[int, list[_Mark]] = defaultdict(list)
    for i, passage in enumerate(main):
        label = numbered(passage.text, loose=loose)
        if label and says_something(passage.text[label[1] :]):
            by_level[passage.block.heading_level].append(_Mark(i, *label))
    return by_level


def _marked(main: Sequence[Passage], shape: Shape, marks: Sequence[_Mark]) -> Iterator[Run]:
    for run in _ascending(marks):
        yield _run(main, shape, run)


def _ascending(marks: Iterable[_Mark]) -> Iterator[list[_Mark]]:
    """Split into runs that count from 1 (or 0); one number may be missing, and a repeated label is the same step."""
    run: list[_Mark] = []
    last = 0
    for mark in marks:
        number = last + 1 if mark.number is None else mark.number
        if run and last < number <= last + 2:
            run.append(mark)
        elif run and number == last and len(run) > 1:
            continue
        elif number <= 1:
            if len(run) >= MINIMUM:
                yield run
            run = [mark]
        else:
            continue
        last = number
    if len(run) >= MINIMUM:
        yield run


def _run(main: Sequence[Passage], shape: Shape, marks: Sequence[_Mark]) -> Run:
    """Join each mark with what follows it; a step that is only a label is shown by the text beneath."""
    passages, texts = [], []
    ends = [mark.position for mark in marks[1:]]
    # Nothing ends the last step: it is as long as the longest before it.
    ends.append(marks[-1].position + max(end - mark.position for mark, end in zip(marks, ends, strict=False)))
    for mark, end in zip(marks[:_MOST], ends, strict=False):
        own = main[mark.position]
        body = _body(main, mark.position, end, level=own.block.heading_level)
        rest = own.text[mark.start :].lstrip(_PUNCTUATION)
        spoken = says_something(rest)
        passages.append(own if spoken or not body else body[0])
        texts.append("\n".join([*([rest] if spoken else []), *(each.text for each in body)]))
    return Run(
        shape=shape,
        first=main[marks[0].position],
        passages=tuple(passages),
        texts=tuple(texts),
        headings=all(main[mark.position].block.heading_level for mark in marks),
    )


def _body(main: Sequence[Passage], position: int, end: int, *, level: int) -> list[Passage]:
    """List the blocks beneath a step up to the next one, or to a heading of its own level or above.

    A number in a block of its own may have a heading right beneath, which is the step's.
    """
    body: list[Passage] = []
    for passage in main[position + 1 : min(end, position + 1 + _BODY_BLOCKS)]:
        heading = passage.block.heading_level
        if heading and not level and not body:
            level = heading
        elif 0 < heading <= (level or 3):
            break
        if says_something(passage.text):
            body.append(passage)
    return body


def _inline(passage: Passage, vocabulary: Vocabulary) -> Iterator[Run]:
    """Find steps that only line breaks part."""
    if len(passage.text) < _INLINE_CHARACTERS:
        return
    for run in _ascending(_Mark(0, *label) for label in within(passage.lower, vocabulary)):
        ends = [*(mark.start for mark in run[1:]), len(passage.text)]
        parts = (passage.text[mark.start : end] for mark, end in zip(run, ends, strict=True))
        texts = tuple(_without_label(part, vocabulary) for part in parts)
        yield Run(shape=Shape.INLINE, first=passage, passages=(passage,), texts=texts, start=run[0].start)


def _without_label(text: str, vocabulary: Vocabulary) -> str:
    label = numbered(text) or worded(text.lower(), vocabulary)
    return text[label[1] :].lstrip(_PUNCTUATION) if label else text


def _chapters(main: Sequence[Passage]) -> Iterator[Run]:
    """Find a video's chapters: time stamps that ascend from its first minute."""
    run: list[_Mark] = []
    last = -1
    for i, passage in enumerate(main):
        stamp = time_stamp(passage.text)
        if stamp and (stamp[0] > last if run else stamp[0] <= _FIRST_CHAPTER_S):
            run.append(_Mark(i, None, stamp[1]))
            last = stamp[0]
    if len(run) >= MINIMUM:
        yield _run(main, Shape.CHAPTERS, run)


def _lists(main: Sequence[Passage]) -> Iterator[Run]:
    """Find lists; ordered ones of a single item each are one list that pictures interrupt."""
    by_list: defaultdict[str, list[int]] = defaultdict(list)
    for i, passage in enumerate(main):
        if passage.block.list_id and passage.block.list_position:
            by_list[passage.block.list_id].append(i)
    single: list[int] = []
    for positions in by_list.values():
        firsts = _first_of_each_item(main, positions)
        ordered = main[positions[0]].block.list_ordered
        if len(firsts) >= MINIMUM:
            yield _list_run(main, Shape.ORDERED_LIST if ordered else Shape.LIST, firsts)
        elif ordered:
            single += firsts
    if len(single) >= MINIMUM:
        yield _list_run(main, Shape.ORDERED_LIST, sorted(single))


def _first_of_each_item(main: Sequence[Passage], positions: Sequence[int]) -> list[int]:
    firsts: dict[int, int] = {}
    for i in positions:
        at = main[i].block.list_position
        # A number in its own element, a word or a picture's name is not what the item says.
        if at not in firsts or not says_something(main[firsts[at]].text):
            firsts[at] = i
    return sorted(firsts.values())


def _list_run(main: Sequence[Passage], shape: Shape, firsts: Sequence[int]) -> Run:
    passages = tuple(main[i] for i in firsts[:_MOST])
    return Run(shape=shape, first=passages[0], passages=passages, texts=_item_texts(main, firsts[:_MOST]))


def _item_texts(main: Sequence[Passage], firsts: Sequence[int]) -> tuple[str, ...]:
    texts = []
    for i in firsts:
        block = main[i].block
        item = [main[i].text]
        for passage in main[i + 1 : i + _BODY_BLOCKS]:
            if (passage.block.list_id, passage.block.list_position) != (block.list_id, block.list_position):
                break
            item.append(passage.text)
        texts.append("\n".join(item))
    return tuple(texts)


def _headings(main: Sequence[Passage]) -> Iterator[Run]:
    """Find headings (or titles that open a panel) of one level, each with text beneath."""
    by_level: defaultdict[str, list[int]] = defaultdict(list)
    for i, (heading, below) in enumerate(pairwise(main)):
        level = _title_level(heading)
        if level and len(heading.text) <= _HEADING_CHARACTERS and _title_level(below) != level:
            by_level[level].append(i)
    for level, positions in by_level.items():
        ends = [*positions[1:], positions[-1] + _BODY_BLOCKS]
        depth = int(level) if level.isdigit() else 6
        bodies = [_body(main, i, end, level=depth) for i, end in zip(positions, ends, strict=True)]
        kept = [(i, body) for i, body in zip(positions, bodies, strict=True) if body]
        if len(kept) >= MINIMUM and level != "1":
            passages = tuple(main[i] for i, _ in kept[:_MOST])
            texts = tuple("\n".join([main[i].text, *(p.text for p in body)]) for i, body in kept[:_MOST])
            yield Run(shape=Shape.HEADINGS, first=passages[0], passages=passages, texts=texts, headings=True)


def _title_level(passage: Passage) -> str:
    if passage.block.heading_level:
        return str(passage.block.heading_level)
    return passage.block.tag if passage.block.tag in _TITLE_TAGS else ""
