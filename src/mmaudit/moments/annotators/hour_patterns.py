"""The pattern that cuts text about opening hours into tokens, made of the words of some languages."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mmaudit.moments.calendar import Calendar
from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.marks import load_marks
from mmaudit.moments.vocabulary import words_pattern

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# The last four are dashes of Windows pages that were read in another encoding, and what is shown for them.
DASH = r"-|–|—|−|~|～|〜|－|‐|‑|―|ー|→|➔|\x96|\x97|\ufffd|ï¿½"
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_FIRST_SIGN = re.compile(r"\S+")
_GROUPS = ("weekdays", "weekend", "daily", "holidays")
_NO_LETTER = r"(?![^\W\d])"
_YEAR = r"(?:19|20)\d\d"
# "1.05.-30.09." and "1.05-30.09": a dot at the end or a number that is no hour tells days from times.
_DAY_MONTH = r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])"
_LATE_DAY = r"(?:2[5-9]|3[01])\.\s?(?:0?[1-9]|1[0-2])"


@lru_cache(maxsize=64)
def token_pattern(lexicons: tuple[Lexicon | Calendar, ...]) -> re.Pattern[str]:
    """Compile the tokens of some languages; the name of the last matched group is the kind."""
    opening = {
        key: _words(lexicons, key, table="opening")
        for key in ("by_appointment", "except_", "between", "break_")
    }
    parts = [
        f"(?P<always>{_words(lexicons, 'always')})",
        f"(?P<appointment>{opening['by_appointment']})",
        f"(?P<break>{opening['break_']})",
        f"(?P<all_day>{_words(lexicons, 'all_day', table='opening')})",
        *(f"(?P<group_{key}>{_group_words(lexicons, key)})" for key in _GROUPS),
        rf"(?P<date>(?<!\d)(?:{_dates()})(?!\d))",
        _season(lexicons),
        *(f"(?P<day_{day}>{_day_words(lexicons, day)})" for day in DAYS),
        _month(lexicons),
        *(f"(?P<after_{day}>{_day_endings(lexicons, at)})" for at, day in enumerate(DAYS)),
        f"(?P<closed>{_words(lexicons, 'closed')})",
        f"(?P<midday>{_words(lexicons, 'midday')})",
        f"(?P<midnight>{_words(lexicons, 'midnight')})",
        _clock(lexicons),
        f"(?P<except>{opening['except_']})",
        f"(?P<between>{opening['between']})",
        f"(?P<to>{DASH}|{_words(lexicons, 'to')})",
        f"(?P<and>[,;&+/、，；|]|{_words(lexicons, 'and_')})",
        rf"(?P<oclock>{_words(lexicons, 'oclock', edge=False)}(?!\w))",
        r"(?P<blank>[\s:：.()（）*•·\[\]【】=>'’\"«»„“”]+)",
        r"(?P<number>\d+)",
        r"(?P<word>[^\W\d]{1,40}|.)",
    ]
    return re.compile("|".join(parts))


@lru_cache(maxsize=64)
def telling_beginnings(lexicons: tuple[Lexicon | Calendar, ...]) -> frozenset[str]:
    """The first three letters (or fewer) of words for days, months and the like, in lower case.

    A quick sieve before the slow pattern: a text without a word that begins so and without a clock says nothing.
    """
    found: set[str] = set()
    for each in lexicons:
        opening, times = each.opening, each.times
        tables = [
            *(getattr(each.days, day) for day in DAYS),
            *(getattr(each.day_groups, key) for key in _GROUPS),
        ]
        tables += [times.closed, times.always, opening.all_day, opening.by_appointment, opening.break_]
        tables += [*opening.months, opening.except_]
        words = [word.lower() for table in tables for word in table]
        found.update((_FIRST_WORD.search(word) or _FIRST_SIGN.match(word) or [""])[0][:3] for word in words)
    return frozenset(found - {""})


def _dates() -> str:
    year, month, day = (_signs(key) for key in ("year", "month", "day_of_month"))
    return (
        rf"\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?{_YEAR}|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
        rf"|{_YEAR}\s?{year}\s?\d{{1,2}}\s?{month}\s?\d{{1,2}}\s?{day}"
    )


def _signs(key: str) -> str:
    """Write the signs of the clock and the calendar of scripts without spaces."""
    return f"(?:{_plain(load_marks().signs[key])})"


def _season(lexicons: Sequence[Lexicon | Calendar]) -> str:
    to = rf"\s?(?:{DASH}|{_words(lexicons, 'to')})\s?"
    return (
        rf"(?P<season>(?<![\d.])(?:{_DAY_MONTH}\.?{to}{_DAY_MONTH}\.(?!\d)"
        rf"|{_LATE_DAY}\.?{to}{_DAY_MONTH}(?!\d)|{_DAY_MONTH}\.?{to}{_LATE_DAY}(?!\d)))"
    )


def _month(lexicons: Sequence[Lexicon | Calendar]) -> str:
    day = r"\d{1,2}"
    names = "|".join(_month_names(each) for each in lexicons)
    return (
        rf"(?P<month>(?:(?<!\d)(?P<day_before>{day})(?:\.|º|er|st|nd|rd|th)?\s?(?:de\s|of\s)?)?"
        rf"(?P<month_name>{names})(?:\.?\s(?P<day_after>{day})(?:st|nd|rd|th)?(?!\d|\s?[:.h]\s?\d|\s?[ap]\.?m)"
        rf"|\s?(?P<day_in>\d{{1,2}})\s?{_signs('day_of_month')})?)"
    )


@lru_cache(maxsize=512)
def month_index(name: str, lexicons: tuple[Lexicon | Calendar, ...]) -> int:
    """Tell which month (0-11) a name is that ``token_pattern`` found."""
    names = [
        (index, each.spaced, month) for each in lexicons for index, month in enumerate(each.opening.months)
    ]
    return next(
        index
        for index, spaced, month in names
        if re.fullmatch(words_pattern(month, spaced=spaced), name, re.IGNORECASE)
    )


def _month_names(lexicon: Lexicon | Calendar) -> str:
    """Write the names of the months; one that is capitalised in the data must be in the text."""
    names = [name for month in lexicon.opening.months for name in month]
    cased = [name for name in names if name[:1].isupper()]
    free = [name for name in names if not name[:1].isupper()]
    edge = r"(?<!\d)" if not lexicon.spaced else ""
    return f"{edge}(?i:{words_pattern(free, spaced=lexicon.spaced)})|{words_pattern(cased, spaced=lexicon.spaced)}"


def _clock(lexicons: Sequence[Lexicon | Calendar]) -> str:
    halves = _words(lexicons, "am", "pm", edge=False)
    marks = "|".join(
        re.escape(word)
        for each in lexicons
        if not each.spaced
        for word in each.times.oclock
        if len(word) == 1
    )
    mark = f"(?:{marks})" if marks else r"(?!)"
    endings = _plain(
        each for lex in lexicons for each in (*lex.opening.until_endings, *lex.opening.from_endings)
    )
    return (
        rf"(?P<time>(?:(?P<pre>{halves})\s?)?(?<!\d)(?<!\d[.,:])(?:(?P<hour4>[01]\d|2[0-4])(?P<minute4>[0-5][05])"
        rf"|(?P<hour>[01]?\d|2[0-4])(?:"
        rf"(?:\s?[:.]\s?|\s?[hHuU]\s?(?=\d\d(?!\s?[hHuU:]))|\s?{mark}\s?|['’](?=\d\d)|,(?=[0-5][05](?!\d|\s?[-–—]\s?\d{{1,2}}(?!\d|,\d\d))))"
        rf"(?P<minute>[0-5]\d)(?::00)?(?:\s?{_signs('minute')})?"
        rf"|(?P<raised>[⁰¹²³⁴⁵][⁰¹²³⁴⁵⁶⁷⁸⁹])|\s?{mark}?(?P<half>{_signs('half')})|\s?{mark}{_signs('full_hour')}?)?)(?!\d)"
        rf"(?P<ending>[-:]?(?:{endings})(?!\w))?(?:\s?(?P<post>{halves})(?!\w))?)"
    )


def _plain(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) or r"(?!)"


def _words(
    lexicons: Sequence[Lexicon | Calendar], *keys: str, table: str = "times", edge: bool = True
) -> str:
    parts = []
    for each in lexicons:
        words = [word for key in keys for word in getattr(getattr(each, table), key)]
        parts.append(words_pattern(words, spaced=each.spaced and edge))
    return f"(?i:{_beside_digits('|'.join(parts))})"


def _beside_digits(pattern: str) -> str:
    """Let words stand beside digits: ``Monday9:00`` where a page leaves out the space."""
    return (
        pattern.replace(r"\w{0,20}", r"[^\W\d]{0,20}")
        .replace(r"(?!\w)", _NO_LETTER)
        .replace(r"(?<!\w)", r"(?<![^\W\d])")
    )


def _group_words(lexicons: Sequence[Lexicon | Calendar], key: str) -> str:
    parts = [words_pattern(getattr(each.day_groups, key), spaced=each.spaced) for each in lexicons]
    return f"(?i:{_beside_digits('|'.join(parts))})"


def _day_endings(lexicons: Sequence[Lexicon | Calendar], index: int) -> str:
    return _plain(each.opening.day_endings[index] for each in lexicons if each.opening.day_endings)


def _day_words(lexicons: Sequence[Lexicon | Calendar], day: str) -> str:
    """Write one day's names; those of one or two letters keep their case: ``E`` is Monday, ``e`` is not."""
    parts = []
    for each in lexicons:
        names: list[str] = getattr(each.days, day)
        long = [name for name in names if len(name.rstrip("*")) > 2 or not each.spaced]
        short = [name for name in names if len(name) <= 2 and each.spaced]
        parts.append(f"(?i:{words_pattern(long, spaced=each.spaced)})(?:\\.)?")
        if short:
            cased = {form for name in short for form in (name, name[:1].upper() + name[1:], name.upper())}
            parts.append(rf"{words_pattern(cased, spaced=True)}\.?")
    return _beside_digits("|".join(parts))
