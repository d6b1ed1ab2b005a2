"""How much of the page comes from others?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.quantities import milliseconds, size
from mmaudit.audits.speed.resources import bare_host, is_own_url, network_requests
from mmaudit.facts.domain import registered_domain
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_OWNERS = 10
MAX_TYPES = 4

SPEC = Spec(
    id="third-parties",
    category=Category.SPEED,
    title="Little comes from other sites",
    why="What others send costs connections, bytes and the processor's time, and breaks when they are slow.",
    fix="Load less from other sites. "
    "Remove tags that nobody looks at, host fonts and libraries on the site itself, and load chats, maps and "
    "videos when they are tapped.",
    source="https://developer.chrome.com/docs/lighthouse/performance/third-party-summary",
    unit="bytes",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.PASS, text="The page loads nothing from other sites.", score=100),
        "light": Outcome(
            status=Status.PASS,
            text="Files from other sites: {count} ({size}, {share} % of the page).",
            score=100,
        ),
        "heavy": Outcome(
            status=Status.WARN,
            text="Files from other sites: {count} ({size}, {share} % of the page).",
            score=50,
        ),
        "busy": Outcome(
            status=Status.WARN,
            text="Files from other sites: {count} ({size}); their scripts hold the phone up for {busy} ms.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the bytes of others and, where it was seen, the time of their long scripts."""
    requests = network_requests(page)
    theirs = [each for each in requests if not is_site(each.url, page)]
    if not theirs:
        return Verdict(outcome="none", value=0)
    weight, whole = weigh(theirs), weigh(requests)
    busy = busy_by_owner(page)
    busy_ms = sum(busy.values())
    is_busy = busy_ms >= limits.numbers["third_party_busy_warn_ms"]
    is_heavy = weight >= limits.numbers["third_party_warn_bytes"]
    return Verdict(
        outcome="busy" if is_busy else "heavy" if is_heavy else "light",
        value=weight,
        params={
            "size": size(weight),
            "count": len(theirs),
            "share": round(100 * weight / max(1, whole)),
            "busy": milliseconds(busy_ms),
        },
        evidence=(*by_owner(theirs, busy), *by_type(theirs)),
    )


def is_site(url: str, page: PageFacts) -> bool:
    """Whether ``url`` is of the page's own registered domain."""
    return is_own_url(url, page) or owner(url) == owner(page.snapshot.final_url)


def owner(url: str) -> str:
    """The registered domain of a URL."""
    return registered_domain(bare_host(url))


def weigh(requests: Iterable[Request]) -> int:
    """What they weigh on the wire."""
    return sum(each.transfer_bytes for each in requests)


def busy_by_owner(page: PageFacts) -> Mapping[str, float]:
    """How long scripts of other sites ran in frames of more than 50 ms, by owner."""
    load = typical_load(page.snapshot.loads)
    found: Counter[str] = Counter()
    for script in load.long_scripts if load else ():
        if script.url.startswith(("http://", "https://")) and not is_site(script.url, page):
            found[owner(script.url)] += round(script.duration_ms)
    return found


def by_owner(requests: Iterable[Request], busy: Mapping[str, float]) -> Iterator[Evidence]:
    """Each owner's share, the heaviest first, with what its scripts cost."""
    weights: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for each in requests:
        weights[owner(each.url)] += each.transfer_bytes
        counts[owner(each.url)] += 1
    for name, weight in weights.most_common(MAX_OWNERS):
        yield Evidence(kind="number", label=f"{name}, files: {counts[name]}", value=weight, unit="bytes")
        if busy.get(name):
            yield Evidence(kind="number", label=f"scripts of {name}", value=round(busy[name]), unit="ms")


def by_type(requests: Iterable[Request]) -> Iterator[Evidence]:
    """What kinds of files they are."""
    weights: Counter[str] = Counter()
    for each in requests:
        weights[each.resource_type] += each.transfer_bytes
    for kind, weight in weights.most_common(MAX_TYPES):
        yield Evidence(kind="number", label=f"all of type {kind}", value=weight, unit="bytes")


AUDIT = PageAudit(spec=SPEC, judge=judge)
