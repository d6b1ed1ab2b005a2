"""Where on the page the words stand that answer a question."""

from collections.abc import Iterable, Mapping

from mmaudit.model.answer import Answer
from mmaudit.model.snapshot import Block, Box, Snapshot


def quote_boxes(snapshot: Snapshot, answers: Iterable[Answer]) -> Mapping[str, Box]:
    """The box of the block that holds the quote, by the question's id; only of blocks that can be seen."""
    blocks = snapshot.content.blocks if snapshot.content else ()
    seen = [each for each in blocks if each.visible and not each.collapsed and each.box is not None]
    quoted = (each for each in answers if each.quote and not each.collapsed)
    found = {each.question: quoted_block(each, seen) for each in quoted}
    return {question: box for question, box in found.items() if box is not None}


def quoted_block(answer: Answer, blocks: Iterable[Block]) -> Box | None:
    """The smallest block with the quote in it, that of the answer's own selector before others."""
    quote = " ".join(answer.quote.rstrip("…").split())
    holding = [each for each in blocks if each.box and quote in " ".join(each.text.split())]
    best = min(holding, key=lambda each: (each.selector != answer.selector, len(each.text)), default=None)
    return best.box if best else None
