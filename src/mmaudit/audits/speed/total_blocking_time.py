"""How long do scripts keep the page from answering a tap?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import milliseconds, size
from mmaudit.audits.speed.resources import network_requests
from mmaudit.facts.load_metrics import over_runs, typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Spec, Verdict

MAX_EVIDENCE = 3

SPEC = Spec(
    id="total-blocking-time",
    category=Category.SPEED,
    title="The page answers taps while it loads",
    why="While a script computes, a tap does nothing: visitors tap again, or think that the page is broken.",
    fix="Take work off the phone's processor. "
    "Remove scripts that nobody needs, load the others later or in parts, and move third-party tags (chats, "
    "trackers, maps) behind the first tap or scroll.",
    source="https://web.dev/articles/tbt",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes=band_outcomes(
        good="Scripts block taps for {value} ms in all, which nobody notices.",
        fair="Scripts block taps for {value} ms in all; up to {limit} ms is good.",
        poor="Scripts block taps for {value} ms in all, far more than the {limit} ms that are good.",
    ),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge Total Blocking Time; show it in processor time too, the longest tasks and the largest scripts."""
    reading = Reading(metric=page.metrics.tbt_ms, curve=limits.curves["tbt_ms"], show=milliseconds, unit="ms")
    return metric_verdict(page, reading, (*computed(page), *long_tasks(page), *large_scripts(page)))


def computed(page: PageFacts) -> tuple[Evidence, ...]:
    """The same in processor time: what is left on a machine that does nothing else."""
    known = over_runs(page.snapshot.loads, lambda load: load.tbt_cpu_ms)
    if known is None or known.max == 0:
        return ()
    return (Evidence(kind="number", label="in processor time alone", value=round(known.median), unit="ms"),)


def long_tasks(page: PageFacts) -> tuple[Evidence, ...]:
    """The longest tasks of the main thread."""
    load = typical_load(page.snapshot.loads)
    longest = sorted(load.long_tasks if load else (), key=lambda task: -task.duration_ms)[:MAX_EVIDENCE]
    return tuple(
        Evidence(
            kind="number",
            label=f"a task that began after {task.start_ms / 1000:.1f} s",
            value=round(task.duration_ms),
            unit="ms",
        )
        for task in longest
    )


def large_scripts(page: PageFacts) -> tuple[Evidence, ...]:
    """The scripts with the most code, which are the first to look at."""
    scripts = [request for request in network_requests(page) if request.resource_type == "Script"]
    largest = sorted(scripts, key=lambda request: -request.decoded_bytes)[:MAX_EVIDENCE]
    return tuple(
        Evidence(kind="request", label=f"script of {size(request.decoded_bytes)}", url=request.url)
        for request in largest
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
