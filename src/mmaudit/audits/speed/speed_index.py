"""How fast does the first screen fill?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import seconds
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Spec, Verdict

SPEC = Spec(
    id="speed-index",
    category=Category.SPEED,
    title="The first screen fills quickly",
    why="A page that fills bit by bit feels slower than one that is there at once.",
    fix="Fill the first screen sooner. "
    "Send the first screen's text and pictures first: fewer and smaller scripts and style sheets before them, "
    "and no content that is built by a script.",
    source="https://developer.chrome.com/docs/lighthouse/performance/speed-index",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes=band_outcomes(
        good="On average the first screen is filled after {value} s.",
        fair="On average the first screen is filled after {value} s; up to {limit} s is good.",
        poor="The first screen fills slowly: after {value} s on average; up to {limit} s is good.",
    ),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge Speed Index, the mean time at which the parts of the first screen were complete."""
    reading = Reading(
        metric=page.metrics.speed_index_ms, curve=limits.curves["speed_index_ms"], show=seconds, unit="ms"
    )
    return metric_verdict(page, reading)


AUDIT = PageAudit(spec=SPEC, judge=judge)
