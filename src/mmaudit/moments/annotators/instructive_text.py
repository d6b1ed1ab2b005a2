"""Instructions in running text: paragraphs that tell the reader what to do, or begin "First …", "Then …"."""

import re
from collections.abc import Iterator, Sequence

from mmaudit.moments.annotators.imperatives import first_sentences, is_instruction
from mmaudit.moments.annotators.needs import Needs
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import count_words, is_prose, measure_words

_MINIMUM = 3
_HEADING_CHARACTERS = 60
_BENEATH = 40
_SENTENCES = 12
# An instruction may be as short as "Wash the rice."
_SENTENCE_WORDS = 3
_SHARE = 0.4
# Clauses of a paragraph, parted by commas too.
_CLAUSES = re.compile(r"[.!?。！？؟।,;、，；،]+\s*|\n")
_DENSE = 0.5
# Blocks after a list of ingredients, and the words of a text that may say what to do with them.
_AFTER = 5
_AFTER_WORDS = 15
_COLONS = (":", "：")


def find_instructive_text(
    main: Sequence[Passage], vocabulary: Vocabulary, *, link_texts: frozenset[str]
) -> tuple[Passage, ...]:
    """Find the paragraphs that instruct, of a page that calls itself a how-to; empty when too few of them do.

    At least three paragraphs and two in five must instruct, or three sentences begin with words of order.
    """
    prose = [
        passage
        for passage in main
        if not passage.block.heading_level
        and is_prose(passage.text, words=_SENTENCE_WORDS)
        and passage.text.strip() not in link_texts
    ]
    told = [each for each in prose if any(is_instruction(s, vocabulary) for s in _sentences(each))]
    if len(told) >= _MINIMUM and len(told) >= _SHARE * len(prose):
        return tuple(told)
    ordered = [each for each in prose if any(True for _ in _ordered(each, vocabulary))]
    words = {word for each in ordered for word in _ordered(each, vocabulary)}
    return tuple(ordered) if len(words) >= _MINIMUM and told else ()


def find_beneath_heading(
    main: Sequence[Passage], vocabulary: Vocabulary, *, link_texts: frozenset[str]
) -> tuple[Passage, ...]:
    """Find the instructions right beneath a heading or short line such as "Preparation"; the longest such part."""
    found: list[Passage] = []
    for position, passage in enumerate(main):
        if _is_heading(passage, vocabulary):
            part = _part(main, position, vocabulary)
            linked = sum(1 for each in part if each.text.strip() in link_texts)
            found = part if len(part) > len(found) and linked * 2 <= len(part) else found
    return tuple(found)


def find_led_paragraph(main: Sequence[Passage], vocabulary: Vocabulary) -> Passage | None:
    """Find a paragraph that begins "Preparation:" and goes on with at least three sentences, most of which instruct."""
    for passage in main:
        label = vocabulary.cues["instructions"].match(passage.lower.lstrip())
        if label is None or passage.lower.lstrip()[label.end() :].lstrip()[:1] not in _COLONS:
            continue
        told = list(_sentences(passage))[1:] or list(_sentences(passage))
        if len(told) >= _MINIMUM - 1 and _mostly_instructs(told, vocabulary):
            return passage
    return None


def find_dense_paragraphs(main: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Passage, ...]:
    """Find paragraphs that are mostly instructions joined by commas: "Boil the rice, drain it, add the peas."

    Of its clauses at least three and half of them must instruct.
    """
    found = []
    for passage in main:
        if passage.block.heading_level or not is_prose(passage.text):
            continue
        clauses = [each for each in _CLAUSES.split(passage.lower) if count_words(each) >= 1]
        told = sum(is_instruction(each.strip(), vocabulary) for each in clauses)
        if told >= _MINIMUM and told >= _DENSE * len(clauses):
            found.append(passage)
    return tuple(found)


def find_after_amounts(
    main: Sequence[Passage], needs: Sequence[Needs], *, link_texts: frozenset[str]
) -> tuple[Passage, ...]:
    """Find the text right after a list of amounts of food, whatever the form of its verbs: "we mix", "is mixed"."""
    listed = {each.index for found in needs if found.is_food for each in found.passages}
    last = next((i for i in reversed(range(len(main))) if main[i].index in listed), None)
    if last is None:
        return ()
    found: list[Passage] = []
    for passage in main[last + 1 : last + _AFTER]:
        if passage.block.heading_level:
            if found:
                break
            continue
        if is_prose(passage.text) and measure_words(passage.text) >= _AFTER_WORDS:
            found += [passage] if passage.text.strip() not in link_texts else []
    return tuple(found)


def _mostly_instructs(sentences: Sequence[str], vocabulary: Vocabulary) -> bool:
    return 2 * sum(is_instruction(sentence, vocabulary) for sentence in sentences) >= len(sentences)


def _is_heading(passage: Passage, vocabulary: Vocabulary) -> bool:
    lower = passage.lower.strip()
    # The first heading is the page's name: beneath it stands everything.
    heads = passage.block.heading_level > 1 or lower.endswith((":", "："))
    if len(lower) > _HEADING_CHARACTERS or not heads:
        return False
    return vocabulary.starts("instructions", lower) or vocabulary.ends("instructions", lower)


def _part(main: Sequence[Passage], position: int, vocabulary: Vocabulary) -> list[Passage]:
    """List the instructions up to the next heading of the same level or above."""
    level = main[position].block.heading_level or 6
    part = []
    for passage in main[position + 1 : position + _BENEATH]:
        if 0 < passage.block.heading_level <= level:
            break
        if any(is_instruction(sentence, vocabulary) for sentence in _sentences(passage)):
            part.append(passage)
    return part


def _sentences(passage: Passage) -> Iterator[str]:
    return (sentence.strip() for sentence in first_sentences(passage.lower, _SENTENCES))


def _ordered(passage: Passage, vocabulary: Vocabulary) -> Iterator[str]:
    """Give the words of order ("first", "then") that begin its sentences."""
    for sentence in _sentences(passage):
        match = vocabulary.cues["sequence"].match(sentence)
        if match:
            yield match.group()
