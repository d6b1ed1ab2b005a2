"""What real visitors met: the Chrome UX Report's figures of a page or of a whole origin.

Field data stands beside what was measured here and is never mixed into it: other phones, other links, other days.
Source: https://developer.chrome.com/docs/crux/api.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FieldLevel(StrEnum):
    """What the figures are about: one address, or all pages of the origin together."""

    URL = "url"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMetric:
    """One metric over all visits: three of four were ``p75`` or better.

    ``p75`` has the unit of the metric's name (CLS has none). The shares (0-1) of good, middling and poor visits have
    the limits of https://web.dev/articles/vitals; they are ``None`` where the report gives no histogram.
    """

    p75: float
    good: float | None = None
    needs_improvement: float | None = None
    poor: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldData:
    """Chrome users on phones over 28 days. The days are ISO dates, both included; ``""``: not told."""

    level: FieldLevel
    first_day: str = ""
    last_day: str = ""
    lcp_ms: FieldMetric | None = None
    inp_ms: FieldMetric | None = None
    cls: FieldMetric | None = None
    fcp_ms: FieldMetric | None = None
    ttfb_ms: FieldMetric | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCapture:
    """All that was asked for. ``pages`` by the page's URL in the report; pages without data are absent.

    ``notes``: sentences about what could not be had.
    """

    origin: FieldData | None = None
    pages: Mapping[str, FieldData] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
