"""Compares what the engine says of a page with what people said: is a value right, and how often is an answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import html

from mmaudit.model.answer import Answer, AnswerStatus, Moment, PageAnswers

MOMENTS = tuple(each.value for each in Moment)
NOT_FOUND = (AnswerStatus.LINKED, AnswerStatus.CANDIDATE, AnswerStatus.NOT_FOUND, AnswerStatus.NOT_APPLICABLE)
FOUND = tuple(status for status in AnswerStatus if status not in NOT_FOUND)
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PHONE_DIGITS = 7  # a local number's digits; area codes are written or left out
SHOWN_OF_A_STEP = 30  # characters: a quote may stop before the step does
SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "title", "video", "audio", "iframe"}
)
BLOCK_NAMES = """
address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr input legend li main nav ol option p pre section select summary table tbody td
textarea tfoot th thead tr ul
"""
BLOCKS = frozenset(BLOCK_NAMES.split())
_RULE = re.compile(r"((?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)[-,]?)+)?\s*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Pages of one kind: rightly found, wrongly found, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that is there; ``None`` when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of what is there that was found; ``None`` when there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; ``None`` when there was nothing to find and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


def count(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    """Count pairs of (expected, found)."""
    seen = list(pairs)
    return Counts(
        right=sum(expected and found for expected, found in seen),
        wrong=sum(found and not expected for expected, found in seen),
        missed=sum(expected and not found for expected, found in seen),
    )


def is_found(found: PageAnswers, name: str) -> bool:
    """Say whether a page serves a moment, or answers a question at least in part."""
    if name in MOMENTS:
        return found.moments[Moment(name)].serves
    return any(each.question == name and says_something(each) for each in found.answers)


def says_something(answer: Answer) -> bool:
    """Say whether the page answers a question itself, at least in part."""
    return answer.status in FOUND


def is_right(answer: Answer, gold: Sequence[str]) -> bool:
    """Say whether the answer or its quote states one of the right strings, each read as its question's kind."""
    return any(_states(answer, string) for string in gold)


def _states(answer: Answer, gold: str) -> bool:
    said = (answer.answer, answer.quote)
    match answer.question:
        case "go.phone":
            return any(_digits(gold)[-PHONE_DIGITS:] in _digits(each) for each in said if _digits(gold))
        case "go.hours" if week(gold):
            return week(answer.answer) == week(gold)
        case "buy.price":
            return _number(gold) in {_number(each) for each in re.findall(r"\d+(?:\.\d+)?", answer.answer)}
        case "buy.stock":
            return answer.answer == gold
        case "do.steps":
            return any(_overlap(each, gold, at_most=SHOWN_OF_A_STEP) for each in said)
        case _:
            return any(_overlap(each, gold) for each in said)


def week(hours: str) -> dict[str, str]:
    """The spans of each day of OSM opening hours that is open; empty when the text is none.

    https://wiki.openstreetmap.org/wiki/Key:opening_hours
    """
    open_days: dict[str, str] = {}
    for rule in hours.replace("24/7", "Mo-Su 00:00-24:00").split(";"):
        if '"' in rule:  # open by agreement
            continue
        days, spans = (part or "" for part in _RULE.fullmatch(rule.strip()).groups())  # type: ignore[union-attr]
        if not re.fullmatch(r"off|(?:\d\d:\d\d-\d\d:\d\d,?)+", spans):
            return {}
        open_days.update(dict.fromkeys(_expand(days or "Mo-Su"), spans))
    return {day: spans for day, spans in open_days.items() if spans != "off"}


def _expand(days: str) -> list[str]:
    expanded: list[str] = []
    for part in filter(None, days.split(",")):
        first, _, last = part.partition("-")
        if first not in DAYS:  # public holidays
            continue
        begin, end = DAYS.index(first), DAYS.index(last or first)
        span = range(begin, end + 1 if end >= begin else end + 8)
        expanded += [DAYS[index % 7] for index in span]
    return expanded


def visible_text(markup: str) -> str:
    """A page's text as a reader would copy it, with single spaces; read apart from the engine's own reader."""
    try:
        root = html.fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError):
        return ""
    parts: list[str] = []
    stack: list[object] = [root]
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            parts.append(each)
            continue
        tag = each.tag  # type: ignore[attr-defined]
        if not isinstance(tag, str) or tag in SILENT:
            continue
        edge = " " if tag in BLOCKS else ""
        inside: list[object] = [edge, each.text or ""]  # type: ignore[attr-defined]
        for child in each:  # type: ignore[attr-defined]
            inside += [child, child.tail or ""]
        stack.extend(reversed([*inside, _caption(each), edge]))
    return " ".join("".join(parts).split())


def _caption(element: html.HtmlElement) -> str:
    """What a button that is an ``input`` says."""
    is_button = element.tag == "input" and element.get("type", "").lower() in ("submit", "button", "reset")
    return element.get("value", "") if is_button else ""


def squash(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _overlap(said: str, gold: str, *, at_most: int | None = None) -> bool:
    one, other = squash(said)[:at_most], squash(gold)[:at_most]
    return bool(one and other) and (one in squash(gold) or other in squash(said))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _number(text: str) -> float:
    try:
        return float(text.strip())
    except ValueError:
        return -1.0
