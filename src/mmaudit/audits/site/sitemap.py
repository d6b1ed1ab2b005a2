"""Does the sitemap lead search engines to pages that they may show?"""

from collections.abc import Iterator

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.site.pages_that_load import is_pages_fault
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.job import FoundBy
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="sitemap",
    category=Category.SITE,
    title="The sitemap is in order",
    why="Search engines find new and deep pages by it; broken entries make them trust it less.",
    fix="Publish a correct sitemap. "
    "Publish /sitemap.xml, name it in robots.txt, and list only addresses that load and may be shown.",
    source="https://www.sitemaps.org/protocol.html",
    unit="faults",
    outcomes={
        "good": Outcome(
            status=Status.PASS, text="Addresses in the sitemap: {count}; no faults were seen.", score=100
        ),
        "missing": Outcome(status=Status.WARN, text="The site has no sitemap.", score=60),
        "faults": Outcome(status=Status.WARN, text="Faults in the sitemap: {count}.", score=50),
        "dead-pages": Outcome(
            status=Status.FAIL,
            text="Pages in the sitemap that do not load or are hidden: {count}.",
            score=20,
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the files and those of their pages that were visited because of them."""
    if not site.pages and not site.capture.sitemaps:
        return Verdict(outcome="not-measured")
    read = [
        sitemap for sitemap in site.capture.sitemaps if sitemap.status is not None and sitemap.status < 400
    ]
    dead, faults = tuple(dead_pages(site)), tuple(file_faults(site))
    if dead:
        return verdict("dead-pages", dead)
    if faults:
        return verdict("faults", faults)
    if not read:
        return Verdict(outcome="missing")
    return Verdict(outcome="good", value=0, params={"count": sum(sitemap.url_count for sitemap in read)})


def verdict(outcome: str, evidence: tuple[Evidence, ...]) -> Verdict:
    """An outcome with as many faults as there is evidence."""
    return Verdict(
        outcome=outcome,
        value=len(evidence),
        params={"count": len(evidence)},
        evidence=evidence[:MAX_EVIDENCE],
    )


def dead_pages(site: SiteFacts) -> Iterator[Evidence]:
    """Entries that failed or are hidden; those that were found by links first are not known as entries."""
    for snapshot in site.failed:
        if snapshot.job.found_by is FoundBy.SITEMAP and is_pages_fault(snapshot) and snapshot.failure:
            yield Evidence(kind="link", label=snapshot.failure.code.value, url=snapshot.job.url)
    for page in site.pages:
        if page.snapshot.job.found_by is FoundBy.SITEMAP and page.noindex:
            yield Evidence(kind="link", label="noindex", url=page.url)


def file_faults(site: SiteFacts) -> Iterator[Evidence]:
    """What is wrong with the files; one that robots.txt names has to be there."""
    named = site.capture.robots.sitemaps if site.capture.robots else ()
    for sitemap in site.capture.sitemaps:
        if (sitemap.status is None or sitemap.status >= 400) and sitemap.url in named:
            status = "no answer" if sitemap.status is None else f"HTTP {sitemap.status}"
            yield Evidence(kind="link", label=status, url=sitemap.url)
        for fault in sitemap.faults if sitemap.status is not None and sitemap.status < 400 else ():
            yield Evidence(kind="text", label="sitemap", url=sitemap.url, excerpt=fault)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
