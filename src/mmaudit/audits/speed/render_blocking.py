"""What must be loaded before anything can be shown?"""

from collections.abc import Iterable, Sequence

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import link_ms, saving_of_time
from mmaudit.audits.speed.quantities import seconds
from mmaudit.audits.speed.resources import document_end_ms, network_requests
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="render-blocking",
    category=Category.SPEED,
    title="Nothing holds the first screen back",
    why="Style sheets and scripts in the head keep the screen white until the last of them has come.",
    fix="Let the first screen paint before scripts and styles. "
    "Add 'defer' or 'async' to scripts in the <head>, put the few styles of the first screen into the page, and "
    "load other style sheets with a media attribute or later.",
    source="https://developer.chrome.com/docs/lighthouse/performance/render-blocking-resources",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.PASS, text="No file holds the first screen back.", score=100),
        "short": Outcome(
            status=Status.PASS,
            text="Files that hold the first screen back: {count}, for {seconds} s only.",
            score=100,
        ),
        "long": Outcome(
            status=Status.WARN,
            text="Files that hold the first screen back: {count}, for {seconds} s.",
            score=50,
        ),
        "very-long": Outcome(
            status=Status.FAIL,
            text="Files that hold the first screen back: {count}, for {seconds} s.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the time from the first blocking request to the end of the last."""
    blocking = [request for request in network_requests(page) if request.render_blocking]
    if not blocking:
        return Verdict(outcome="none", value=0, savings_ms=0)
    held_ms = duration_ms(blocking)
    warn, fail = limits.numbers["render_blocking_warn_ms"], limits.numbers["render_blocking_fail_ms"]
    slowest = sorted(blocking, key=lambda request: -(request.finished_ms or 0.0))
    return Verdict(
        outcome="short" if held_ms < warn else "long" if held_ms < fail else "very-long",
        value=round(held_ms),
        params={"count": len(blocking), "seconds": seconds(held_ms)},
        evidence=tuple(evidence(request) for request in slowest[:MAX_EVIDENCE]),
        savings_ms=saving_of_time(limits, avoidable_ms(page, blocking) - style_ms(blocking, limits)).ms,
    )


def duration_ms(requests: Iterable[Request]) -> float:
    """The time that ``requests`` span; one that never ended counts from its start only."""
    spans = [(request.started_ms, request.finished_ms or request.started_ms) for request in requests]
    return max(0.0, max(end for _, end in spans) - min(start for start, _ in spans))


def avoidable_ms(page: PageFacts, blocking: Sequence[Request]) -> float:
    """How much sooner the first paint could come: the wait for blocking files once the page itself was there.

    The page's own bytes are waited for in any case, and a file that came after the first paint did not hold it back.
    """
    load = typical_load(page.snapshot.loads)
    painted_ms = load.fcp_ms if load and load.fcp_ms is not None else 0.0
    ends = [each.finished_ms for each in blocking if each.finished_ms is not None]
    begun_ms = max(min(each.started_ms for each in blocking), document_end_ms(page))
    return max(0.0, min(max(ends, default=0.0), painted_ms) - begun_ms)


def style_ms(blocking: Iterable[Request], limits: Limits) -> float:
    """The time that the styles themselves need: the first screen is painted with them wherever they stand."""
    weight = sum(each.transfer_bytes for each in blocking if each.resource_type == "Stylesheet")
    return link_ms(limits.network, weight) if limits.network else 0.0


def evidence(request: Request) -> Evidence:
    """A blocking file with the moment at which it was there."""
    ended = None if request.finished_ms is None else round(request.finished_ms)
    return Evidence(
        kind="request", label=f"{request.resource_type}, there after", value=ended, unit="ms", url=request.url
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
