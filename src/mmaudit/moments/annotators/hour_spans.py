"""Arithmetic on times of the day: the half of the day that a text leaves out, lunch breaks, the clock as written."""

from collections.abc import Sequence

from mmaudit.moments.annotators.hour_tokens import Token

_HALF_DAY = 720
_DAY = 1440


def span(start: Token, end: Token) -> str:
    """Write ``HH:MM-HH:MM``, adding twelve hours where the text leaves them out (``9 - 5``)."""
    opens, closes = _minutes(start), _minutes(end)
    if end.half == "pm" and not start.half and _twelve_hour(start) and opens + _HALF_DAY < closes:
        opens += _HALF_DAY
    if not end.half and closes <= opens and 60 <= closes <= _HALF_DAY and 300 <= opens <= 780:
        closes += _HALF_DAY
    if start.half == "pm" and not end.half and closes <= opens < closes + _HALF_DAY:
        closes += _HALF_DAY
    return f"{clock(opens)}-{clock(closes or _DAY)}"


def is_longer_than(text: str, minutes: int) -> bool:
    """Say whether ``HH:MM-HH:MM`` lasts longer; one that ends before it begins goes past midnight."""
    start, end = _ends(text)
    return (end - start) % _DAY > minutes or end - start == _DAY


def without_break(times: Sequence[str], pause: str) -> list[str]:
    """Cut a break (``HH:MM-HH:MM``) out of the range that holds it; a closed day (``off``) has none."""
    begin, finish = _ends(pause)
    kept: list[str] = []
    for each in times:
        if "-" not in each:
            kept.append(each)
            continue
        start, end = _ends(each)
        if start < begin < finish < end:
            kept += [f"{clock(start)}-{clock(begin)}", f"{clock(finish)}-{clock(end)}"]
        else:
            kept.append(each)
    return kept


def clock(minutes: int) -> str:
    """Write minutes since midnight as ``HH:MM``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _ends(text: str) -> tuple[int, int]:
    start, _, end = text.partition("-")
    return _clock_minutes(start), _clock_minutes(end)


def _clock_minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:5])


def _twelve_hour(token: Token) -> bool:
    return int(token.value[:2]) <= 12


def _minutes(token: Token) -> int:
    minutes = _clock_minutes(token.value)
    if token.half == "pm" and minutes < _HALF_DAY:
        return minutes + _HALF_DAY
    return minutes - _HALF_DAY if token.half == "am" and _HALF_DAY <= minutes < _HALF_DAY + 60 else minutes
