"""One answer of the Chrome UX Report API as field data.

Shapes: https://developer.chrome.com/docs/crux/api. Zeros are left out of the JSON (a bin without ``density``), and
CLS is written in strings.
"""

from datetime import date

import msgspec

from mmaudit.model.field_data import FieldData, FieldLevel, FieldMetric

# Time to First Byte is still called experimental there.
METRICS = {
    "largest_contentful_paint": "lcp_ms",
    "interaction_to_next_paint": "inp_ms",
    "cumulative_layout_shift": "cls",
    "first_contentful_paint": "fcp_ms",
    "experimental_time_to_first_byte": "ttfb_ms",
}
BINS = 3


class _Day(msgspec.Struct):
    year: int
    month: int
    day: int


class _Period(msgspec.Struct, rename="camel"):
    first_date: _Day
    last_date: _Day


class _Bin(msgspec.Struct):
    density: float = 0.0


class _Percentiles(msgspec.Struct):
    p75: float | str


class _Metric(msgspec.Struct):
    percentiles: _Percentiles
    histogram: tuple[_Bin, ...] = ()


class _Record(msgspec.Struct, rename="camel"):
    metrics: dict[str, msgspec.Raw]
    collection_period: _Period | None = None


class _Answer(msgspec.Struct):
    record: _Record


class _Detail(msgspec.Struct):
    reason: str = ""


class _Error(msgspec.Struct):
    details: tuple[_Detail, ...] = ()


class _Refusal(msgspec.Struct):
    error: _Error


def read_record(body: bytes, level: FieldLevel) -> FieldData | None:
    """The field data in a 200's ``body``; ``None`` when it is no such answer. Unknown metrics are passed over."""
    try:
        record = msgspec.json.decode(body, type=_Answer).record
        first, last = period(record.collection_period)
    except (msgspec.MsgspecError, ValueError):
        return None
    metrics = {ours: metric(record.metrics[name]) for name, ours in METRICS.items() if name in record.metrics}
    return FieldData(level=level, first_day=first, last_day=last, **metrics)


def refusal_reasons(body: bytes) -> frozenset[str]:
    """The machine-readable reasons in an error's ``body``, such as ``API_KEY_INVALID``."""
    try:
        details = msgspec.json.decode(body, type=_Refusal).error.details
    except (msgspec.MsgspecError, ValueError):
        return frozenset()
    return frozenset(detail.reason for detail in details)


def metric(raw: msgspec.Raw) -> FieldMetric | None:
    """One metric; ``None`` without a percentile that is a number of 0 or more. The others stand without it."""
    try:
        read = msgspec.json.decode(raw, type=_Metric)
        p75 = float(read.percentiles.p75)
    except (msgspec.MsgspecError, ValueError):
        return None
    if not 0 <= p75 < float("inf"):
        return None
    shares = [each.density for each in read.histogram]
    if len(shares) != BINS or not all(0 <= share <= 1 for share in shares):
        return FieldMetric(p75=p75)
    good, middling, poor = (round(share, 4) for share in shares)
    return FieldMetric(p75=p75, good=good, needs_improvement=middling, poor=poor)


def period(raw: _Period | None) -> tuple[str, str]:
    """First and last day in ISO form, empty when they are not told; ``ValueError`` for days that never were."""
    if raw is None:
        return "", ""
    first, last = (date(day.year, day.month, day.day) for day in (raw.first_date, raw.last_date))
    return first.isoformat(), last.isoformat()
