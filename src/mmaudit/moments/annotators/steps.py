"""Steps of a how-to in the shapes they come in: ordered lists, "Step 3" headings, numbered paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import UNSPACED

MINIMUM = 3
# The confidence of steps that are neither numbered nor a list.
UNNUMBERED = 0.6
_ITEM_CHARACTERS = 35
_CJK_ITEM_CHARACTERS = 10
_LONGEST_ITEM = 900
_NUMBERED = re.compile(r"\s*(?:#|no\.?\s?)?(\d{1,2})\s?(?:[.)、:：．]|[-–]\s)\s?\S", re.IGNORECASE)
_BADGE = re.compile(r"0?\d{1,2}[.)]?")
_DIGITS = re.compile(r"\d+")
_REFERENCE = re.compile(r"\s*(?:\^|↑|\[\d)|https?://|doi:|ISBN", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A run of steps in document order. ``confidence`` 0-1: how sure it is a how-to and no other list."""

    passages: tuple[Passage, ...]
    confidence: float


def find_steps(
    passages: Sequence[Passage], *, vocabulary: Vocabulary, link_texts: frozenset[str], is_how_to: bool
) -> tuple[Steps, ...]:
    """Find runs of steps in the page's main content, the surest first.

    ``is_how_to``: the title or first heading says so; without it a list needs a cue or long items.
    """
    main = [passage for passage in passages if passage.in_main]
    found = [
        *_by_words(main, vocabulary),
        *_ordered_lists(main, vocabulary, link_texts, is_how_to=is_how_to),
        *_cued_lists(main, vocabulary, link_texts),
        *_numbered(main, vocabulary, link_texts, is_how_to=is_how_to),
        *_badges(main),
        *(_headings(main, vocabulary, link_texts) if is_how_to else ()),
    ]
    return tuple(sorted(found, key=lambda steps: -steps.confidence))


def is_long_enough(texts: Sequence[str]) -> bool:
    """Say whether items are sentences rather than names: Chinese says in 10 characters what English does in 35."""
    average = sum(map(len, texts)) / len(texts)
    is_cjk = sum(1 for text in texts if UNSPACED.search(text)) * 2 > len(texts)
    return (_CJK_ITEM_CHARACTERS if is_cjk else _ITEM_CHARACTERS) <= average <= _LONGEST_ITEM


def _by_words(main: Sequence[Passage], vocabulary: Vocabulary) -> Iterator[Steps]:
    """Find "Step 1", "2. samm", "第3步" at the start of headings or paragraphs."""
    run = [p for p in main if vocabulary.step.match(p.lower.lstrip()[:40]) is not None]
    if len({passage.lower[:24] for passage in run}) >= MINIMUM:
        yield Steps(passages=tuple(run), confidence=0.9)


def _ordered_lists(
    main: Sequence[Passage], vocabulary: Vocabulary, link_texts: frozenset[str], *, is_how_to: bool
) -> Iterator[Steps]:
    for items in _lists(main, ordered=True):
        if not _may_be_steps(items, vocabulary, link_texts):
            continue
        cued = is_how_to or _heading_cue(items[0], vocabulary)
        if cued or is_long_enough([item.text for item in items]):
            yield Steps(passages=tuple(items), confidence=0.9 if cued else 0.65)


def _cued_lists(
    main: Sequence[Passage], vocabulary: Vocabulary, link_texts: frozenset[str]
) -> Iterator[Steps]:
    """Find unordered lists of sentences under "Instructions"."""
    for items in _lists(main, ordered=False):
        cued = vocabulary.find("instructions", items[0].heading[:80]) is not None
        if cued and _may_be_steps(items, vocabulary, link_texts) and is_long_enough([i.text for i in items]):
            yield Steps(passages=tuple(items), confidence=0.8)


def _numbered(
    main: Sequence[Passage], vocabulary: Vocabulary, link_texts: frozenset[str], *, is_how_to: bool
) -> Iterator[Steps]:
    """Find headings or paragraphs that count 1, 2, 3; ten best things are no steps unless the page is a how-to."""
    run: list[Passage] = []
    for passage in main:
        match = _NUMBERED.match(passage.text)
        if match is None or passage.block.table_id:
            continue
        if int(match.group(1)) == len(run) + 1:
            run.append(passage)
        elif int(match.group(1)) == 1:
            yield from _numbered_run(run, vocabulary, link_texts, is_how_to=is_how_to)
            run = [passage]
    yield from _numbered_run(run, vocabulary, link_texts, is_how_to=is_how_to)


def _numbered_run(
    run: list[Passage], vocabulary: Vocabulary, link_texts: frozenset[str], *, is_how_to: bool
) -> Iterator[Steps]:
    if len(run) < MINIMUM or not _may_be_steps(run, vocabulary, link_texts):
        return
    cued = is_how_to or _heading_cue(run[0], vocabulary)
    headings = all(passage.block.heading_level for passage in run)
    if cued and (headings or is_long_enough([p.text for p in run])):
        yield Steps(passages=tuple(run), confidence=0.8)


def _badges(main: Sequence[Passage]) -> Iterator[Steps]:
    """Find numbers that stand alone (in a circle, say) before each step."""
    run: list[Passage] = []
    for badge, text in pairwise(main):
        if _BADGE.fullmatch(badge.text.strip()) and int(_DIGITS.findall(badge.text)[0]) == len(run) + 1:
            run.append(text)
    if len(run) >= MINIMUM and is_long_enough([passage.text for passage in run]):
        yield Steps(passages=tuple(run), confidence=0.8)


def _headings(main: Sequence[Passage], vocabulary: Vocabulary, link_texts: frozenset[str]) -> Iterator[Steps]:
    """Find headings of one level, each with text beneath, on a page whose title says how-to.

    They are not numbered, so that a visitor must guess the order: half an answer.
    """
    for level in (2, 3, 4):
        run = [
            heading
            for heading, text in pairwise(main)
            if heading.block.heading_level == level
            and not text.block.heading_level
            and is_long_enough([text.text])
            and not heading.text.rstrip().endswith(("?", "？"))
        ]
        if len(run) >= MINIMUM and not any(vocabulary.find("related", p.lower) for p in run):
            if sum(1 for passage in run if passage.text.strip() in link_texts) * 2 <= len(run):
                yield Steps(passages=tuple(run), confidence=UNNUMBERED)
            return


def _lists(main: Sequence[Passage], *, ordered: bool) -> Iterator[list[Passage]]:
    items = [p for p in main if p.block.list_id and p.block.list_ordered is ordered and p.block.list_position]
    for _, group in groupby(
        sorted(items, key=lambda p: (p.block.list_id, p.index)), key=lambda p: p.block.list_id
    ):
        found = list(group)
        if len({passage.block.list_position for passage in found}) >= MINIMUM:
            yield found


def _may_be_steps(items: Sequence[Passage], vocabulary: Vocabulary, link_texts: frozenset[str]) -> bool:
    """Refuse navigation, references and contents."""
    linked = sum(1 for item in items if item.text.strip() in link_texts)
    references = sum(1 for item in items if _REFERENCE.search(item.text[:120]))
    if linked * 2 > len(items) or references * 2 > len(items):
        return False
    return vocabulary.find("terms", items[0].heading[:80]) is None


def _heading_cue(passage: Passage, vocabulary: Vocabulary) -> bool:
    heading = passage.heading[:120]
    return bool(vocabulary.find("instructions", heading) or vocabulary.find("how_to", heading))
