"""A quote is what a visitor can read on the page, letter by letter; what only machines read is no quote."""

from collections.abc import Sequence
from functools import cached_property

from mmaudit.moments.hit import Hit
from mmaudit.moments.reading import Reading

# A shorter value ("5", "US") stands somewhere on most pages by chance.
LEAST_VALUE = 4


class VisibleWords:
    """All that a visitor can read on a page, white space evened out."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _text(self) -> str:
        document = self._reading.page.snapshot.document
        blocks = " ".join(passage.text for passage in self._reading.passages)
        return evened(f"{document.visible_text if document else ''}\n{blocks}")

    def holds(self, quote: str) -> bool:
        """Whether ``quote`` stands on the page."""
        return bool(quote) and evened(quote) in self._text

    def quote(self, best: Hit, hits: Sequence[Hit]) -> str:
        """The words for ``best``: its own, those of other evidence for the same answer, the answer itself, or none."""
        same = (hit.quote for hit in hits if hit is not best and best.answer and hit.answer == best.answer)
        value = best.answer if len(best.answer) >= LEAST_VALUE else ""
        return next((words for words in (best.quote, *same, value) if self.holds(words)), "")


def evened(text: str) -> str:
    """``text`` with single spaces between its words."""
    return " ".join(text.split())
