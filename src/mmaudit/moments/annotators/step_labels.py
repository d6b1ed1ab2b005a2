"""Numbers and words that mark a step at the start of a text: ``3.``, ``③``, ``三、``, "Step 3", "0:45"."""

import re
import unicodedata

from mmaudit.moments.vocabulary import Vocabulary

_LABEL_CHARACTERS = 40
_OPENING = re.compile(r"[^\w(（①-⑳]{0,6}")
# A decimal, a time of day and a number of a subsection ("1.2") are no step; "º" stands for "." in Spanish.
_NUMBERED = re.compile(
    r"\s*[(（\[]?(?:#|no\.?\s?|nr\.?\s?)?(\d{1,2})\s?(?:[.:：．](?!\d)|[)）\]、º°]|[-–—]\s|\ufe0f?\u20e3)\s?(?=\S)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d])")
_CIRCLED = re.compile(r"\s*([①-⑳➀-➉❶-❿])\s*")
_HAN = "一二三四五六七八九十"
_HAN_NUMBERED = re.compile(rf"\s*(?:[(（]([{_HAN}]{{1,2}})[)）]|([{_HAN}]{{1,2}})[、.．])\s*(?=\S)")
_BADGE = re.compile(r"[(#]?\s*0?(\d{1,2})\s*[.):]?")
_STAMP = re.compile(r"\s*[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[\])]?\s*[-–—:|]?\s*(?=[^\W\d])")
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s.;。；]))[(（]?(\d{1,2})(?:[.)）、]\s*)(?=[^\W\d])")
_SOME_WORD = re.compile(r"\W{0,3}([^\W\d_]{2,15})[\s-]{0,2}(\d{1,2})\s?[:.)\-–—]\s*(?=[^\W\d])")
_DIGITS = re.compile(r"\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]")


def numbered(text: str, *, loose: bool = False) -> tuple[int, int] | None:
    """Read "3. Mix" as (3, where "Mix" begins); ``loose``: a bare "3 Mix" counts too."""
    match = _NUMBERED.match(text) or (_LOOSE.match(text) if loose else None)
    if match:
        return int(match.group(1)), match.end()
    if circled := _CIRCLED.match(text):
        return int(unicodedata.numeric(circled.group(1))), circled.end()
    if han := _HAN_NUMBERED.match(text):
        return _han_number(han.group(1) or han.group(2)), han.end()
    return None


def _han_number(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _HAN.index(text) + 1 if len(text) == 1 else 0
    return 10 * (_HAN.index(tens) + 1 if tens else 1) + (_HAN.index(ones) + 1 if ones else 0)


def worded(lower: str, vocabulary: Vocabulary) -> tuple[int | None, int] | None:
    """Read "Step 3: mix" as (3, where what follows the label begins); the number is ``None`` when spelled out."""
    start = _OPENING.match(lower).end()  # type: ignore[union-attr]
    match = vocabulary.step.match(lower, start, start + _LABEL_CHARACTERS)
    if match is None:
        return None
    digits = _DIGITS.search(match.group())
    return (int(digits.group()) if digits else None), match.end()


def some_word(lower: str) -> tuple[str, int, int] | None:
    """Read any word, a number and a mark, "Чекор 2: …", as (word, 2, where what follows begins)."""
    match = _SOME_WORD.match(lower)
    return (match.group(1), int(match.group(2)), match.end()) if match else None


def within(lower: str, vocabulary: Vocabulary) -> list[tuple[int | None, int]]:
    """List the labels within one text, "Step 1 … Step 2 …" or else "1. … 2. …", as (number, where it begins)."""
    words = [(_DIGITS.search(match.group()), match.start()) for match in vocabulary.step.finditer(lower)]
    if len(words) >= 2:
        return [(int(digits.group()) if digits else None, start) for digits, start in words]
    return [(int(match.group(1)), match.start()) for match in _INLINE.finditer(lower)]


def badge(text: str) -> int | None:
    """Read a number that stands alone, as in a circle before each step."""
    match = _BADGE.fullmatch(text.strip())
    return int(match.group(1)) if match else None


def time_stamp(text: str) -> tuple[int, int] | None:
    """Read the time stamp of a video's chapter as (seconds, where its title begins)."""
    match = _STAMP.match(text)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds, match.end()


def says_something(text: str) -> bool:
    """Say whether letters are left, beyond a label."""
    return len(_LETTERS.findall(text)) >= 2
