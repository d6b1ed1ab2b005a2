"""The little language of ``--fail-on``: each condition says what fails the build.

::

    conditions = condition { "," condition }          the flag may also be repeated
    condition  = "never"                              judge nothing
               | "error" [scope]                      a page that could not be audited
               | finding ":" ("fail" | "warn") [scope]
               | name compare number [unit] [scope]
    compare    = "<" | "<=" | ">" | ">="
    scope      = "@" glob                             over the path of the page's URL, or over the whole
                                                      URL when the glob holds "://"; * also crosses "/"
    finding    = "any" | an area | an audit's id      ":warn" also counts what fails
    name       = "score"                              the overall score 0-100; with a scope each page's score
               | an area                              speed scroll amp pwa moments site: 0-100, no scope
               | a moment                             know go do buy: 0-100, no scope
               | a metric                             of any page, the median of its runs:
                     ttfb fcp lcp tbt si inp load     milliseconds, or with the unit s
                     cls                              no unit
                     weight                           bytes, or with the unit kB or MB (1000, 1000000)
                     requests                         a count
               | a count, no scope                    pages failed-pages broken-links
                     taps-to-buy taps-to-call taps-to-directions taps-to-contact

    score<80,speed<70        lcp>4s@/shop/*        any:fail        viewport-meta:fail        error

A wrong name, sign, number or unit is a ``UsageError`` that says where it stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.errors import UsageError
from mmaudit.model.answer import Moment
from mmaudit.model.verdict import Category, Status

NEVER, ERROR, ANY, SCORE = "never", "error", "any", "score"
# Names of the metrics and their fields in the report.
METRICS = {
    "ttfb": "ttfb_ms",
    "fcp": "fcp_ms",
    "lcp": "lcp_ms",
    "cls": "cls",
    "tbt": "tbt_ms",
    "si": "speed_index_ms",
    "inp": "inp_ms",
    "load": "load_ms",
    "weight": "transfer_bytes",
    "requests": "requests",
}
COUNTS = ("pages", "failed-pages", "broken-links")
TAPS = {
    "taps-to-buy": "to_buy",
    "taps-to-call": "to_call",
    "taps-to-directions": "to_directions",
    "taps-to-contact": "to_contact",
}
TIME_UNITS = {"ms": 1.0, "s": 1000.0}
WEIGHT_UNITS = {"b": 1.0, "kb": 1e3, "mb": 1e6}
UNITS = {name: TIME_UNITS for name, column in METRICS.items() if column.endswith("_ms")}
UNITS["weight"] = WEIGHT_UNITS
COMPARISON = re.compile(r"(?P<name>[^<>=!:]*)(?P<sign>[<>=!]+)(?P<number>.*)")
NUMBER = re.compile(r"(?P<digits>\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>[a-zA-Z%]*)")


class Compare(StrEnum):
    """How a value is compared with its limit."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="

    def holds(self, value: float, limit: float) -> bool:
        """Whether ``value`` stands so to ``limit``."""
        match self:
            case Compare.BELOW:
                return value < limit
            case Compare.AT_MOST:
                return value <= limit
            case Compare.ABOVE:
                return value > limit
            case Compare.AT_LEAST:
                return value >= limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """``name compare limit``; the limit is in the unit of the report (ms, bytes, points)."""

    text: str
    name: str
    compare: Compare
    limit: float
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``subject:worst``; ``subject`` is ``any``, an area or an audit's id."""

    text: str
    subject: str
    worst: Status
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageError:
    """``error``."""

    text: str
    scope: str = ""


Condition = Threshold | Finding | PageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One condition as it was written. ``whole`` and ``start`` place it for messages."""

    whole: str
    start: int
    text: str
    body: str
    scope: str

    def error(self, problem: str, hint: str) -> UsageError:
        """A ``UsageError`` that says where the condition stands."""
        where = f" (character {self.start + 1} of '{self.whole}')" if self.whole != self.text else ""
        return UsageError(f"--fail-on {self.text}: {problem}{where}.", hint)


def parse_conditions(texts: Sequence[str]) -> tuple[Condition, ...]:
    """The conditions of all ``--fail-on`` flags; empty for none and for ``never``."""
    pieces = [piece for text in texts for piece in split(text)]
    for piece in pieces:
        if piece.body == NEVER and (len(pieces) > 1 or piece.scope):
            raise piece.error("'never' stands alone", "Leave out either 'never' or the other conditions.")
    return tuple(parse(piece) for piece in pieces if piece.body != NEVER)


def names() -> tuple[str, ...]:
    """All names that a condition may use, in the order in which help lists them."""
    return (NEVER, ERROR, *thresholds(), *(f"{subject}:fail|warn" for subject in subjects()))


@cache
def thresholds() -> tuple[str, ...]:
    """The names that are compared with a number."""
    return (SCORE, *Category, *Moment, *METRICS, *COUNTS, *TAPS)


@cache
def subjects() -> tuple[str, ...]:
    """The names that ``:fail`` and ``:warn`` may follow."""
    page_ids = (audit.spec.id for audit in PAGE_AUDITS)
    return (ANY, *Category, *page_ids, *(audit.spec.id for audit in SITE_AUDITS))


def split(whole: str) -> list[Piece]:
    """The comma-separated pieces of one flag."""
    pieces, start = [], 0
    for raw in whole.split(","):
        text = raw.strip()
        body, _, scope = text.partition("@")
        piece = Piece(whole=whole, start=start, text=text, body=body.strip(), scope=scope.strip())
        if not piece.body or ("@" in text and not piece.scope):
            raise piece.error("something is missing", f"Examples: {EXAMPLES}")
        pieces.append(piece)
        start += len(raw) + 1
    return pieces


EXAMPLES = "score<80, lcp>4000, any:fail, error."


def parse(piece: Piece) -> Condition:
    """One condition."""
    if piece.body == ERROR:
        return PageError(text=piece.text, scope=piece.scope)
    if comparison := COMPARISON.fullmatch(piece.body):
        return parse_threshold(piece, **{key: text.strip() for key, text in comparison.groupdict().items()})
    subject, colon, worst = (part.strip() for part in piece.body.partition(":"))
    if not colon:
        raise incomplete(piece)
    return parse_finding(piece, subject, worst)


def incomplete(piece: Piece) -> UsageError:
    """A name without a limit or a status, or no name at all."""
    if piece.body in thresholds():
        return piece.error("a limit is missing", f"For example: {piece.body}<80 or {piece.body}>4.")
    if piece.body in subjects():
        return piece.error("a status is missing", f"For example: {piece.body}:fail.")
    return piece.error(
        f"'{piece.body}' is not known", nearest(piece.body, (NEVER, ERROR, *thresholds(), *subjects()))
    )


def parse_threshold(piece: Piece, name: str, sign: str, number: str) -> Threshold:
    """A name, a sign and a number."""
    if name not in thresholds():
        raise piece.error(f"'{name}' is not a score, metric or count", nearest(name, thresholds()))
    if sign not in tuple(Compare):
        raise piece.error(f"'{sign}' is not a comparison", "Use <, <=, > or >=.")
    if piece.scope and name != SCORE and name not in METRICS:
        raise piece.error(
            f"'{name}' belongs to the whole site", "Only score, metrics, audits and error take @glob."
        )
    limit = parse_limit(piece, name, number)
    return Threshold(text=piece.text, name=name, compare=Compare(sign), limit=limit, scope=piece.scope)


def parse_limit(piece: Piece, name: str, number: str) -> float:
    """The number in the report's unit."""
    match = NUMBER.fullmatch(number)
    if match is None:
        raise piece.error(f"'{number}' is not a number of 0 or more", f"For example: {name}<80.")
    units, unit = UNITS.get(name, {}), match["unit"].lower()
    if unit and unit not in units:
        wanted = " or ".join({"b": "B", "kb": "kB", "mb": "MB"}.get(each, each) for each in units)
        raise piece.error(f"'{match['unit']}' is not a unit of {name}", f"Use {wanted or 'no unit'}.")
    return float(match["digits"]) * units.get(unit, 1.0)


def parse_finding(piece: Piece, subject: str, worst: str) -> Finding:
    """A subject and a status."""
    if subject not in subjects():
        raise piece.error(f"'{subject}' is not an area or an audit", nearest(subject, subjects()))
    if worst not in (Status.FAIL.value, Status.WARN.value):
        raise piece.error(f"'{worst}' is not a status", f"Write {subject}:fail or {subject}:warn.")
    if piece.scope and subject in {audit.spec.id for audit in SITE_AUDITS}:
        raise piece.error(f"'{subject}' is judged for the whole site", f"Leave out @{piece.scope}.")
    return Finding(text=piece.text, subject=subject, worst=Status(worst), scope=piece.scope)


def nearest(name: str, known: Sequence[str]) -> str:
    """A hint: what was probably meant, and what there is (audits by their own command)."""
    close = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    guess = f"Did you mean {' or '.join(close)}? " if close else ""
    short = [each for each in known if each in (ERROR, *thresholds(), ANY)]
    return f"{guess}There are: {', '.join(short)}; 'mmaudit audits' lists the audits."


def names_metric(texts: Sequence[str], name: str) -> bool:
    """Whether a condition of the ``--fail-on`` flags ``texts`` judges the metric ``name``."""
    return any(isinstance(each, Threshold) and each.name == name for each in parse_conditions(texts))
