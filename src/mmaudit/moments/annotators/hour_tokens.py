"""Cuts text about opening hours into tokens: days, times, ranges, "closed". No existing library reads ``E–R 9–18``."""

import re
from dataclasses import dataclass

from mmaudit.moments.annotators.hour_patterns import month_index, token_pattern
from mmaudit.moments.calendar import Calendar
from mmaudit.moments.lexicon import Lexicon

_GROUPS = {"weekdays": "Mo-Fr", "weekend": "Sa-Su", "daily": "Mo-Su", "holidays": "PH"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Full-width, Arabic and Persian digits, one for one, so that places in the text stay the same.
# Full-width, Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese and Khmer digits.
_ZEROS = "０٠۰०০๐໐၀០"
_DIGITS = str.maketrans(
    "：" + "".join(chr(ord(zero) + digit) for zero in _ZEROS for digit in range(10)),
    ":" + "0123456789" * len(_ZEROS),
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNSAID = frozenset({"blank", "oclock"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """``kind``: ``day group time to and closed always half other`` or a word of opening hours.

    ``value``: day key, ``HH:MM``, ``May``, ``May 01`` and the like; ``raw`` as it stands, in lower case.
    ``start``-``end`` within the passage ``passage_index``. A time's ``half`` is ``am``, ``pm`` or empty and
    ``plain`` says that it was a bare hour. ``starts`` and ``ends``: a case ending makes it the begin or end of
    a range.
    """

    kind: str
    value: str
    start: int
    end: int
    raw: str = ""
    passage_index: int = 0
    half: str = ""
    plain: bool = False
    starts: bool = False
    ends: bool = False


def tokenise(text: str, lexicons: tuple[Lexicon | Calendar, ...], *, passage_index: int = 0) -> list[Token]:
    """Cut ``text`` into tokens; what is not understood becomes ``other``, white space and colons vanish."""
    narrow = text.translate(_DIGITS)
    tokens: list[Token] = []
    for match in token_pattern(lexicons).finditer(narrow):
        kind = match.lastgroup or "other"
        if kind not in _UNSAID:
            tokens.append(_token(kind, match, lexicons, passage_index))
    return tokens


def _token(
    kind: str, match: re.Match[str], lexicons: tuple[Lexicon | Calendar, ...], passage_index: int
) -> Token:
    if kind == "time":
        return _time(match, lexicons, passage_index)
    start, end = match.span()
    raw = match.group().lower()
    value = raw
    if kind.startswith("day_"):
        kind, value = "day", kind.removeprefix("day_")
    elif kind.startswith("after_"):
        kind, value = "day_ending", kind.removeprefix("after_")
    elif kind.startswith("group_"):
        kind, value = "group", _GROUPS[kind.removeprefix("group_")]
    elif kind in ("midday", "midnight"):
        kind, value = "time", "12:00" if kind == "midday" else "24:00"
    elif kind == "season":
        value = _season(match)
    elif kind == "month":
        kind, value = _month(match, lexicons)
    elif kind in ("word", "number"):
        kind = "other" if kind == "word" else kind
    return Token(
        kind=kind,
        value=value,
        start=start,
        end=end,
        raw=raw,
        passage_index=passage_index,
        starts=kind == "day" and _ends_with(raw, lexicons, "from_endings"),
        ends=kind == "day" and _ends_with(raw, lexicons, "until_endings"),
    )


def _ends_with(raw: str, lexicons: tuple[Lexicon | Calendar, ...], key: str) -> bool:
    return any(raw.endswith(ending) for each in lexicons for ending in getattr(each.opening, key))


def _time(match: re.Match[str], lexicons: tuple[Lexicon | Calendar, ...], passage_index: int) -> Token:
    part = match.group
    raised = part("raised")
    minute = part("minute") or part("minute4") or ("30" if part("half") else "")
    minute = minute or (raised.translate(_RAISED) if raised else "")
    hour = part("hour") or part("hour4")
    mark = (part("pre") or part("post") or "").lower().strip()
    half = ""
    if mark:
        half = "am" if any(mark in map(str.lower, each.times.am) for each in lexicons) else "pm"
    ending = (part("ending") or "").strip("-: ")
    return Token(
        kind="time",
        value=f"{int(hour):02d}:{minute or '00'}",
        start=match.start(),
        end=match.end(),
        raw=part().lower(),
        passage_index=passage_index,
        half=half,
        plain=not minute and not half,
        starts=bool(ending) and _ends_with(ending, lexicons, "from_endings"),
        ends=bool(ending) and _ends_with(ending, lexicons, "until_endings"),
    )


def _season(match: re.Match[str]) -> str:
    """Write ``1.05.-30.09.`` as ``May 01-Sep 30``; an empty string when there is no such day."""
    day, month, last_day, last_month = (int(each) for each in re.findall(r"\d+", match.group()))
    if not (0 < month <= 12 and 0 < last_month <= 12 and 0 < day <= 31 and 0 < last_day <= 31):
        return ""
    return f"{_MONTHS[month - 1]} {day:02d}-{_MONTHS[last_month - 1]} {last_day:02d}"


def _month(match: re.Match[str], lexicons: tuple[Lexicon | Calendar, ...]) -> tuple[str, str]:
    index = month_index(match.group("month_name"), lexicons)
    day = match.group("day_before") or match.group("day_after") or match.group("day_in")
    return ("date", f"{_MONTHS[index]} {int(day):02d}") if day else ("month", _MONTHS[index])
