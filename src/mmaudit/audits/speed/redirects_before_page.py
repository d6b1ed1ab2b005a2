"""How many detours before the page begins to load?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import Saving, saving, saving_of_time
from mmaudit.audits.speed.resources import network_requests
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="redirects-before-page",
    category=Category.SPEED,
    title="The page begins to load at once",
    why="Each redirect costs a phone one or more trips to a server before the page even begins.",
    fix="Link straight to the final address. "
    "Redirect every old address to the final one in a single hop, and link to the final address.",
    source="https://developer.chrome.com/docs/lighthouse/performance/redirects",
    unit="redirects",
    outcomes={
        "none": Outcome(status=Status.PASS, text="There is no redirect before the page.", score=100),
        "allowed": Outcome(status=Status.PASS, text="There is {hops} redirect before the page.", score=100),
        "some": Outcome(status=Status.WARN, text="There are {hops} redirects before the page.", score=50),
        "many": Outcome(status=Status.FAIL, text="There are {hops} redirects before the page.", score=0),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the hops from the address that the crawl knew to the page. One is often needed, for HTTPS."""
    redirects = page.snapshot.redirects
    hops = len(redirects)
    return Verdict(
        outcome=outcome(hops, limits),
        value=hops,
        params={"hops": hops},
        evidence=tuple(
            Evidence(kind="link", label="redirect", value=str(hop.status), url=hop.url) for hop in redirects
        ),
        savings_ms=lost(page, limits).ms,
    )


def lost(page: PageFacts, limits: Limits) -> Saving:
    """The time of the hops as it was measured; a round trip each where it was not."""
    urls = {hop.url for hop in page.snapshot.redirects}
    spans = [
        each.finished_ms - each.started_ms
        for each in network_requests(page)
        if each.resource_type == "Document" and each.url in urls and each.finished_ms is not None
    ]
    if sum(spans) > 0:
        return saving_of_time(limits, sum(spans))
    return saving(limits, trips=len(page.snapshot.redirects))


def outcome(hops: int, limits: Limits) -> str:
    """The outcome of a number of hops."""
    if hops == 0:
        return "none"
    if hops <= limits.numbers["redirect_max_hops"]:
        return "allowed"
    return "some" if hops < limits.numbers["redirect_fail_hops"] else "many"


AUDIT = PageAudit(spec=SPEC, judge=judge)
