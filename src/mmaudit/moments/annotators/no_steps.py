"""What counts, lists or heads like steps and is none: navigation, sources, questions, advice, a firm's own work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.moments.annotators.imperatives import first_sentences, share_of_instructions
from mmaudit.moments.annotators.step_runs import Run, Shape
from mmaudit.moments.marks import sign_pattern
from mmaudit.moments.vocabulary import Vocabulary

QUESTION_MARKS = ("?", "？", "؟")
_HEADING_CHARACTERS = 80
_ADVICE_CHARACTERS = 12
_SENTENCE_CHARACTERS = 120
_COUNTED = re.compile(r"\D{0,5}\d{1,2}(?!\d)")
_LISTS = frozenset({Shape.LIST, Shape.ORDERED_LIST, Shape.INLINE})
_REFERENCE = re.compile(r"\s*(?:\^|↑|\[\d)|https?://|doi:|ISBN", re.IGNORECASE)
# The share of questions that tell to look.
_LOOKING = 0.25
# The share of items that tell what the author does ("we visit you"): a recipe says so of a step now and then.
_OWN_WORK = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a page says about itself, as ``steps.StepContext`` does. ``has_needs``: it lists what is needed."""

    vocabulary: Vocabulary
    link_texts: frozenset[str]
    is_how_to: bool
    is_advice: bool
    has_needs: bool

    def is_of(self, run: Run) -> bool:
        """Say whether a run cannot be steps, however many of its items instruct."""
        shown = [passage.text.strip() for passage in run.passages]
        linked = sum(1 for text in shown if text in self.link_texts)
        references = sum(1 for text in shown if _REFERENCE.search(text[:120]))
        if linked * 2 > len(shown) or references * 2 > len(shown) or self._asks(run):
            return True
        heading = run.first.heading[:_HEADING_CHARACTERS]
        if run.shape is not Shape.WORDED and (self.is_advice or is_in_no_order(heading)):
            return True
        if run.shape in _LISTS and is_advice(heading):
            return True
        if not (self.is_how_to or self.has_needs) and tells_own_work(run.texts, self.vocabulary):
            return True
        return self.vocabulary.find("terms", heading.lower()) is not None

    def _asks(self, run: Run) -> bool:
        """Say whether most items ask: "1. How to order?"; on a how-to "4. Is the cable broken?" tells to look."""
        if run.shape is Shape.WORDED or sum(map(_is_question, run.texts)) * 2 <= len(run.texts):
            return False
        looks = run.shape is Shape.NUMBERED and self.is_how_to
        return not (looks and share_of_instructions(run.texts, self.vocabulary) >= _LOOKING)


def counts_advice(title: str) -> bool:
    """Say whether a title or heading begins by counting tips, reasons or mistakes: "The 10 worst mistakes".

    "How to do it: 5 tips" says that it tells how.
    """
    return _COUNTED.match(title) is not None and sign_pattern("tips").search(title) is not None


def is_advice(heading: str) -> bool:
    """Say whether what stands beneath a heading is advice, which is in no order."""
    return counts_advice(heading) or sign_pattern("tips").search(heading[:_ADVICE_CHARACTERS]) is not None


def is_in_no_order(heading: str) -> bool:
    """Say whether a title or heading names rules, the tasks of a job, a course's contents, aims or results."""
    return sign_pattern("no_steps").search(heading.lower()) is not None


def tells_own_work(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Say whether items tell what the author does for the visitor: "We visit you", "Готовим планировку"."""
    told = sum(
        any(
            vocabulary.own_work.search(sentence, 0, _SENTENCE_CHARACTERS)
            for sentence in first_sentences(text.lower())
        )
        for text in texts
    )
    return told >= _OWN_WORK * len(texts)


def _is_question(text: str) -> bool:
    return text.partition("\n")[0].rstrip().endswith(QUESTION_MARKS)
