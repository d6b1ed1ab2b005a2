"""Cuts text about opening hours into tokens: days, times, ranges, "closed". No existing library reads ``E–R 9–18``."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.vocabulary import words_pattern

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_GROUPS = {"weekdays": "Mo-Fr", "weekend": "Sa-Su", "daily": "Mo-Su", "holidays": "PH"}
_DASH = r"-|–|—|−|~|～|〜|－|‐|‑"
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９：", "0123456789:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """``kind``: ``day group time to and closed always half other``. ``value``: day key, ``HH:MM`` parts, …

    ``start``-``end`` within the passage ``passage_index``. A time's ``half`` is ``am``, ``pm`` or empty and
    ``plain`` says that it was a bare hour.
    """

    kind: str
    value: str
    start: int
    end: int
    passage_index: int = 0
    half: str = ""
    plain: bool = False


def tokenise(text: str, lexicons: tuple[Lexicon, ...], *, passage_index: int = 0) -> list[Token]:
    """Cut ``text`` into tokens; what is not understood becomes ``other``, white space and colons vanish."""
    narrow = text.translate(_WIDE_DIGITS)
    tokens: list[Token] = []
    for match in _pattern(lexicons).finditer(narrow):
        kind = match.lastgroup or "other"
        token = _token(kind, match, lexicons, passage_index)
        if token is not None:
            tokens.append(token)
    return tokens


def _token(
    kind: str, match: re.Match[str], lexicons: tuple[Lexicon, ...], passage_index: int
) -> Token | None:
    start, end = match.span()
    if kind in ("blank", "oclock"):
        return None
    if kind == "time":
        return _time(match, lexicons, passage_index)
    value = match.group()
    if kind.startswith("day_"):
        kind, value = "day", kind.removeprefix("day_")
    elif kind.startswith("group_"):
        kind, value = "group", _GROUPS[kind.removeprefix("group_")]
    elif kind in ("midday", "midnight"):
        kind, value = "time", "12:00" if kind == "midday" else "24:00"
    elif kind == "word":
        kind = "other"
    return Token(kind=kind, value=value, start=start, end=end, passage_index=passage_index)


def _time(match: re.Match[str], lexicons: tuple[Lexicon, ...], passage_index: int) -> Token:
    minute = match.group("minute") or match.group("minute4") or ("30" if match.group("half") else "")
    hour = match.group("hour") or match.group("hour4")
    mark = (match.group("pre") or match.group("post") or "").lower().strip()
    half = ""
    if mark:
        half = "am" if any(mark in map(str.lower, each.times.am) for each in lexicons) else "pm"
    return Token(
        kind="time",
        value=f"{int(hour):02d}:{minute or '00'}",
        start=match.start(),
        end=match.end(),
        passage_index=passage_index,
        half=half,
        plain=not minute and not half,
    )


@lru_cache(maxsize=64)
def _pattern(lexicons: tuple[Lexicon, ...]) -> re.Pattern[str]:
    halves = _words(lexicons, "am", "pm", edge=False)
    oclock = _words(lexicons, "oclock", edge=False)
    clock = (
        rf"(?P<time>(?:(?P<pre>{halves})\s?)?(?<!\d)(?:(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5][05])"
        rf"|(?P<hour>[01]?\d|2[0-4])(?:\s?(?:[:.,]|[hH](?=\d\d)|点|點|時|时)\s?(?P<minute>[0-5]\d)(?:\s?分)?"
        rf"|\s?(?:点|點|時|时)?(?P<half>半)|\s?(?:点|點|時|时))?)(?!\d)"
        rf"(?:\s?(?P<post>{halves})(?!\w))?)"
    )
    parts = [
        f"(?P<always>{_words(lexicons, 'always')})",
        *(f"(?P<group_{key}>{_group_words(lexicons, key)})" for key in _GROUPS),
        *(f"(?P<day_{day}>{_day_words(lexicons, day)})" for day in DAYS),
        f"(?P<closed>{_words(lexicons, 'closed')})",
        f"(?P<midday>{_words(lexicons, 'midday')})",
        f"(?P<midnight>{_words(lexicons, 'midnight')})",
        clock,
        f"(?P<to>{_DASH}|{_words(lexicons, 'to')})",
        f"(?P<and>[,;&+/、，；|]|{_words(lexicons, 'and_')})",
        f"(?P<oclock>{oclock}(?!\\w))",
        r"(?P<blank>[\s:：.()（）*•·\[\]【】=>]+)",
        r"(?P<number>\d+)",
        r"(?P<word>[^\W\d]{1,40}|.)",
    ]
    return re.compile("|".join(parts))


def _words(lexicons: tuple[Lexicon, ...], *keys: str, edge: bool = True) -> str:
    parts = []
    for each in lexicons:
        words = [word for key in keys for word in getattr(each.times, key)]
        parts.append(words_pattern(words, spaced=each.spaced and edge))
    return f"(?i:{'|'.join(parts)})"


def _group_words(lexicons: tuple[Lexicon, ...], key: str) -> str:
    parts = [words_pattern(getattr(each.day_groups, key), spaced=each.spaced) for each in lexicons]
    return f"(?i:{'|'.join(parts)})"


def _day_words(lexicons: tuple[Lexicon, ...], day: str) -> str:
    """Write one day's names; those of one or two letters keep their case: ``E`` is Monday, ``e`` is not."""
    parts = []
    for each in lexicons:
        names: list[str] = getattr(each.days, day)
        long = [name for name in names if len(name.rstrip("*")) > 2 or not each.spaced]
        short = [name for name in names if len(name) <= 2 and each.spaced]
        parts.append(f"(?i:{words_pattern(long, spaced=each.spaced)})(?:\\.)?")
        if short:
            cased = {form for name in short for form in (name, name[:1].upper() + name[1:])}
            parts.append(rf"{words_pattern(cased, spaced=True)}\.?")
    return "|".join(parts)
