"""A visitor's question and what a page answers to it."""

from dataclasses import dataclass
from enum import StrEnum


class Moment(StrEnum):
    """The four micro-moments (Google, "Micro-Moments: Your Guide to Winning the Shift to Mobile")."""

    KNOW = "know"
    GO = "go"
    DO = "do"
    BUY = "buy"


class AnswerStatus(StrEnum):
    """How well one page answers one question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    LINKED = "linked"
    NOT_FOUND = "not-found"
    NOT_APPLICABLE = "not-applicable"


class AnswerSource(StrEnum):
    """Where the evidence stands."""

    TEXT = "text"
    LINK = "link"
    STRUCTURED_DATA = "schema.org"
    CONTROL = "control"
    STRUCTURE = "structure"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one page answers to one question.

    ``quote`` is a verbatim substring of the page's visible text (or of its structured data or link
    when ``source`` says so), at most 200 characters; ``answer`` is the normalised value (``+372…``,
    ``Mo-Fr 09:00-18:00``). ``screens_down``: top of the evidence divided by the screen's height.
    ``in_boilerplate``: only in a block that the site repeats. ``confidence`` is 0-1.
    """

    question: str
    moment: Moment
    status: AnswerStatus
    answered: bool
    answer: str = ""
    quote: str = ""
    selector: str = ""
    source: AnswerSource = AnswerSource.NONE
    machine_readable: bool = False
    in_boilerplate: bool = False
    collapsed: bool = False
    screens_down: float | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentServed:
    """Whether a page's own content serves a moment; ``confidence`` 0-1."""

    serves: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswers:
    """All that the moments engine says of one page. ``signs`` are those of ``moments.signs``."""

    answers: tuple[Answer, ...]
    moments: dict[Moment, MomentServed]
    signs: frozenset[str] = frozenset()
