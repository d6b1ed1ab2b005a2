"""Are connections to other servers made before they are needed?"""

from collections.abc import Iterable
from dataclasses import dataclass

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import capped, saving_of_time
from mmaudit.audits.speed.quantities import seconds
from mmaudit.audits.speed.resources import document_end_ms, main_document, network_requests
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.origin import origin_of
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8
# Look-up of the name, TCP, TLS 1.3: what a new connection costs when it was not measured.
SETUP_TRIPS = 3
WARM = frozenset({"preconnect", "preload", "modulepreload"})
NEEDED = frozenset({"Stylesheet", "Font", "Script", "Image"})

Origin = tuple[str, str, int | None]

SPEC = Spec(
    id="preconnect",
    category=Category.SPEED,
    title="Connections are there when they are needed",
    why="A phone needs three round trips before a new server can send anything, and often finds out late.",
    fix="Connect early to the servers that the first screen needs. "
    "Write <link rel=preconnect href=…> for the one or two of them into the <head>, or host the files on the site "
    "itself; remove preconnects to servers that are not asked.",
    source="https://developer.chrome.com/docs/lighthouse/performance/uses-rel-preconnect",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The first screen needs no other servers."),
        "warm": Outcome(
            status=Status.PASS, text="No connection could have been made much sooner.", score=100
        ),
        "cold": Outcome(
            status=Status.WARN,
            text="Servers to which the page connects late: {count}; that costs about {seconds} s.",
            score=50,
        ),
        "useless": Outcome(
            status=Status.WARN, text="Preconnects to servers that are then not asked: {count}.", score=50
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold:
    """The first request to a server that the page could have connected to before."""

    request: Request
    lost_ms: float


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the servers of the first screen that were found late, and preconnects to servers that were not asked."""
    firsts, idle = first_requests(page), useless(page)
    cold = sorted(found_late(page, firsts, limits), key=lambda each: -each.lost_ms)
    # Connections are made side by side: the slowest is what is waited for.
    saved = saving_of_time(limits, cold[0].lost_ms if cold else 0.0)
    felt = [each for each in cold if each.lost_ms >= limits.numbers["saving_min_ms"]]
    if not firsts and not idle:
        return Verdict(outcome="none")
    return Verdict(
        outcome="cold" if felt else "useless" if idle else "warm",
        value=saved.ms if felt or not idle else None,
        params={"count": len(felt) or len(idle), "seconds": seconds(saved.ms or 0)},
        evidence=(*map(evidence, felt[:MAX_EVIDENCE]), *map(idle_evidence, idle[:MAX_EVIDENCE])),
        confidence=Confidence.MEDIUM,
        savings_ms=saved.ms,
    )


def first_requests(page: PageFacts) -> dict[Origin, Request]:
    """The first request to each other origin that came before the largest paint, by origin."""
    load = typical_load(page.snapshot.loads)
    until_ms = (load.lcp_ms if load else None) or 0.0
    found: dict[Origin, Request] = {}
    own = origin_of(page.snapshot.final_url)
    for each in sorted(network_requests(page), key=lambda request: request.started_ms):
        is_early = each.finished_ms is not None and each.finished_ms <= until_ms
        if each.resource_type in NEEDED and is_early and origin_of(each.url) != own:
            found.setdefault(origin_of(each.url), each)
    return found


def found_late(page: PageFacts, firsts: dict[Origin, Request], limits: Limits) -> Iterable[Cold]:
    """Those that neither the HTML asked for itself nor a hint had warmed.

    What the HTML names is connected to as soon as it is read: a hint beside it gains nothing.
    """
    document = main_document(page)
    warm = {origin_of(hint.url) for hint in page.hints if hint.rel in WARM}
    for origin, request in firsts.items():
        by_html = document is None or request.initiator_url == document.url or not request.initiator
        if origin not in warm and not by_html:
            spare_ms = request.started_ms - document_end_ms(page)
            yield Cold(request=request, lost_ms=capped(setup_ms(request, limits), spare_ms))


def setup_ms(request: Request, limits: Limits) -> float:
    """What connecting took, or would take on the run's link; 0 when neither is known."""
    if request.connect_ms is not None:
        return request.connect_ms
    return SETUP_TRIPS * limits.network.rtt_ms if limits.network else 0.0


def useless(page: PageFacts) -> list[str]:
    """The preconnects to servers that the whole load did not ask, the page's own among them: it is connected to."""
    load = typical_load(page.snapshot.loads)
    own = origin_of(page.snapshot.final_url)
    asked = {origin_of(each.url) for each in (load.requests if load else ())} - {own}
    hints = [hint.url for hint in page.hints if hint.rel == "preconnect"]
    return [url for url in dict.fromkeys(hints) if origin_of(url) not in asked]


def evidence(each: Cold) -> Evidence:
    """A server that was found late."""
    return Evidence(
        kind="request",
        label="connected late, lost",
        value=round(each.lost_ms),
        unit="ms",
        url=each.request.url,
    )


def idle_evidence(url: str) -> Evidence:
    """A preconnect that nothing followed."""
    return Evidence(kind="link", label="preconnect that is not used", url=url)


AUDIT = PageAudit(spec=SPEC, judge=judge)
