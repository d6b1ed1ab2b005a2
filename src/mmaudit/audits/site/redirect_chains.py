"""Do links take detours?"""

from collections.abc import Iterator

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Redirect
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="redirect-chains",
    category=Category.SITE,
    title="Links lead straight to their page",
    why="Each hop costs a phone a round trip, often with a new secure connection: half a second on a slow network.",
    fix="Shorten the redirect chains. "
    "Link to the final address, and make every old address redirect to it in one hop.",
    source="https://developer.chrome.com/docs/lighthouse/performance/redirects",
    unit="chains",
    outcomes={
        "straight": Outcome(
            status=Status.PASS, text="No address takes more than {allowed} redirect.", score=100
        ),
        "chains": Outcome(
            status=Status.WARN,
            text="Addresses that redirect more than once: {count}, up to {longest} times.",
            score=50,
        ),
    },
)


def judge(site: SiteFacts, limits: Limits) -> Verdict:
    """Judge pages, checked links and the way from plain HTTP to HTTPS."""
    if not site.pages:
        return Verdict(outcome="not-measured")
    allowed = int(limits.numbers["redirect_max_hops"])
    chains = {url: hops for url, hops in redirected(site) if len(hops) > allowed}
    if not chains:
        return Verdict(outcome="straight", value=0, params={"allowed": allowed})
    longest_first = sorted(chains.items(), key=lambda chain: (-len(chain[1]), chain[0]))
    return Verdict(
        outcome="chains",
        value=len(chains),
        params={"count": len(chains), "longest": len(longest_first[0][1])},
        evidence=tuple(evidence(url, hops) for url, hops in longest_first[:MAX_EVIDENCE]),
    )


def redirected(site: SiteFacts) -> Iterator[tuple[str, tuple[Redirect, ...]]]:
    """Every address with its hops."""
    for page in site.pages:
        yield page.snapshot.job.url, page.snapshot.redirects
    checks = site.capture.link_checks
    upgrade = (site.capture.https_upgrade,) if site.capture.https_upgrade else ()
    for check in (*checks, *upgrade):
        yield check.url, check.redirects


def evidence(url: str, hops: tuple[Redirect, ...]) -> Evidence:
    """One chain with its hops in order."""
    way = " → ".join(f"{hop.url} ({hop.status})" for hop in hops)
    return Evidence(kind="link", label=f"{len(hops)} redirects", url=url, excerpt=way[:500])


AUDIT = SiteAudit(spec=SPEC, judge=judge)
