"""How many files does the page ask for?"""

from collections import Counter

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.resources import bare_host, network_requests
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8

SPEC = Spec(
    id="request-count",
    category=Category.SPEED,
    title="The page needs few files",
    why="Every file costs a phone's radio and processor time, and each new server a connection of its own.",
    fix="Ask for fewer files. "
    "Look at the servers that are asked most: remove trackers and widgets that nobody uses, combine small "
    "scripts and icons, and load pictures below the first screen lazily.",
    source="https://web.dev/articles/performance-budgets-101",
    unit="requests",
    needs=(Section.LOAD,),
    outcomes={
        "few": Outcome(status=Status.PASS, text="Files that the page asks for: {count}.", score=100),
        "many": Outcome(
            status=Status.WARN,
            text="Files that the page asks for: {count}; up to {limit} are usual.",
            score=50,
        ),
        "very-many": Outcome(
            status=Status.FAIL,
            text="Files that the page asks for: {count}, far more than the usual {limit}.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the number of requests, as the median of the runs."""
    metric = page.metrics.requests
    if metric is None:
        return Verdict(outcome="not-measured")
    warn, fail = limits.numbers["request_count_warn"], limits.numbers["request_count_fail"]
    count = metric.median
    return Verdict(
        outcome="few" if count <= warn else "many" if count <= fail else "very-many",
        value=count,
        params={"count": f"{count:.0f}", "limit": f"{warn:.0f}"},
        evidence=by_host(page),
    )


def by_host(page: PageFacts) -> tuple[Evidence, ...]:
    """The servers that are asked most."""
    hosts = Counter(bare_host(request.url) for request in network_requests(page))
    return tuple(
        Evidence(kind="number", label=host, value=count, unit="requests")
        for host, count in hosts.most_common(MAX_EVIDENCE)
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
