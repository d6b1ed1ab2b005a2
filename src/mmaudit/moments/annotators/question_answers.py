"""Questions as headings (or summaries, or terms of a list) with a short answer right beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_QUESTION_CHARACTERS = 140
_ANSWER_CHARACTERS = 700
_MARKS = ("?", "？", "؟", ";?")
_QUESTION_TAGS = frozenset({"summary", "dt", "button"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """A question and the passage that answers it."""

    question: Passage
    answer: Passage


def find_question_answers(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[QuestionAnswer, ...]:
    """Find question headings whose next block is a statement of at most about a hundred words."""
    own = [passage for passage in passages if passage.in_main]
    found = []
    for question, answer in pairwise(own):
        if _asks(question, vocabulary) and _answers(answer):
            found.append(QuestionAnswer(question=question, answer=answer))
    return tuple(found)


def _asks(passage: Passage, vocabulary: Vocabulary) -> bool:
    text = passage.text.strip()
    if not 4 <= len(text) <= _QUESTION_CHARACTERS:
        return False
    block = passage.block
    heads = bool(block.heading_level) or block.tag in _QUESTION_TAGS
    if text.endswith(_MARKS):
        return heads or not block.list_id
    return heads and block.heading_level != 1 and vocabulary.starts("question", passage.lower)


def _answers(passage: Passage) -> bool:
    text = passage.text.strip()
    if passage.block.heading_level or text.endswith(_MARKS):
        return False
    return 2 <= len(text) <= _ANSWER_CHARACTERS
