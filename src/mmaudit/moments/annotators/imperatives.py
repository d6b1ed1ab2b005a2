"""How much of a text tells the reader what to do: sentences that begin as instructions do in their language."""

import re
from collections.abc import Iterable, Sequence

from mmaudit.moments.vocabulary import Vocabulary

# Of each item: an instruction comes early, and patterns may look through a sentence.
_SENTENCES = 3
_CHARACTERS = 240
_ENDS = re.compile(r"(?<=[.!?。！？؟])\s*|\n")
# Case and bullets at the start say nothing.
_START = re.compile(r"[\W_]{0,6}")


def is_instruction(lower: str, vocabulary: Vocabulary) -> bool:
    """Say whether a lower-case sentence begins as an instruction."""
    sentence = lower[:_CHARACTERS]
    start = _START.match(sentence).end()  # type: ignore[union-attr]
    return vocabulary.imperative.match(sentence, start) is not None


def share_of_instructions(texts: Sequence[str], vocabulary: Vocabulary) -> float:
    """Tell the share (0-1) of texts that begin with an instruction, or have one among their first sentences."""
    if not texts:
        return 0.0
    return sum(_instructs(text.lower(), vocabulary) for text in texts) / len(texts)


def _instructs(lower: str, vocabulary: Vocabulary) -> bool:
    return any(is_instruction(sentence, vocabulary) for sentence in first_sentences(lower))


def first_sentences(text: str, most: int = _SENTENCES) -> Iterable[str]:
    """Cut the first sentences off a text."""
    return [part for part in _ENDS.split(text[: most * _CHARACTERS]) if part.strip()][:most]
