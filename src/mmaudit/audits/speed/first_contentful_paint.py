"""How long until anything can be seen?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import seconds
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Spec, Verdict

SPEC = Spec(
    id="first-contentful-paint",
    category=Category.SPEED,
    title="The first text or picture appears soon",
    why="A white screen looks broken: visitors wait for the first sign of life and leave when it does not come.",
    fix="Show the first text sooner. "
    "Load style sheets and scripts that the first screen does not need later (media, defer, async), put the "
    "few styles that it does need into the page, and let text show before its web font is there "
    "(font-display: swap).",
    source="https://web.dev/articles/fcp",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes=band_outcomes(
        good="The first text or picture is there after {value} s.",
        fair="The first text or picture takes {value} s; up to {limit} s is good.",
        poor="The screen stays empty for {value} s; up to {limit} s is good.",
    ),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge First Contentful Paint."""
    reading = Reading(metric=page.metrics.fcp_ms, curve=limits.curves["fcp_ms"], show=seconds, unit="ms")
    return metric_verdict(page, reading)


AUDIT = PageAudit(spec=SPEC, judge=judge)
