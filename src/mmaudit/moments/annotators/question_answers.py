"""Questions as headings (or summaries, or terms of a list) with a short answer right beneath."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import SENTENCE_ENDS

_QUESTION_CHARACTERS = 140
_ANSWER_CHARACTERS = 700
_LOOSE = 2
_MARKS = ("?", "？", "؟", "⸮")
# Greek asks with a semicolon.
_GREEK_QUESTION = re.compile(r"[\u0370-\u03ff][\"»”')]*[;\u037e]\Z")
# A letter, a number or an opening mark; ":set nocompatible?" asks nothing.
_START = re.compile(r"[\w¿¡\"'“”„«‹「『《（(\u200e\u200f]")
_QUESTION_TAGS = frozenset({"summary", "dt", "button"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """A question and the passage that answers it."""

    question: Passage
    answer: Passage


def find_question_answers(
    passages: Sequence[Passage], vocabulary: Vocabulary, *, link_texts: frozenset[str], away: frozenset[str]
) -> tuple[QuestionAnswer, ...]:
    """Find question headings whose next block is a statement of at most about a hundred words.

    A question that links to another page (``away``) is answered there, and one before a link stands in a
    table of contents.
    """
    own = [passage for passage in passages if passage.in_main]
    found: list[QuestionAnswer] = []
    loose: list[QuestionAnswer] = []
    for question, answer in pairwise(own):
        if question.text.strip() in away or answer.text.strip() in link_texts:
            continue
        if _asks(question, vocabulary) and _answers(answer):
            pair = QuestionAnswer(question=question, answer=answer)
            (found if _heads(question) else loose).append(pair)
    # One question in running text is a figure of speech.
    return tuple(found + loose if len(loose) >= _LOOSE else found)


def is_question_heading(passage: Passage) -> bool:
    """Say whether it is a heading, or what opens an answer, that ends in a question mark."""
    return _heads(passage) and _is_marked(passage.text.strip())


def _heads(passage: Passage) -> bool:
    return bool(passage.block.heading_level) or passage.block.tag in _QUESTION_TAGS


def _asks(passage: Passage, vocabulary: Vocabulary) -> bool:
    text = passage.text.strip()
    if not 4 <= len(text) <= _QUESTION_CHARACTERS or _START.match(text) is None:
        return False
    if _is_marked(text):
        return _heads(passage) or not passage.block.list_id
    if not _heads(passage) or passage.block.heading_level == 1:
        return False
    # Beneath "FAQ" what opens answers, however it is worded: "Delivery times".
    opens = passage.block.tag in _QUESTION_TAGS and not _ends_as_statement(text)
    return vocabulary.starts("question", passage.lower) or (
        opens and vocabulary.find("faq", passage.heading) is not None
    )


def _ends_as_statement(text: str) -> bool:
    return text.endswith(SENTENCE_ENDS)


def _answers(passage: Passage) -> bool:
    text = passage.text.strip()
    if passage.block.heading_level or _is_marked(text):
        return False
    return 2 <= len(text) <= _ANSWER_CHARACTERS


def _is_marked(text: str) -> bool:
    # Armenian writes the mark within the word that is asked.
    return text.endswith(_MARKS) or "՞" in text or _GREEK_QUESTION.search(text) is not None
