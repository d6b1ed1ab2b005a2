"""The load metrics of a page over its runs, and the run that stands for them."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from mmaudit.model.report import Metric, PageMetrics
from mmaudit.model.snapshot import Load


def page_metrics(loads: Sequence[Load]) -> PageMetrics:
    """Medians with their spread. ``inp_ms`` needs a visitor's hand and is never known from a load."""
    return PageMetrics(
        ttfb_ms=over_runs(loads, lambda load: load.ttfb_ms),
        fcp_ms=over_runs(loads, lambda load: load.fcp_ms),
        lcp_ms=over_runs(loads, lambda load: load.lcp_ms),
        cls=over_runs(loads, lambda load: load.cls),
        tbt_ms=over_runs(loads, lambda load: load.tbt_ms),
        speed_index_ms=over_runs(loads, lambda load: load.speed_index_ms),
        load_ms=over_runs(loads, lambda load: load.load_ms),
        transfer_bytes=over_runs(loads, lambda load: float(load.transfer_bytes)),
        requests=over_runs(loads, lambda load: float(load.request_count)),
    )


def over_runs(loads: Iterable[Load], value_of: Callable[[Load], float | None]) -> Metric | None:
    """One metric over the runs in which it came; ``None`` when it never did."""
    values = tuple(float(value) for load in loads if (value := value_of(load)) is not None)
    if not values:
        return None
    return Metric(median=float(median(values)), min=min(values), max=max(values), runs=values)


def typical_load(loads: Sequence[Load]) -> Load | None:
    """The run whose LCP lies nearest to the median: where evidence is taken from, so that it fits the number."""
    middle = over_runs(loads, lambda load: load.lcp_ms)
    if not loads or middle is None:
        return loads[0] if loads else None
    painted = [load for load in loads if load.lcp_ms is not None]
    return min(painted, key=lambda load: abs((load.lcp_ms or 0.0) - middle.median))
