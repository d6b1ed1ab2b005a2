"""A question as data: what is asked, how much it weighs, when it applies, how it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.model.answer import Moment


class Scope(StrEnum):
    """Where an answer is expected: ``SITE``: once is enough; ``PAGE``: on every page that it applies to."""

    SITE = "site"
    PAGE = "page"


class AnswerType(StrEnum):
    """The kind of value that answers a user's question."""

    ANY = "any"
    PHONE = "phone"
    ADDRESS = "address"
    HOURS = "hours"
    MONEY = "money"
    DURATION = "duration"
    NUMBER = "number"
    STEPS = "steps"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRule:
    """How a user's own question is answered: a value of ``answer`` within ``near`` blocks of a cue."""

    cues: Mapping[str, tuple[str, ...]]
    links: tuple[re.Pattern[str], ...]
    answer: AnswerType
    near: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. ``needs``: signs (``moments.signs``) of which one must be there; none: it always applies.

    ``here``: signs of which one must be on the same page for an answer to count. ``also``: signs with which an
    answer counts although the question is not asked; without any sign on the whole site it does not apply.
    ``ask`` and ``fix`` by language; ``user_rule`` is ``None`` for the questions that ship.
    """

    id: str
    moment: Moment
    weight: float
    scope: Scope
    needs: frozenset[str]
    ask: Mapping[str, str]
    fix: Mapping[str, str] = field(default_factory=dict)
    user_rule: UserRule | None = None
    here: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    def text(self, lang: str) -> str:
        """Give the question in a language, else in English, else in any."""
        return _in_language(self.ask, lang)

    def fix_text(self, lang: str) -> str:
        """Give the sentence that says what to do, likewise; empty when there is none."""
        return _in_language(self.fix, lang)


def _in_language(texts: Mapping[str, str], lang: str) -> str:
    for key in (lang, lang.split("-")[0], "en"):
        if key in texts:
            return texts[key]
    return next(iter(texts.values()), "")
