"""The one typed result. Its field names are those of ``report.json`` (schema ``mmaudit.report/1``).

Every output, the gate and the exit code are functions of a ``SiteReport`` and of nothing else.
``None`` in a score: nothing was measured there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mmaudit.model.answer import Answer, Moment, MomentServed
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.field_data import FieldData
from mmaudit.model.page_figures import AmpError, AmpSummary, Metric, PageMetrics, PwaSummary, ScrollSummary
from mmaudit.model.scroll_trace import ScrollTrace
from mmaudit.model.site_profile import SiteProfile
from mmaudit.model.snapshot import Box, Frame, HostTraffic, Picture, Redirect, Screen
from mmaudit.model.verdict import AuditResult, Category

__all__ = [
    "AmpError",
    "AmpSummary",
    "BestAnswer",
    "BrokenLink",
    "Calibration",
    "CategoryScore",
    "Fix",
    "Gate",
    "GateVerdict",
    "Metric",
    "MomentSummary",
    "Network",
    "PageMetrics",
    "PageReport",
    "PageStatus",
    "PwaSummary",
    "QuestionSummary",
    "Run",
    "RunStatus",
    "ScrollSummary",
    "Site",
    "SiteReport",
    "SkippedUrl",
    "Taps",
]


class RunStatus(StrEnum):
    """Whether the run came to its end. ``partial``: some pages failed."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    INTERRUPTED = "interrupted"


class PageStatus(StrEnum):
    """What became of a page."""

    AUDITED = "audited"
    FAILED = "failed"


class GateVerdict(StrEnum):
    """What ``--fail-on`` says; ``none``: no condition was given."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What was audited.

    ``profile``: what kind of site it was judged as, ``None`` where its pages do not tell; ``profile_pinned``: the user
    said so.
    """

    start_url: str
    origin: str
    languages: tuple[str, ...] = ()
    profile: SiteProfile | None = None
    profile_pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The emulated link. 0 kbit/s means unlimited."""

    name: str
    rtt_ms: float
    down_kbps: float
    up_kbps: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What the machine did with a fixed piece of work before the run (``gather/js/workload.js``).

    ``slowdown``: how much longer it took when ``asked_slowdown`` was asked of the browser; ``None`` at full speed.
    Spreads are the middle half of the times as a part of their median: a quiet machine stays below 0.1 or so.
    """

    pieces_per_s: float
    spread_ratio: float
    asked_slowdown: float
    slowdown: float | None = None
    slowdown_spread_ratio: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How it was measured. ``notes`` are sentences for the method section (sandbox off, weaker browser, …)."""

    id: str
    started_at: str
    duration_s: float
    mmaudit: str
    chromium: str
    device: str
    network: Network
    cpu_slowdown: float
    runs: int
    status: RunStatus
    browser_path: str = ""
    user_agent: str = ""
    sandboxed: bool = True
    notes: tuple[str, ...] = ()
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryScore:
    """One area's score; ``measured_share`` (0-1) is the weight of what could be measured."""

    id: Category
    score: float | None
    measured_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The verdict on ``--fail-on`` with one sentence for each condition that did not hold."""

    verdict: GateVerdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """One page, one row.

    ``lighthouse_comparable``: 0-100 by Lighthouse's weights and curves, ``None`` when one of its five metrics is
    missing (see ``mmaudit.score.lighthouse``); no other score depends on it. ``field``: what real visitors met on
    this page, ``None`` when it was not asked for or the Chrome UX Report does not know; no score depends on it.
    ``hosts``: what the load took from each host, over the wire. ``screens``: the first screen and those further down on
    which something is at fault; ``quote_boxes``: where the quote that answers a question stands, by the question's id.
    """

    url: str
    final_url: str
    http_status: int | None
    status: PageStatus
    error: Failure | None
    lang: str
    depth: int
    taps_from_home: int | None
    canonical_url: str | None
    title: str
    metrics: PageMetrics
    scroll: ScrollSummary
    amp: AmpSummary
    pwa: PwaSummary
    moments: Mapping[Moment, MomentServed]
    answers: tuple[Answer, ...]
    audits: tuple[AuditResult, ...]
    score: float | None = None
    redirects: tuple[Redirect, ...] = ()
    unmeasured: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    screenshot: Picture | None = None
    frames: tuple[Frame, ...] = ()
    hosts: tuple[HostTraffic, ...] = ()
    lighthouse_comparable: int | None = None
    screens: tuple[Screen, ...] = ()
    scroll_trace: ScrollTrace | None = None
    quote_boxes: Mapping[str, Box] = field(default_factory=dict)
    field: FieldData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BestAnswer:
    """Where a visitor finds the answer with the least effort.

    ``structured_value``: what the structured data say instead, when the status is ``conflict``.
    """

    url: str
    quote: str
    taps_from_home: int | None
    screens_down: float | None
    lang: str = ""
    machine_readable: bool = False
    in_boilerplate: bool = False
    structured_value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSummary:
    """One question over the site: ``asked`` pages to which it applies, ``answered`` by how many.

    ``status`` is the best ``AnswerStatus`` value over the pages. ``worth`` (0-1) is what the question
    contributes to its moment's score, ``None`` where that is not known. ``lacking``: where each page of its kind
    should answer, the first of those that do not.
    """

    id: str
    text: str
    asked: int
    answered: int
    best: BestAnswer | None
    status: str = "not-found"
    weight: float = 1.0
    fix: str = ""
    worth: float | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentSummary:
    """One moment over the site."""

    score: float | None
    questions: tuple[QuestionSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taps:
    """Fewest taps from the start page to the place where a visitor can act; ``None``: not found."""

    to_buy: int | None = None
    to_call: int | None = None
    to_directions: int | None = None
    to_contact: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A link of the site that leads nowhere. ``found_on`` is ``from`` in JSON."""

    url: str
    status: int | None
    found_on: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedUrl:
    """A URL that was known and not audited; ``alike``: how many there are with the same reason and detail."""

    url: str
    why: FailureCode
    detail: str = ""
    alike: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One thing to do, with what it would gain: points of the overall and of its category's score.

    ``pages``: where it was seen, worst first. Gains are computed by scoring the report anew as if this
    one finding were gone; they are not additive. ``savings_ms`` and ``savings_bytes``: about what it would save
    in a load of the page that has most to gain, ``None`` where that is not estimated.
    """

    audit_id: str
    category: Category
    title: str
    text: str
    how: str
    gain: float
    category_gain: float
    pages: tuple[str, ...] = ()
    page_count: int = 0
    savings_ms: float | None = None
    savings_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReport:
    """The whole audit. ``field``: what real visitors met on the site's origin; see ``PageReport``.

    ``skipped`` lists a part of what was left out, ``skipped_counts`` how many addresses there were for each reason.
    """

    site: Site
    run: Run
    score: float | None
    categories: tuple[CategoryScore, ...]
    gate: Gate
    pages: tuple[PageReport, ...]
    moments: Mapping[Moment, MomentSummary]
    taps: Taps
    site_audits: tuple[AuditResult, ...]
    links_broken: tuple[BrokenLink, ...] = ()
    skipped: tuple[SkippedUrl, ...] = ()
    fixes: tuple[Fix, ...] = ()
    scoring_version: str = ""
    skipped_counts: Mapping[FailureCode, int] = field(default_factory=dict)
    field: FieldData | None = None
