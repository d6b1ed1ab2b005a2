"""Counts words in any script, and tells prose from names and labels."""

import re

# Written without spaces: a sentence has fewer characters. Korean parts its words.
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
# Two Chinese characters say about as much as one English word.
_CJK_CHARACTERS_A_WORD = 1.8
# Letters of an average English word. Inflected languages say in one word what English says in two, and vowel signs
# break the words of Indic scripts and Thai into pieces: letters are the fairer measure.
_LETTERS_A_WORD = 4.7
# Vowel signs of Indic scripts, Thai, Lao, Burmese and Khmer are marks to Unicode, and letters to their readers.
_LETTER = re.compile(r"[^\W\d_]|[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_PROSE_WORDS = 5
_CLOSERS = " \n\t)]}\"'”’»）】」』"
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "։", "።", "။", "។", "．")


def count_words(text: str) -> float:
    """Count words; characters of scripts without spaces count as parts of words."""
    cjk = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + cjk / _CJK_CHARACTERS_A_WORD


def measure_words(text: str) -> float:
    """Tell how many English words say about as much: by letters, and by characters where nothing parts the words."""
    cjk = len(_CJK.findall(text))
    return (len(_LETTER.findall(text)) - cjk) / _LETTERS_A_WORD + cjk / _CJK_CHARACTERS_A_WORD


def is_prose(text: str, *, words: int = _PROSE_WORDS) -> bool:
    """Say whether a text is a whole sentence: it ends like one and holds at least five words (or ``words``)."""
    return text.rstrip(_CLOSERS).endswith(SENTENCE_ENDS) and count_words(text) >= words


def lower_case(text: str) -> str:
    """Lower-case without changing the length (``İ`` would grow, and ends as an i with a dot of its own)."""
    lower = text.replace("İ", "i").lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
