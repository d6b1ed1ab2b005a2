"""Counts words in any script, and tells prose from names and labels."""

import re

# Written without spaces: a sentence has fewer characters. Korean parts its words.
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
# Two Chinese characters say about as much as one English word.
_CJK_CHARACTERS_A_WORD = 1.8
_PROSE_WORDS = 5
_CLOSERS = " \n\t)]}\"'”’»）】」』"
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔")


def count_words(text: str) -> float:
    """Count words; characters of scripts without spaces count as parts of words."""
    cjk = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + cjk / _CJK_CHARACTERS_A_WORD


def is_prose(text: str) -> bool:
    """Say whether a text is a whole sentence: it ends like one and holds at least five words."""
    return text.rstrip(_CLOSERS).endswith(SENTENCE_ENDS) and count_words(text) >= _PROSE_WORDS
