"""How long until the largest picture or text is there?"""

from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import seconds
from mmaudit.audits.speed.resources import by_url, without_fragment
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Spec, Verdict

SPEC = Spec(
    id="largest-contentful-paint",
    category=Category.SPEED,
    title="The main content appears soon",
    why="The largest picture or text of the first screen is what visitors came for; while it is missing they wait.",
    fix="Bring the main picture or text sooner. "
    "Name the element's picture in the HTML itself (no lazy loading, no script), give it fetchpriority=high, "
    "serve it in the size of a phone's screen, and remove what blocks rendering before it.",
    source="https://web.dev/articles/optimize-lcp",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes=band_outcomes(
        good="The largest picture or text is there after {value} s.",
        fair="The largest picture or text takes {value} s; up to {limit} s is good.",
        poor="The largest picture or text takes {value} s, far more than the {limit} s that are good.",
    ),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge Largest Contentful Paint and name its element."""
    reading = Reading(metric=page.metrics.lcp_ms, curve=limits.curves["lcp_ms"], show=seconds, unit="ms")
    return metric_verdict(page, reading, tuple(evidence(page)))


def evidence(page: PageFacts) -> Iterator[Evidence]:
    """The element, and when its picture was asked for and came."""
    load = typical_load(page.snapshot.loads)
    paint = load.largest_paint if load else None
    if load is None or paint is None:
        return
    yield Evidence(
        kind="element",
        label=f"largest element <{paint.tag.lower()}>",
        value=load.lcp_ms,
        unit="ms",
        selector=paint.selector,
        url=paint.url or "",
        excerpt=paint.text[:200],
    )
    request = by_url(load.requests).get(without_fragment(paint.url)) if paint.url else None
    if request is not None:
        yield timing("its picture was asked for after", request.started_ms)
    if request is not None and request.finished_ms is not None:
        yield timing("its picture was there after", request.finished_ms)


def timing(label: str, value_ms: float) -> Evidence:
    """A moment of the load."""
    return Evidence(kind="number", label=label, value=round(value_ms), unit="ms")


AUDIT = PageAudit(spec=SPEC, judge=judge)
