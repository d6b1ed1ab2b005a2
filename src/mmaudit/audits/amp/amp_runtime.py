"""Did AMP's own runtime come? Without it an AMP page stays hidden for eight seconds, whatever the site does."""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.load import Request
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

# The boilerplate's animation shows the body after eight seconds (the AMP boilerplate of the source below).
RUNTIMES = ("https://cdn.ampproject.org/v0.js", "https://cdn.ampproject.org/v0.mjs")

SPEC = Spec(
    id="amp-runtime",
    category=Category.AMP,
    title="AMP's runtime reaches the page",
    why="An AMP page shows nothing until AMP's runtime has come, or eight seconds have passed.",
    fix="Let the phone reach cdn.ampproject.org. "
    "Where this run could not but visitors can, its times of this page say nothing about the page.",
    source="https://amp.dev/documentation/guides-and-tutorials/learn/spec/amp-boilerplate",
    needs=(Section.LOAD,),
    outcomes={
        "no-amp": Outcome(status=Status.NOT_APPLICABLE, text="The page is no AMP page."),
        "not-asked": Outcome(status=Status.NOT_APPLICABLE, text="The page asks for no AMP runtime."),
        "came": Outcome(status=Status.PASS, text="AMP's runtime came.", score=100),
        "missing": Outcome(
            status=Status.WARN,
            text="AMP's runtime could not be loaded: the page stayed hidden for up to eight seconds, and its times "
            "are those of the waiting.",
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Look for the runtime among the requests of every load."""
    if not page.is_amp:
        return Verdict(outcome="no-amp")
    asked = [each for load in page.snapshot.loads for each in load.requests if each.url in RUNTIMES]
    if not asked:
        return Verdict(outcome="not-asked")
    missing = [each for each in asked if each.failure or (each.status or 0) >= 400]
    return Verdict(
        outcome="missing" if missing else "came", evidence=tuple(as_evidence(each) for each in missing[:1])
    )


def as_evidence(request: Request) -> Evidence:
    """The request that failed, with why."""
    said = request.failure or f"HTTP {request.status}"
    return Evidence(kind="request", label="AMP's runtime", value=said, url=request.url)


AUDIT = PageAudit(spec=SPEC, judge=judge)
