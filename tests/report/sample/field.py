"""What real visitors met on the sample's site."""

from dataclasses import replace

from mmaudit.model.field_data import FieldData, FieldLevel, FieldMetric


def shared(p75: float, good: float, poor: float) -> FieldMetric:
    return FieldMetric(p75=p75, good=good, needs_improvement=round(1 - good - poor, 4), poor=poor)


def sample_field() -> FieldData:
    return FieldData(
        level=FieldLevel.ORIGIN,
        first_day="2026-10-24",
        last_day="2026-11-20",
        lcp_ms=shared(3120, 0.66, 0.12),
        inp_ms=shared(180, 0.79, 0.06),
        cls=shared(0.04, 0.93, 0.02),
        fcp_ms=shared(1710, 0.77, 0.08),
        ttfb_ms=FieldMetric(p75=640),
    )


def home_field() -> FieldData:
    """A page that few people visit: no INP, no CLS."""
    return replace(sample_field(), level=FieldLevel.URL, lcp_ms=shared(4410, 0.41, 0.3), cls=None)
