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
    """How well one page answers one question, the best first.

    ``ANSWERED``: by the page's own content; ``BOILERPLATE``: only in a block that the site repeats; ``HIDDEN``: behind
    a tap; ``CONFLICT``: the visible text says one thing and the structured data another; ``PARTIAL``: half of it, like
    a number that cannot be tapped; ``LINKED``: a link promises it; ``CANDIDATE``: a passage resembles the question,
    and a person must say whether it answers.
    """

    ANSWERED = "answered"
    BOILERPLATE = "boilerplate"
    HIDDEN = "hidden"
    CONFLICT = "conflict"
    PARTIAL = "partial"
    LINKED = "linked"
    CANDIDATE = "candidate"
    NOT_FOUND = "not-found"
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_answer(self) -> bool:
        """Say whether a visitor finds one answer, wherever it stands."""
        return self in (AnswerStatus.ANSWERED, AnswerStatus.BOILERPLATE, AnswerStatus.HIDDEN)


class AnswerSource(StrEnum):
    """Where the evidence stands."""

    TEXT = "text"
    LINK = "link"
    STRUCTURED_DATA = "schema.org"
    CONTROL = "control"
    STRUCTURE = "structure"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that resembles a question: a verbatim ``quote``, and how much (0-1, the best of the page is 1)."""

    quote: str
    likeness: float
    selector: str = ""
    screens_down: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one page answers to one question.

    ``quote`` is a verbatim substring of the page's visible text, at most 200 characters, and empty when only machines
    read the answer; ``answer`` is the normalised value (``+372…``, ``Mo-Fr 09:00-18:00``). ``screens_down``: top of the
    evidence divided by the screen's height. ``answered``: who reads the page knows the answer, wherever it stands,
    whatever its data say and though a number cannot be tapped. ``in_boilerplate``: only in a block that the site
    repeats; ``collapsed``: behind a tap. ``structured_value``: with the status ``conflict``, what the structured data
    say instead. ``candidates``: with the status ``candidate``, the passages, best first. ``confidence`` is 0-1.
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
    structured_value: str = ""
    candidates: tuple[Candidate, ...] = ()


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
