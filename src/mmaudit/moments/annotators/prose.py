"""How much does the page explain in sentences of its own, in any script?

Words of a page are no measure: menus, teasers of other pages, prices, addresses and forms are words too. Sentences
outside of links are, counted by ``measure_words``, which is fair to Estonian and Chinese alike.
"""

from collections.abc import Collection, Sequence

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import SENTENCE_ENDS, UNSPACED, is_prose, measure_words

_SENTENCE_WORDS = 7
# So long a text is no label, even in a script without full stops (Thai) or from a careless writer.
_LONG_WORDS = 20
# A page in a single block names a phone among much else.
_WHOLE_TEXT_WORDS = 60
# A notice about cookies says so at once, in whatever part of the page it stands.
_NOTICE_CHARACTERS = 100
_LINKED_SHARE = 0.5
_LINK_CHARACTERS = 3
_TEASER_ENDS = ("...", "…", "[…]", "[...]", "…]", "……")


def prose_of(
    passages: Sequence[Passage],
    vocabulary: Vocabulary,
    *,
    link_texts: Collection[str],
    away: Collection[str],
    spoken_for: Collection[int],
) -> tuple[Passage, ...]:
    """Choose the passages of the main content that explain: sentences that are no links and no teasers.

    ``spoken_for`` are indexes of passages that state an address, hours or a phone; ``away`` the texts of links to
    other pages: what stands beneath such a heading, and ends in three dots, is told there.
    """
    long_links = sorted({text for text in link_texts if measure_words(text) >= 2}, key=len, reverse=True)
    linked_headings = {text.lower() for text in away}
    all_links = sorted((text for text in link_texts if len(text) >= _LINK_CHARACTERS), key=len, reverse=True)
    return tuple(
        passage
        for passage in passages
        if passage.in_main
        and (passage.index not in spoken_for or measure_words(passage.text) >= _WHOLE_TEXT_WORDS)
        and not passage.block.heading_level
        and _explains(passage.text)
        and not vocabulary.find("consent", passage.lower[:_NOTICE_CHARACTERS])
        and not _is_teaser(passage, linked_headings)
        and not _is_linked(passage.text, long_links if _is_said(passage.text) else all_links)
    )


def _explains(text: str) -> bool:
    words = measure_words(text)
    if words >= _LONG_WORDS:
        return True
    return words >= _SENTENCE_WORDS and _is_said(text)


def _is_said(text: str) -> bool:
    """Say whether there is a sentence: a row of names of towns is none, and most of it links of a word each."""
    return is_prose(text) or _holds_sentence(text)


def _holds_sentence(text: str) -> bool:
    """Say whether a sentence ends within a text that breaks off; CJK needs no space after the full stop."""
    if UNSPACED.search(text):
        return any(end in text for end in SENTENCE_ENDS if end > "\u2fff")
    return any(f"{end} " in text for end in SENTENCE_ENDS)


def _is_teaser(passage: Passage, linked_headings: Collection[str]) -> bool:
    text = passage.text.strip()
    return text.endswith(_TEASER_ENDS) and passage.heading.strip() in linked_headings


def _is_linked(text: str, link_texts: Sequence[str]) -> bool:
    """Say whether half of a text is links."""
    linked, rest = 0, text
    for each in link_texts:
        if each in rest:
            linked += len(each)
            rest = rest.replace(each, " ", 1)
    return linked >= _LINKED_SHARE * len(text.strip())
