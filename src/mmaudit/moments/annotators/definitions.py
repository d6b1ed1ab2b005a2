"""What is it: the sentence near the first heading that says what this page is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_SENTENCE_CHARACTERS = 40
_CJK_CHARACTERS = 15
_SUBJECT_CHARACTERS = 90
_CJK_SUBJECT_CHARACTERS = 30
_REACH = 12
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]{2}")


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
        if passage.block.heading_level or not _is_sentence(passage.text):
            continue
        lead = lead or passage
        if _defines(passage, vocabulary, title):
            return Definition(passage=passage, is_lead=False, names_subject=True)
    if lead is None:
        return None
    return Definition(passage=lead, is_lead=True, names_subject=_names(lead.lower, title))


def _is_sentence(text: str) -> bool:
    return len(text) >= (_CJK_CHARACTERS if _CJK.search(text) else _SENTENCE_CHARACTERS)


def _defines(passage: Passage, vocabulary: Vocabulary, title: str) -> bool:
    """Want a verb of being early in the sentence and a word of the title before it."""
    limit = _CJK_SUBJECT_CHARACTERS if _CJK.search(passage.text) else _SUBJECT_CHARACTERS
    copula = vocabulary.find("copula", passage.lower[:limit])
    if copula is None:
        return False
    return _names(passage.lower[: copula.start()], title)


def _names(lower: str, title: str) -> bool:
    return any(word in lower for word in _WORD.findall(title.lower()))
