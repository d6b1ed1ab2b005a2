"""Words for numbers: Good, Needs work, Poor, Neutral, Not measured, each with a shape so that colour never speaks alone."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from mmaudit.model.answer import AnswerStatus
from mmaudit.model.report import GateVerdict
from mmaudit.model.verdict import Status
from mmaudit.report.view.language import Language


class Tone(StrEnum):
    """The four looks; also the names of the style sheet's classes."""

    GOOD = "good"
    WARN = "warn"
    POOR = "poor"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word with its shape."""

    tone: Tone
    word: str

    @property
    def symbol(self) -> str:
        """The shape beside the word."""
        return SYMBOLS[self.tone]


SYMBOLS = {Tone.GOOD: "●", Tone.WARN: "◐", Tone.POOR: "○", Tone.NONE: "◌"}


class Boundaries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of ``marks.toml``."""

    good: float
    poor: float


@cache
def boundaries() -> dict[str, Boundaries]:
    """All boundaries by name."""
    data = files("mmaudit.report.view").joinpath("marks.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, Boundaries])


def tone_of_score(score: float | None) -> Tone:
    """The look of a score 0-100."""
    if score is None:
        return Tone.NONE
    marks = boundaries()["score"]
    return Tone.GOOD if score >= marks.good else Tone.WARN if score >= marks.poor else Tone.POOR


def tone_of_value(name: str, value: float | None) -> Tone:
    """The look of a measured value; values without boundaries have none."""
    marks = boundaries().get(name)
    if value is None or marks is None:
        return Tone.NONE
    return Tone.GOOD if value <= marks.good else Tone.WARN if value <= marks.poor else Tone.POOR


def tone_word(tone: Tone, language: Language) -> str:
    """The word of a look."""
    _ = language.gettext
    words = {
        Tone.GOOD: _("Good"),
        Tone.WARN: _("Needs work"),
        Tone.POOR: _("Poor"),
        Tone.NONE: _("Not measured"),
    }
    return words[tone]


def score_tag(score: float | None, language: Language) -> Tag:
    """The tag of a score."""
    tone = tone_of_score(score)
    return Tag(tone=tone, word=tone_word(tone, language))


def value_tag(name: str, value: float | None, language: Language) -> Tag | None:
    """The tag of a measured value, ``None`` for one that is not judged."""
    tone = tone_of_value(name, value)
    return None if tone is Tone.NONE else Tag(tone=tone, word=tone_word(tone, language))


def status_tag(status: Status, language: Language) -> Tag:
    """The tag of an audit's status."""
    _ = language.gettext
    tags = {
        Status.PASS: (Tone.GOOD, _("Passed")),
        Status.WARN: (Tone.WARN, _("Needs work")),
        Status.FAIL: (Tone.POOR, _("Failed")),
        Status.INFO: (Tone.NONE, _("Note")),
        Status.NOT_APPLICABLE: (Tone.NONE, _("Does not apply")),
        Status.NOT_MEASURED: (Tone.NONE, _("Not measured")),
    }
    tone, word = tags[status]
    return Tag(tone=tone, word=word)


def answer_tag(status: str, language: Language) -> Tag:
    """The tag of an ``AnswerStatus`` value."""
    _ = language.gettext
    tags = {
        AnswerStatus.ANSWERED.value: (Tone.GOOD, _("Answered")),
        AnswerStatus.BOILERPLATE.value: (Tone.GOOD, _("In header or footer")),
        AnswerStatus.HIDDEN.value: (Tone.WARN, _("Behind a tap")),
        AnswerStatus.CONFLICT.value: (Tone.POOR, _("Contradictory")),
        AnswerStatus.CANDIDATE.value: (Tone.WARN, _("To be checked")),
        AnswerStatus.PARTIAL.value: (Tone.WARN, _("Partly")),
        AnswerStatus.LINKED.value: (Tone.WARN, _("Only linked")),
        AnswerStatus.NOT_FOUND.value: (Tone.POOR, _("Not found")),
    }
    tone, word = tags.get(status, (Tone.NONE, _("Does not apply")))
    return Tag(tone=tone, word=word)


def gate_tag(verdict: GateVerdict, language: Language) -> Tag | None:
    """The tag of the gate, ``None`` when no condition was given."""
    _ = language.gettext
    match verdict:
        case GateVerdict.PASS:
            return Tag(tone=Tone.GOOD, word=_("Gate passed"))
        case GateVerdict.FAIL:
            return Tag(tone=Tone.POOR, word=_("Gate failed"))
        case GateVerdict.INCONCLUSIVE:
            return Tag(tone=Tone.WARN, word=_("Gate inconclusive"))
        case GateVerdict.NONE:
            return None
