"""A question as data: what is asked, how much it weighs, when it applies, how it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase

from mmaudit.model.answer import Moment
from mmaudit.moments.page_kind import PageKind
from mmaudit.moments.structured_path import StructuredPath


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
    DATE = "date"
    YESNO = "yesno"
    STEPS = "steps"
    LINK = "link"


# Found anywhere on a page, without a cue.
UNCUED = frozenset({AnswerType.PHONE, AnswerType.ADDRESS, AnswerType.HOURS, AnswerType.STEPS})


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRule:
    """How a user's own question is answered: a value of ``answer`` within ``near`` blocks of a cue.

    A link whose address matches one of ``links``, or a value at one of the paths ``structured``, answers too. A block
    with a word of ``must_not`` is no evidence. ``pages`` (globs of the path) and ``kinds`` say where the question is
    asked: everywhere when both are empty, else where one of them fits; ``each`` narrows it to one kind of page.
    """

    answer: AnswerType
    near: int = 3
    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    must_not: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[re.Pattern[str], ...] = ()
    structured: tuple[StructuredPath, ...] = ()
    pages: tuple[str, ...] = ()
    kinds: frozenset[PageKind] = frozenset()
    each: PageKind | None = None

    @property
    def is_free_form(self) -> bool:
        """Say whether there is only the wording: then passages are ranked, and a person decides."""
        has_evidence = any(self.cues.values()) or self.links or self.structured
        return not has_evidence and self.answer not in UNCUED

    def applies(self, path: str, kinds: frozenset[PageKind]) -> bool:
        """Say whether a page with this path and of these kinds is asked."""
        if self.each is not None and self.each not in kinds:
            return False
        if not self.pages and not self.kinds:
            return True
        return not kinds.isdisjoint(self.kinds) or any(fnmatchcase(path, glob) for glob in self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. ``needs``: signs (``moments.signs``) of which one must be there; none: it always applies.

    ``here``: signs of which one must be on the same page for an answer to count. ``also``: signs with which an
    answer counts although the question is not asked; without any sign on the whole site it does not apply.
    ``ask``, ``fix`` and ``clause`` ("where it is") by language; without a clause it is no matter of visitors.
     ``user_rule`` is ``None`` for the questions that ship.
    """

    id: str
    moment: Moment
    weight: float
    scope: Scope
    needs: frozenset[str]
    ask: Mapping[str, str]
    fix: Mapping[str, str] = field(default_factory=dict)
    clause: Mapping[str, str] = field(default_factory=dict)
    user_rule: UserRule | None = None
    here: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    def text(self, lang: str) -> str:
        """Give the question in a language, else in English, else in any."""
        return _in_language(self.ask, lang)

    def fix_text(self, lang: str) -> str:
        """Give the sentence that says what to do, likewise; empty when there is none."""
        return _in_language(self.fix, lang)

    def clause_text(self, lang: str) -> str:
        """Give what visitors find out by the answer ("where it is"), likewise; empty when there is none."""
        return _in_language(self.clause, lang)


def _in_language(texts: Mapping[str, str], lang: str) -> str:
    for key in (lang, lang.split("-")[0], "en"):
        if key in texts:
            return texts[key]
    return next(iter(texts.values()), "")
