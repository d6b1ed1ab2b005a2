"""How much of its style sheets does the page load for nothing?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.unused_code import used_files, verdict_on
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="unused-css",
    category=Category.SPEED,
    title="Style sheets hold little that the page does not use",
    why="The first screen waits for whole style sheets, also for rules that match nothing on the page.",
    fix="Send only the styles that a page uses. "
    "Remove rules of designs and plugins that are gone, split the rest by kind of page, and build frameworks "
    "with the parts that are used.",
    source="https://developer.chrome.com/docs/lighthouse/performance/unused-css-rules",
    unit="bytes",
    needs=(Section.LOAD, Section.COVERAGE),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page loads no style sheets."),
        "used": Outcome(status=Status.PASS, text="Leaving out unused styles would save little.", score=100),
        "some": Outcome(
            status=Status.WARN,
            text="About {saved} of its style sheets ({share} %) match nothing on the page.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the rules that match no element in any state or width: other pages may need them, so it is no failure."""
    coverage = page.snapshot.coverage
    files = used_files(coverage.sheets if coverage else (), page)
    return verdict_on(files, page, limits, least_bytes=limits.numbers["unused_css_min_bytes"])


AUDIT = PageAudit(spec=SPEC, judge=judge)
