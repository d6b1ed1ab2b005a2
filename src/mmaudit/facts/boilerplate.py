"""Which blocks does the site repeat?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mmaudit.facts.page_facts import PageFacts
from mmaudit.facts.zones import block_key, is_frame
from mmaudit.model.snapshot import Block

MIN_PAGES = 3
MIN_SHARE = 0.3


def boilerplate_keys(pages: Sequence[PageFacts]) -> frozenset[str]:
    """``block_key`` of blocks on at least 3 pages and 30 % of all, and of those in the pages' frames."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({block_key(block.text) for block in worded_blocks(page)})
    least = max(MIN_PAGES, MIN_SHARE * len(pages))
    repeated = {key for key, count in seen.items() if count >= least}
    framed = {block_key(block.text) for page in pages for block in worded_blocks(page) if is_frame(block)}
    return frozenset(repeated | framed)


def worded_blocks(page: PageFacts) -> Iterator[Block]:
    """The blocks of a page that hold text."""
    content = page.snapshot.content
    for block in content.blocks if content else ():
        if block.text.strip():
            yield block
