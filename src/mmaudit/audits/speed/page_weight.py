"""How much has to be downloaded?"""

from collections import Counter
from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import network_requests
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 5

SPEC = Spec(
    id="page-weight",
    category=Category.SPEED,
    title="The page is light",
    why="Every megabyte takes five seconds on a slow mobile network, and many visitors pay for it.",
    fix="Send fewer bytes. "
    "Begin with the largest files: serve pictures in the size in which they are shown, leave out fonts and "
    "scripts that the page does not use, and load videos only when they are played.",
    source="https://developer.chrome.com/docs/lighthouse/performance/total-byte-weight",
    unit="bytes",
    needs=(Section.LOAD,),
    outcomes={
        "light": Outcome(status=Status.PASS, text="The page downloads {size}.", score=100),
        "heavy": Outcome(
            status=Status.WARN, text="The page downloads {size}; it should stay below {limit}.", score=50
        ),
        "very-heavy": Outcome(
            status=Status.FAIL,
            text="The page downloads {size}, far more than the {limit} it should.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the bytes that went over the wire, as the median of the runs."""
    metric = page.metrics.transfer_bytes
    if metric is None:
        return Verdict(outcome="not-measured")
    warn, fail = limits.numbers["page_weight_warn_bytes"], limits.numbers["page_weight_fail_bytes"]
    weight = metric.median
    return Verdict(
        outcome="light" if weight <= warn else "heavy" if weight <= fail else "very-heavy",
        value=weight,
        params={"size": size(weight), "limit": size(warn)},
        evidence=(*by_type(page), *by_host(page), *largest(page)),
    )


def by_type(page: PageFacts) -> Iterator[Evidence]:
    """What each kind of file weighs, the heaviest first."""
    weights: Counter[str] = Counter()
    for request in network_requests(page):
        weights[request.resource_type] += request.transfer_bytes
    for kind, weight in weights.most_common(MAX_EVIDENCE):
        yield Evidence(kind="number", label=f"all of type {kind}", value=weight, unit="bytes")


def by_host(page: PageFacts) -> Iterator[Evidence]:
    """What came over the wire from each host, the heaviest first; one host alone says nothing new."""
    load = typical_load(page.snapshot.loads)
    hosts = load.hosts if load else ()
    for each in hosts[:MAX_EVIDENCE] if len(hosts) > 1 else ():
        label = f"{each.host}, connections: {each.connections}"
        yield Evidence(kind="number", label=label, value=each.down_bytes, unit="bytes")


def largest(page: PageFacts) -> Iterator[Evidence]:
    """The largest files."""
    heaviest = sorted(network_requests(page), key=lambda request: -request.transfer_bytes)
    for request in heaviest[:MAX_EVIDENCE]:
        yield Evidence(
            kind="request",
            label=request.resource_type,
            value=request.transfer_bytes,
            unit="bytes",
            url=request.url,
        )


AUDIT = PageAudit(spec=SPEC, judge=judge)
