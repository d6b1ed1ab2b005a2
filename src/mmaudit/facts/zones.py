"""Which blocks of a page frame it and which are its own."""

import hashlib

from mmaudit.facts.wording import normalised
from mmaudit.model.snapshot import Block

FRAMES = frozenset({"header", "nav", "footer"})
# A header or footer of one of these is its own, not the site's (HTML, sections 4.3.8 and 4.3.9).
OWN_PARTS = frozenset({"article", "main", "section", "aside", "blockquote"})


def block_key(text: str) -> str:
    """A hash of a block's text that is the same wherever the site repeats the block.

    Digits count: a price that differs from page to page is no repetition.
    """
    return hashlib.sha256(normalised(text).encode("utf-8", "replace")).hexdigest()[:16]


def is_frame(block: Block) -> bool:
    """Whether a block stands in the header, the navigation or the footer of the page itself."""
    if block.landmark not in FRAMES:
        return False
    return block.landmark == "nav" or not OWN_PARTS & set(ancestor_tags(block.path))


def ancestor_tags(path: str) -> list[str]:
    """The tags of a block's ancestors: ``body > div#x.y`` is ``body``, ``div``."""
    return [step.split("#")[0].split(".")[0].strip().lower() for step in path.split(" > ")]
