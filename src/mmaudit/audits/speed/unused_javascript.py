"""How much of its scripts does the page load for nothing?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.unused_code import used_files, verdict_on
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="unused-javascript",
    category=Category.SPEED,
    title="Scripts hold little that the page does not use",
    why="A phone downloads, checks and compiles code before it can tell that nothing calls it.",
    fix="Load scripts only where they are used. "
    "Remove libraries and tags that nobody needs, split the rest by page, and load what only a tap needs "
    "when it is tapped.",
    source="https://developer.chrome.com/docs/lighthouse/performance/unused-javascript",
    unit="bytes",
    needs=(Section.LOAD, Section.COVERAGE),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page loads no script files."),
        "used": Outcome(status=Status.PASS, text="Leaving out unused scripts would save little.", score=100),
        "some": Outcome(
            status=Status.WARN,
            text="About {saved} of its script files ({share} %) had not been used when the page had loaded.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the functions that never ran until the load was over: some wait for a tap, so that it is no failure."""
    coverage = page.snapshot.coverage
    files = used_files(coverage.scripts if coverage else (), page)
    return verdict_on(files, page, limits, least_bytes=limits.numbers["unused_script_min_bytes"])


AUDIT = PageAudit(spec=SPEC, judge=judge)
