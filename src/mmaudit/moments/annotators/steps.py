"""Steps of a how-to: which of the runs of blocks that count, list or head tell the reader what to do, in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mmaudit.moments.annotators.imperatives import is_instruction, share_of_instructions
from mmaudit.moments.annotators.instructive_text import (
    find_after_amounts,
    find_beneath_heading,
    find_dense_paragraphs,
    find_instructive_text,
    find_led_paragraph,
)
from mmaudit.moments.annotators.needs import Needs
from mmaudit.moments.annotators.no_steps import QUESTION_MARKS, Refusal, is_advice
from mmaudit.moments.annotators.step_runs import MINIMUM, Run, Shape, find_runs
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import UNSPACED
from mmaudit.moments.zones import is_named

# The confidence of what may be steps: neither numbered nor a list, or instructions in running text.
UNNUMBERED = 0.6
_ITEM_CHARACTERS = 35
_SHORT_ITEM_CHARACTERS = 14
_CJK_ITEM_CHARACTERS = 10
_CJK_SHORT_ITEM_CHARACTERS = 6
_LONGEST_ITEM = 900
_LEAD_CHARACTERS = 250
# Shares of items with an instruction. Chosen on the pages of ``tests/moments/test_how_tos.py``: half of them
# carries a list that nothing announces, a quarter only supports a cue.
_MOSTLY = 0.5
_PARTLY = 0.25
# Shares of a list whose items are "name: description"; some names look like instructions.
_LABELLED = 0.7
_NAMED = 0.4
# A few words before a colon or a dash.
_LABEL = re.compile(r"\s*([^:：.。!?\n–—]{2,40})(?:[:：]| [–—] )\s*\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A run of steps in document order. ``confidence`` 0-1: how sure it is a how-to and no other list.

    ``count``: how many steps; those within one block begin at ``start`` of it.
    """

    passages: tuple[Passage, ...]
    confidence: float
    count: int
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContext:
    """What the page says about itself.

    ``is_how_to``: its title or first heading says so; ``is_instruction``: its first heading is one ("Renew your
    passport"); ``asks_how``: a title begins or ends with such words, it is no "Hotels: guide to the town";
    ``is_legal``: they name terms; ``is_advice``: they count tips or reasons, which are in no order; ``needs``:
    what it lists as needed; ``knows_language``: there is a lexicon of its language, so that instructions can
    be told.
    """

    vocabulary: Vocabulary
    link_texts: frozenset[str]
    is_how_to: bool
    asks_how: bool = False
    is_instruction: bool = False
    is_legal: bool = False
    is_advice: bool = False
    needs: tuple[Needs, ...] = ()
    knows_language: bool = True


def find_steps(passages: Sequence[Passage], context: StepContext) -> tuple[Steps, ...]:
    """Find runs of steps in the page's main content, the surest first."""
    main = [passage for passage in passages if passage.in_main]
    if context.is_legal and not context.is_how_to:
        return ()
    found = list(_judged(main, context))
    if not found and not context.is_advice:
        found = list(_running_text([each for each in main if not is_advice(each.heading)], context))
    return tuple(sorted(found, key=lambda steps: -steps.confidence))


def is_long_enough(texts: Sequence[str], *, short: bool = False) -> bool:
    """Say whether items are sentences rather than names: Chinese says in 10 characters what English does in 35.

    ``short``: whether they could be commands of two words at least.
    """
    average = sum(map(len, texts)) / len(texts)
    is_cjk = sum(1 for text in texts if UNSPACED.search(text)) * 2 > len(texts)
    if short:
        least = _CJK_SHORT_ITEM_CHARACTERS if is_cjk else _SHORT_ITEM_CHARACTERS
    else:
        least = _CJK_ITEM_CHARACTERS if is_cjk else _ITEM_CHARACTERS
    return least <= average <= _LONGEST_ITEM


def _running_text(main: Sequence[Passage], context: StepContext) -> Iterator[Steps]:
    """Find paragraphs that instruct, beneath a heading that says so or on a page whose title does."""
    beneath = find_beneath_heading(main, context.vocabulary, link_texts=context.link_texts)
    titled = context.is_how_to or bool(context.needs)
    if len(beneath) >= (1 if titled else MINIMUM):
        yield _told(beneath, 0.7 if len(beneath) >= MINIMUM else UNNUMBERED)
    elif titled and (texts := find_instructive_text(main, context.vocabulary, link_texts=context.link_texts)):
        yield _told(texts, UNNUMBERED)
    elif paragraph := find_led_paragraph(main, context.vocabulary):
        yield _told((paragraph,), UNNUMBERED)
    elif titled and (dense := find_dense_paragraphs(main, context.vocabulary)):
        yield _told(dense, UNNUMBERED)
    elif texts := find_after_amounts(main, context.needs, link_texts=context.link_texts):
        yield _told(texts, UNNUMBERED)


def _told(passages: tuple[Passage, ...], confidence: float) -> Steps:
    return Steps(passages=passages, confidence=confidence, count=len(passages))


def _judged(main: Sequence[Passage], context: StepContext) -> Iterator[Steps]:
    before = {passage.index: previous for previous, passage in pairwise(main)}
    refusal = Refusal(
        vocabulary=context.vocabulary,
        link_texts=context.link_texts,
        is_how_to=context.is_how_to,
        is_advice=context.is_advice,
        has_needs=bool(context.needs),
    )
    for run in find_runs(main, context.vocabulary):
        if refusal.is_of(run):
            continue
        confidence = _confidence(run, before.get(run.first.index), context)
        if confidence >= UNNUMBERED:
            yield Steps(passages=run.passages, confidence=confidence, count=len(run.texts), start=run.start)


def _confidence(run: Run, before: Passage | None, context: StepContext) -> float:
    """Weigh what the run says of itself, its heading and the page's title."""
    share = share_of_instructions(run.texts, context.vocabulary)
    headed = _is_cue(run.first.heading[:120], context.vocabulary) or _leads_in(before, context.vocabulary)
    titled = context.is_how_to or bool(context.needs)
    instructs = share >= _PARTLY or not context.knows_language or (titled and _is_named(run))
    match run.shape:
        case Shape.WORDED:
            return 0.9
        case Shape.LABELLED:
            return 0.0 if context.knows_language or not is_long_enough(run.texts) else 0.65
        case Shape.INLINE:
            return 0.75 if instructs and (headed or titled or share >= _MOSTLY) else 0.0
        case Shape.ORDERED_LIST:
            return _ordered_list(run, share, headed=headed, titled=titled, context=context)
        case Shape.NUMBERED:
            if run.headings and not (headed or titled):
                # "1. Beach of the lighthouse: come early" ranks; the headings of steps instruct themselves.
                share = share_of_instructions(
                    [text.partition("\n")[0] for text in run.texts], context.vocabulary
                )
            return _numbered(run, share, cued=headed or titled, instructs=instructs)
        case Shape.BADGES:
            return _badges(run, share, headed=headed, titled=titled, context=context) if instructs else 0.0
        case Shape.LOOSELY_NUMBERED:
            told = share >= _MOSTLY and (headed or titled)
            return 0.75 if told and is_long_enough(run.texts, short=True) else 0.0
        case Shape.CHAPTERS:
            return 0.7 if context.is_how_to or share >= _MOSTLY else 0.0
        case Shape.LIST:
            return _list(run, share, headed=headed, context=context)
        case Shape.HEADINGS:
            return _headings(run, context) if instructs else 0.0


def _ordered_list(run: Run, share: float, *, headed: bool, titled: bool, context: StepContext) -> float:
    """A list without a cue must be sentences that instruct: clauses, sources and agendas are ordered lists too."""
    strange = not context.knows_language
    if headed and (share >= _PARTLY or is_long_enough(run.texts)):
        return 0.9
    if titled and (share >= _PARTLY or (is_long_enough(run.texts) and (share or strange or _is_named(run)))):
        return 0.9
    if share >= _MOSTLY and is_long_enough(run.texts, short=True):
        return 0.8
    return 0.65 if strange and is_long_enough(run.texts) else 0.0


def _badges(run: Run, share: float, *, headed: bool, titled: bool, context: StepContext) -> float:
    """Numbers above headings are a firm's way of working ("1 Order, 2 Relax") unless the page is a how-to."""
    if any(passage.block.heading_level for passage in run.passages):
        told = titled or not context.knows_language
    else:
        told = headed or titled or share >= _MOSTLY or not context.knows_language
    if not told or not is_long_enough(run.texts):
        return 0.0
    return 0.9 if titled and share >= _MOSTLY else 0.8


def _numbered(run: Run, share: float, *, cued: bool, instructs: bool) -> float:
    """Ten best things are no steps unless the page is a how-to or they instruct."""
    if cued and (run.headings or is_long_enough(run.texts)):
        return 0.8 if instructs else 0.65 * (share > 0 or run.headings)
    # A step of an installation may be as long as a chapter.
    if cued and share >= _MOSTLY and sum(map(len, run.texts)) > _LONGEST_ITEM * len(run.texts):
        return 0.75
    return 0.75 if share >= _MOSTLY and is_long_enough(run.texts, short=True) else 0.0


def _list(run: Run, share: float, *, headed: bool, context: StepContext) -> float:
    if _describes(run, context.vocabulary):
        return 0.0
    surely = context.is_how_to or bool(context.needs) or not context.knows_language
    if headed and is_long_enough(run.texts) and (surely or share >= _PARTLY):
        return 0.8
    told = (headed or context.is_how_to) and share >= _MOSTLY
    return 0.7 if told and is_long_enough(run.texts, short=True) else 0.0


def _describes(run: Run, vocabulary: Vocabulary) -> bool:
    """Say whether most items are a name and what there is to say of it: "Mac: from version 13 on"."""
    labels = [match.group(1).lower() for text in run.texts if (match := _LABEL.match(text))]
    named = sum(1 for label in labels if not is_instruction(label, vocabulary))
    return named > _NAMED * len(run.texts) and len(labels) >= _LABELLED * len(run.texts)


def _headings(run: Run, context: StepContext) -> float:
    """Headings that are not numbered leave the visitor to guess the order: half an answer unless they instruct."""
    words = context.vocabulary
    if any(words.find("related", passage.lower) for passage in run.passages):
        return 0.0
    share = sum(is_instruction(passage.lower, words) for passage in run.passages) / len(run.passages)
    if context.is_how_to and share >= _MOSTLY:
        return 0.8
    # A guide to anything has chapters: beneath them most texts must tell what to do.
    if context.is_how_to and is_long_enough(run.texts):
        surely = context.asks_how or not context.knows_language
        return UNNUMBERED if surely or share_of_instructions(run.texts, words) >= _MOSTLY else 0.0
    # "Save time", "Grow faster" promise something; instructions go on beneath their headings.
    beneath = share_of_instructions([text.partition("\n")[2] for text in run.texts], words)
    told = share >= _MOSTLY and beneath >= _MOSTLY and is_long_enough(run.texts)
    return 0.65 if context.is_instruction and told else 0.0


def _is_named(run: Run) -> bool:
    """Say whether most of the run stands in elements called "step" or the like."""
    return 2 * sum(is_named(passage.block.path, "steps") for passage in run.passages) > len(run.passages)


def _leads_in(before: Passage | None, vocabulary: Vocabulary) -> bool:
    """Say whether the text right above announces steps: "Follow these steps:", "How to buy?"."""
    if before is None or len(before.text) > _LEAD_CHARACTERS:
        return False
    return before.text.rstrip().endswith((":", "：", *QUESTION_MARKS)) and _is_cue(before.lower, vocabulary)


def _is_cue(lower: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.find("instructions", lower) or vocabulary.find("how_to", lower))
