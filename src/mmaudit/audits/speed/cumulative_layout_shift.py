"""How much does the page jump while it loads?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.facts.load_metrics import over_runs
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import LayoutShift, Load, Section
from mmaudit.model.verdict import Category, Evidence, Spec, Verdict

MAX_EVIDENCE = 5

SPEC = Spec(
    id="cumulative-layout-shift",
    category=Category.SPEED,
    title="The page keeps still while it loads",
    why="When text jumps away, readers lose their place, and a thumb hits what was not meant.",
    fix="Keep room for what loads late. "
    "Give pictures, videos and frames their width and height, keep room for banners and adverts, and load web "
    "fonts with a fallback of the same size.",
    source="https://web.dev/articles/optimize-cls",
    unit="shift",
    needs=(Section.LOAD,),
    outcomes=band_outcomes(
        good="The page keeps still while it loads (shift {value}).",
        fair="The page jumps while it loads (shift {value}; up to {limit} is good).",
        poor="The page jumps a lot while it loads (shift {value}; up to {limit} is good).",
    ),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the largest session window of shifts and name the elements that moved."""
    reading = Reading(metric=page.metrics.cls, curve=limits.curves["cls"], show=shift, unit="shift")
    load = typical_shifts(page.snapshot.loads)
    worst = sorted(load.shifts if load else (), key=lambda each: -each.value)[:MAX_EVIDENCE]
    return metric_verdict(page, reading, tuple(moved(each) for each in worst))


def shift(value: float) -> str:
    """A layout shift score as it is usually written: ``0.12``, ``0.004``."""
    return f"{value:.2f}" if value >= 0.01 or value == 0 else f"{value:.3f}"


def typical_shifts(loads: tuple[Load, ...]) -> Load | None:
    """The run whose shift lies nearest to the median."""
    middle = over_runs(loads, lambda load: load.cls)
    if middle is None:
        return None
    shifted = [load for load in loads if load.cls is not None]
    return min(shifted, key=lambda load: abs((load.cls or 0.0) - middle.median))


def moved(each: LayoutShift) -> Evidence:
    """One shift with its elements."""
    first, *others = each.selectors or ("",)
    return Evidence(
        kind="element",
        label=f"moved after {each.time_ms / 1000:.1f} s",
        value=round(each.value, 4),
        unit="shift",
        selector=first,
        excerpt=", ".join(others)[:300],
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
