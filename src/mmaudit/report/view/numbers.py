"""Numbers for people: two significant digits where more would only look exact, a unit beside each."""

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

GAP = "\u00a0"  # no line break between a number and its unit


class NumberFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of ``numbers.toml``."""

    decimal: str
    group: str
    percent_gap: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Writes numbers in one language."""

    form: NumberFormat

    def plain(self, value: float, digits: int = 0) -> str:
        """``value`` with ``digits`` decimals."""
        written = f"{value:,.{digits}f}"
        return (
            written.translate(str.maketrans(",.", "\0\1"))
            .replace("\0", self.form.group)
            .replace("\1", self.form.decimal)
        )

    def short(self, value: float) -> str:
        """At most two decimals, none that are zero."""
        return self.plain(
            value, next(digits for digits in (0, 1, 2) if digits == 2 or _is_round(value, digits))
        )

    def count(self, value: float) -> str:
        """A whole number."""
        return self.plain(round(value))

    def score(self, value: float | None) -> str:
        """A score 0-100, a dash when there is none. Rounded down: 89.6 is not yet the 90 that is called good."""
        return "–" if value is None else self.plain(math.floor(value))

    def duration(self, value_ms: float) -> str:
        """``320 ms``, ``10.5 s``, ``410 s``."""
        if round(value_ms) == 0:
            return "0"
        if abs(value_ms) < 995:
            return f"{self.plain(_significant(value_ms))}{GAP}ms"
        seconds = value_ms / 1000
        return f"{self.plain(seconds, 1 if seconds < 99.95 else 0)}{GAP}s"

    def size(self, value_bytes: float) -> str:
        """``380 kB``, ``2.1 MB``; 1 kB is 1000 bytes."""
        if value_bytes < 1000:
            return f"{self.plain(value_bytes)}{GAP}B"
        if value_bytes < 995_000:
            return f"{self.plain(_significant(value_bytes / 1000))}{GAP}kB"
        megabytes = value_bytes / 1e6
        return f"{self.plain(megabytes, 1 if megabytes < 9.95 else 0)}{GAP}MB"

    def percent(self, ratio: float) -> str:
        """A share 0-1 as a whole percentage."""
        return f"{self.plain(100 * ratio)}{self.form.percent_gap}%"

    def date(self, day: int, month: str, *, number: int, year: int) -> str:
        """A date with the month's name or number, as the language likes it."""
        return self.form.date.format(day=day, month=month, number=number, year=year)


def number_format(tag: str) -> Numbers:
    """The numbers of the language ``tag``; English ones for a language that is not listed."""
    formats = _formats()
    return Numbers(form=formats.get(tag.lower().partition("-")[0], formats["en"]))


@cache
def _formats() -> dict[str, NumberFormat]:
    data = files("mmaudit.report.view").joinpath("numbers.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, NumberFormat])


def _significant(value: float) -> float:
    """``value`` rounded to two significant digits, whole numbers below 10."""
    if abs(value) < 10:
        return round(value)
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 1)
    return round(value / step) * step


def _is_round(value: float, digits: int) -> bool:
    return abs(value - round(value, digits)) < 0.005
