"""The texts of a page's links, and whether the page is an index: mostly a list of links to other pages."""

import re

from mmaudit.moments.reading import Reading
from mmaudit.moments.words import is_prose

_LETTER = re.compile(r"[^\W\d_]")
_INDEX_ITEMS = 2
_INDEX_SHARE = 0.6
_OWN_SENTENCES = 3
_SENTENCE_WORDS = 3


def all_link_texts(reading: Reading) -> frozenset[str]:
    """The texts of all links."""
    return frozenset(text for seen in reading.links if (text := seen.link.text.strip()))


def away_texts(reading: Reading) -> frozenset[str]:
    """The texts of links that leave the page; one to a place on it may open an answer."""
    page = reading.page
    here = {page.url, page.snapshot.final_url.partition("#")[0], ""}
    return frozenset(
        text
        for seen in reading.links
        if (text := seen.link.text.strip())
        and seen.link.url.partition("#")[0] not in here
        and not seen.link.url.lower().startswith("javascript:")
    )


def is_only_links(text: str, link_texts: frozenset[str]) -> bool:
    """Say whether a block is nothing but links, like the last line of a page."""
    rest = text.strip()
    if rest in link_texts:
        return True
    parts = sorted((each for each in link_texts if each in rest), key=len, reverse=True)
    for each in parts:
        rest = rest.replace(each, " ")
    return bool(parts) and _LETTER.search(rest) is None


def is_index(reading: Reading, away: frozenset[str]) -> bool:
    """Say whether most items and headings below the first one are links to other pages."""
    items = [
        passage.text.strip()
        for passage in reading.passages
        if passage.in_main and (passage.block.list_position or passage.block.heading_level >= 2)
    ]
    linked = sum(1 for item in items if item in away)
    return linked >= _INDEX_ITEMS and linked >= _INDEX_SHARE * len(items)


def is_without_text(reading: Reading, link_texts: frozenset[str]) -> bool:
    """Say whether the page has no text of its own: fewer than three sentences that are no links, nor beneath one."""
    linked = {text.lower() for text in link_texts}
    own = (
        passage
        for passage in reading.passages
        if passage.in_main
        and passage.text.strip() not in link_texts
        and passage.heading.strip() not in linked
    )
    return sum(1 for passage in own if is_prose(passage.text, words=_SENTENCE_WORDS)) < _OWN_SENTENCES
