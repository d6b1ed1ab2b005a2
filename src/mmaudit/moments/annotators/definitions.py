"""What is it: the sentence near the first heading that says what this page is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.words import UNSPACED, count_words, is_prose

_SENTENCE_CHARACTERS = 30
_CJK_CHARACTERS = 15
_SUBJECT_CHARACTERS = 90
_CJK_SUBJECT_CHARACTERS = 30
_REACH = 12
_WORDS = 6
_DATED_CHARACTERS = 90
_ACRONYM = 3
_STEM = 4
_WORD = re.compile(r"[\u4e00-\u9fff]{2}|[^\W\d_\u4e00-\u9fff]{3,}")
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]")
# The alphabet above an index.
_LONE_LETTER = re.compile(r"(?<![^\W_])[a-zA-Z](?![^\W_])")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """The sentence in ``passage``; ``is_lead``: only the first paragraph, without "X is …".

    ``names_subject``: it holds a word of the page's title or first heading.
    """

    passage: Passage
    is_lead: bool
    names_subject: bool


def find_definition(passages: Sequence[Passage], vocabulary: Vocabulary, *, title: str) -> Definition | None:
    """Find "X is …" or else the lead paragraph, among the first paragraphs from the first heading on."""
    main = [passage for passage in passages if passage.in_main]
    at = next((i for i, p in enumerate(main) if p.block.heading_level == 1), 0)
    lead: Passage | None = None
    for passage in main[at : at + _REACH]:
        if passage.block.heading_level or not _is_sentence(passage.text) or _is_dateline(passage, vocabulary):
            continue
        if lead is None or (not is_prose(lead.text) and is_prose(passage.text)):
            lead = passage
        if _defines(passage, vocabulary, title):
            return Definition(passage=passage, is_lead=False, names_subject=True)
    if lead is None:
        return None
    # A line that ends like no sentence is a slogan or a label, whatever it names.
    names_subject = is_prose(lead.text) and _names(lead.lower, title)
    return Definition(passage=lead, is_lead=True, names_subject=names_subject)


def _is_sentence(text: str) -> bool:
    long = len(text) >= (_CJK_CHARACTERS if UNSPACED.search(text) else _SENTENCE_CHARACTERS)
    return long and count_words(_LONE_LETTER.sub(" ", text)) >= _WORDS


def _is_dateline(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Tell "Posted by … on 24 September" from a sentence about the page."""
    if len(passage.text) > _DATED_CHARACTERS or _DIGIT.search(passage.text) is None:
        return False
    return vocabulary.find("updated", passage.lower) is not None


def _defines(passage: Passage, vocabulary: Vocabulary, title: str) -> bool:
    """Want a verb of being early in the sentence and a word of the title before it."""
    limit = _CJK_SUBJECT_CHARACTERS if UNSPACED.search(passage.text) else _SUBJECT_CHARACTERS
    first = _SENTENCE_END.split(passage.lower, maxsplit=1)[0]
    copula = vocabulary.find("copula", first[:limit])
    if copula is None:
        return False
    return _names(passage.lower[: copula.start()], title)


def _names(lower: str, title: str) -> bool:
    """Look for a word of the title, inflected or not; of the shortest words only acronyms count."""
    return any(_stands_in(word, lower) for word in _WORD.findall(title))


def _stands_in(word: str, lower: str) -> bool:
    if UNSPACED.search(word):
        return word.lower() in lower
    if len(word) <= _ACRONYM:
        return word.isupper() and re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", lower) is not None
    stem = word.lower()[: max(_STEM, len(word) - 2)]
    return re.search(rf"(?<!\w){re.escape(stem)}", lower) is not None
