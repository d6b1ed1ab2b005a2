"""How long do scripts keep the page from answering a tap?"""

from collections.abc import Iterator, Sequence

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import milliseconds, size
from mmaudit.audits.speed.resources import is_own_url, network_requests, without_fragment
from mmaudit.facts.load_metrics import over_runs, typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Load, LongScript, Section
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
    """Judge Total Blocking Time; show it in processor time too, with its scripts and tasks."""
    reading = Reading(metric=page.metrics.tbt_ms, curve=limits.curves["tbt_ms"], show=milliseconds, unit="ms")
    scripts = blocking_scripts(page) or large_scripts(page)
    return metric_verdict(page, reading, (*computed(page), *scripts, *long_tasks(page)))


def computed(page: PageFacts) -> tuple[Evidence, ...]:
    """The same in processor time: what is left on a machine that does nothing else."""
    known = over_runs(page.snapshot.loads, lambda load: load.tbt_cpu_ms)
    if known is None or known.max == 0:
        return ()
    return (Evidence(kind="number", label="in processor time alone", value=round(known.median), unit="ms"),)


def blocking_scripts(page: PageFacts) -> tuple[Evidence, ...]:
    """What ran longest in tasks that blocked, each script and its invoker with the time of all its runs."""
    load = typical_load(page.snapshot.loads)
    took: dict[tuple[str, str], list[LongScript]] = {}
    for script in blocked_by(load) if load else ():
        took.setdefault((script.url, script.invoker), []).append(script)
    longest = sorted(took.values(), key=lambda runs: -sum(run.duration_ms for run in runs))
    return tuple(script_evidence(runs, page) for runs in longest[:MAX_EVIDENCE])


def blocked_by(load: Load) -> Iterator[LongScript]:
    """The scripts that ran in a long task which did not end before the first paint."""
    tasks = [
        task for task in load.long_tasks if task.start_ms + task.duration_ms > (load.fcp_ms or float("inf"))
    ]
    for script in load.long_scripts:
        middle = script.start_ms + script.duration_ms / 2
        if any(task.start_ms <= middle <= task.start_ms + task.duration_ms for task in tasks):
            yield script


def script_evidence(runs: Sequence[LongScript], page: PageFacts) -> Evidence:
    """The runs of one script by one invoker: whose it is, how long, and what ran it."""
    first = runs[0]
    called = first.invoker if first.invoker != first.url else ""
    return Evidence(
        kind="request",
        label=whose(first.url, page),
        value=round(sum(run.duration_ms for run in runs)),
        unit="ms",
        url=first.url,
        excerpt=" ".join(part for part in (called, first.function) if part),
    )


def whose(url: str, page: PageFacts) -> str:
    """Whose script it is."""
    if not url:
        return "script of unknown origin"
    if without_fragment(url) == without_fragment(page.snapshot.final_url):
        return "script in the page"
    return "script of the site" if is_own_url(url, page) else "script of a third party"


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
