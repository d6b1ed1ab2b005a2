"""How much a page says, and whether two pages say the same."""

import hashlib
import re
from unicodedata import normalize

# Han, Kana and Hangul are written without spaces or in syllables: about 1.5 characters make a word.
CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]")
CJK_CHARACTERS_PER_WORD = 1.5
WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def word_count(text: str) -> int:
    """The number of words in ``text``, in any script."""
    spaced, cjk_characters = CJK.subn(" ", text)
    return sum(1 for _ in WORD.finditer(spaced)) + round(cjk_characters / CJK_CHARACTERS_PER_WORD)


def normalised(text: str) -> str:
    """``text`` without differences that a reader does not see: width, case, spaces."""
    return " ".join(normalize("NFKC", text).casefold().split())


def text_hash(text: str) -> str:
    """A hash of what ``text`` says (SHA-256, shortened to 32 hex digits); empty for an empty text."""
    said = normalised(text)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32] if said else ""
