"""The load metrics of a page over its runs, and the run that stands for them."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from mmaudit.facts.two_groups import two_groups
from mmaudit.model.report import Metric, PageMetrics
from mmaudit.model.snapshot import Load

# Two groups that lie nearer than this are the same to a visitor: 0.1 s is felt as at once
# (https://www.nngroup.com/articles/response-times-3-important-limits/), half of what is good is no matter for
# CLS (https://web.dev/articles/cls), 50 kB are a quarter of a second on slow 4G.
LEAST_GAP_MS = 100.0
LEAST_GAP_CLS = 0.05
LEAST_GAP_BYTES = 50_000.0
LEAST_GAP_REQUESTS = 5.0


def page_metrics(loads: Sequence[Load]) -> PageMetrics:
    """Medians with their spread. ``inp_ms`` needs a visitor's hand and is never known from a load."""
    return PageMetrics(
        ttfb_ms=over_runs(loads, lambda load: load.ttfb_ms),
        fcp_ms=over_runs(loads, lambda load: load.fcp_ms),
        lcp_ms=over_runs(loads, lambda load: load.lcp_ms),
        cls=over_runs(loads, lambda load: load.cls, least_gap=LEAST_GAP_CLS),
        tbt_ms=over_runs(loads, lambda load: load.tbt_ms),
        speed_index_ms=over_runs(loads, lambda load: load.speed_index_ms),
        load_ms=over_runs(loads, lambda load: load.load_ms),
        load_estimate_ms=over_runs(loads, lambda load: load.load_estimate_ms),
        transfer_bytes=over_runs(loads, lambda load: float(load.transfer_bytes), least_gap=LEAST_GAP_BYTES),
        requests=over_runs(loads, lambda load: float(load.request_count), least_gap=LEAST_GAP_REQUESTS),
    )


def over_runs(
    loads: Iterable[Load], value_of: Callable[[Load], float | None], *, least_gap: float = LEAST_GAP_MS
) -> Metric | None:
    """One metric over the runs in which it came; ``None`` when it never did. ``least_gap``: see ``two_groups``."""
    values = tuple(float(value) for load in loads if (value := value_of(load)) is not None)
    if not values:
        return None
    return Metric(
        median=float(median(values)),
        min=min(values),
        max=max(values),
        runs=values,
        bimodal=two_groups(values, least_gap=least_gap) is not None,
    )


def typical_load(loads: Sequence[Load]) -> Load | None:
    """The run whose LCP lies nearest to the median: where evidence is taken from, so that it fits the number."""
    middle = over_runs(loads, lambda load: load.lcp_ms)
    if not loads or middle is None:
        return loads[0] if loads else None
    painted = [load for load in loads if load.lcp_ms is not None]
    return min(painted, key=lambda load: abs((load.lcp_ms or 0.0) - middle.median))
