"""How an audit speaks: a ``Spec`` that says all it can ever say, and a ``Verdict`` on one page or site.

Scores are 0-100 everywhere in mmaudit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.model.snapshot import Box, Picture, ScrollPart, Section


class Category(StrEnum):
    """The areas of the report."""

    SPEED = "speed"
    SCROLL = "scroll"
    AMP = "amp"
    PWA = "pwa"
    MOMENTS = "moments"
    SITE = "site"


class Status(StrEnum):
    """What an audit found. ``info``, ``not-applicable`` and ``not-measured`` carry no score."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    WARN = "warn"
    FAIL = "fail"
    INFO = "info"
    NOT_APPLICABLE = "not-applicable"
    NOT_MEASURED = "not-measured"


class Confidence(StrEnum):
    """How sure an audit is of its verdict."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One of the closed list of ends of an audit.

    ``text`` is an English template for ``str.format`` with the verdict's ``params``, marked for
    translation. ``score`` (0-100) is ``None`` where a curve or the verdict itself gives it, or where
    the status carries no score. ``fix`` stands in the place of the spec's where this end has one of its own.
    """

    status: Status
    text: str
    score: float | None = None
    fix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What an audit is, for the report and for ``mmaudit explain``.

    ``id`` is kebab-case and permanent. ``why``: what it means for a visitor; ``fix``: what to do,
    where and how; ``source``: the URL of the rule; ``needs``: without these sections the outcome is
    ``not-measured``; so it is when the run left ``part`` of the scroll pass out. ``outcomes`` is the closed list of
    ends; ``not-measured`` is always added.
    """

    id: str
    category: Category
    title: str
    why: str
    fix: str
    source: str
    outcomes: Mapping[str, Outcome]
    unit: str = ""
    needs: tuple[Section, ...] = ()
    part: ScrollPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that was seen. ``kind``: ``element text request header link number quote picture``.

    ``box``: where on the page it stands, for a picture with its outline; ``None`` where that is not known.
    """

    kind: str
    label: str
    value: str | float | None = None
    unit: str = ""
    selector: str = ""
    url: str = ""
    excerpt: str = ""
    picture: Picture | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An audit's answer for one page or one site. ``score`` (0-100) overrides the outcome's.

    ``savings_ms`` and ``savings_bytes``: about what the fix would save in a load, ``None`` where that is not estimated.
    """

    outcome: str
    value: float | None = None
    score: float | None = None
    params: Mapping[str, str | float | int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.HIGH
    savings_ms: float | None = None
    savings_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """A verdict joined with its spec: one row of the report. ``params`` stay for translated texts."""

    id: str
    category: Category
    status: Status
    score: float | None
    outcome: str
    value: float | None
    unit: str
    title: str
    text: str
    fix: str
    why: str
    source: str
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.HIGH
    params: Mapping[str, str | float | int] = field(default_factory=dict)
    savings_ms: float | None = None
    savings_bytes: int | None = None
