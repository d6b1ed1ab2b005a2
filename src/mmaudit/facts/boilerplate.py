"""Which blocks does the site repeat?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mmaudit.facts.page_facts import PageFacts
from mmaudit.facts.wording import word_count
from mmaudit.facts.zones import block_key, is_frame
from mmaudit.model.snapshot import Block

MIN_PAGES = 3
MIN_SHARE = 0.3
# "In stock", "有货" or a price of 12 € is said anew by each product: a few words frame a site only on nearly all pages.
SHORT_WORDS = 5
MIN_SHARE_OF_SHORT = 0.8


def boilerplate_keys(pages: Sequence[PageFacts]) -> frozenset[str]:
    """``block_key`` of blocks on at least 3 pages and 30 % of all, and of those in the pages' frames.

    Blocks of at most five words must be on 80 % of the pages.
    """
    seen: Counter[str] = Counter()
    said: dict[str, str] = {}
    for page in pages:
        texts = {block_key(block.text): block.text for block in worded_blocks(page)}
        seen.update(texts.keys())
        said |= texts
    repeated = {key for key, count in seen.items() if count >= _least(said[key], len(pages))}
    framed = {block_key(block.text) for page in pages for block in worded_blocks(page) if is_frame(block)}
    return frozenset(repeated | framed)


def _least(text: str, pages: int) -> float:
    """On how many of the pages a text must stand to be the site's and not theirs."""
    share = MIN_SHARE_OF_SHORT if word_count(text) <= SHORT_WORDS else MIN_SHARE
    return max(MIN_PAGES, share * pages)


def worded_blocks(page: PageFacts) -> Iterator[Block]:
    """The blocks of a page that hold text."""
    content = page.snapshot.content
    for block in content.blocks if content else ():
        if block.text.strip():
            yield block
