"""Do the canonical addresses of the site lead to the right pages?"""

from collections import defaultdict
from collections.abc import Iterator

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.site.broken_links import find_broken
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="canonical-targets",
    category=Category.SITE,
    title="Canonical addresses lead to the right pages",
    why="A page that names a broken or a different page as canonical disappears from search results.",
    fix="Let each page name itself as canonical. "
    "Let each page name itself; only true copies name the page that they are copies of.",
    source="https://developers.google.com/search/docs/crawling-indexing/canonicalization-troubleshooting",
    unit="pages",
    outcomes={
        "right": Outcome(
            status=Status.PASS, text="All canonical addresses lead to fitting pages.", score=100
        ),
        "none": Outcome(status=Status.NOT_APPLICABLE, text="No page names another page as canonical."),
        "broken": Outcome(
            status=Status.FAIL,
            text="Pages that name a canonical address that does not load or is hidden: {count}.",
            score=0,
        ),
        "collapsed": Outcome(
            status=Status.FAIL,
            text="{count} pages with different content name the same other page as canonical.",
            score=20,
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the canonical addresses that are not the page's own."""
    named = list(pages_that_name_others(site))
    if not site.pages:
        return Verdict(outcome="not-measured")
    if not named:
        return Verdict(outcome="none")
    dead = dead_urls(site)
    broken = [(page, target) for page, target in named if target in dead]
    if broken:
        return Verdict(
            outcome="broken", value=len(broken), params={"count": len(broken)}, evidence=evidence(broken)
        )
    return judge_collapsed(named)


def judge_collapsed(named: list[tuple[PageFacts, str]]) -> Verdict:
    """Whether several different pages all name one page, as a wrong template does."""
    by_target: dict[str, list[tuple[PageFacts, str]]] = defaultdict(list)
    for page, target in named:
        by_target[target].append((page, target))
    collapsed = [
        row
        for rows in by_target.values()
        if len({(page.text_hash, page.title) for page, _ in rows}) > 1
        for row in rows
    ]
    if not collapsed:
        return Verdict(outcome="right", value=0)
    return Verdict(
        outcome="collapsed",
        value=len(collapsed),
        params={"count": len(collapsed)},
        evidence=evidence(collapsed),
        confidence=Confidence.MEDIUM,
    )


def pages_that_name_others(site: SiteFacts) -> Iterator[tuple[PageFacts, str]]:
    """Pages with one canonical address that is not their own; AMP documents have to have one."""
    for page in site.pages:
        targets = {canonical_url(url) or url for url in page.canonical_urls}
        if len(targets) == 1 and page.url not in targets and not page.is_amp:
            yield page, targets.pop()


def dead_urls(site: SiteFacts) -> set[str]:
    """Addresses that do not load, and pages that are hidden from search engines."""
    failed = {snapshot.job.url for snapshot in site.failed}
    hidden = {page.url for page in site.pages if page.noindex}
    return failed | hidden | {link.url for link in find_broken(site)}


def evidence(rows: list[tuple[PageFacts, str]]) -> tuple[Evidence, ...]:
    """Each page with the address that it names."""
    return tuple(
        Evidence(kind="link", label="names", value=target, url=page.url)
        for page, target in rows[:MAX_EVIDENCE]
    )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
