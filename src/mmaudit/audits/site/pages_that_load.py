"""Could every page that was visited be shown?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.failure import FailureCode
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Snapshot
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 20
# Failures of the audit itself, or of a URL that is no page: they say nothing of the site's pages.
NOT_THE_PAGES_FAULT = frozenset(
    {
        FailureCode.INTERRUPTED,
        FailureCode.INTERNAL,
        FailureCode.BROWSER_CRASHED,
        FailureCode.ROBOTS,
        FailureCode.OFF_SITE,
        FailureCode.NOT_HTML,
        FailureCode.DOWNLOAD,
        FailureCode.EXCLUDED,
        FailureCode.LIMIT,
        FailureCode.TRAP,
        FailureCode.SIDE_EFFECT,
        FailureCode.DUPLICATE,
    }
)

SPEC = Spec(
    id="pages-that-load",
    category=Category.SITE,
    title="Every page loads",
    why="A page that does not load, hangs or answers with an error is lost with its visitor.",
    fix="Repair the pages that do not load. "
    "Repair the pages that are named in the evidence, or remove the links and sitemap entries that lead there.",
    source="https://developers.google.com/search/docs/crawling-indexing/http-network-errors",
    unit="pages",
    outcomes={
        "all": Outcome(status=Status.PASS, text="{count} of {count} pages loaded.", score=100),
        "some-failed": Outcome(status=Status.FAIL, text="{failed} of {count} pages did not load."),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the share of pages that could be audited; a failed page counts 0."""
    failed = [snapshot for snapshot in site.failed if is_pages_fault(snapshot)]
    count = len(site.pages) + len(failed)
    if not count:
        return Verdict(outcome="not-measured")
    params = {"failed": len(failed), "count": count}
    if not failed:
        return Verdict(outcome="all", value=0, params=params)
    return Verdict(
        outcome="some-failed",
        value=len(failed),
        score=100 * len(site.pages) / count,
        params=params,
        evidence=tuple(evidence(snapshot) for snapshot in failed[:MAX_EVIDENCE]),
    )


def is_pages_fault(snapshot: Snapshot) -> bool:
    """Whether the site, not the audit, is the reason."""
    return snapshot.failure is not None and snapshot.failure.code not in NOT_THE_PAGES_FAULT


def evidence(snapshot: Snapshot) -> Evidence:
    """One page with what happened."""
    message = snapshot.failure.message if snapshot.failure else ""
    code = snapshot.failure.code.value if snapshot.failure else ""
    return Evidence(kind="link", label=code, url=snapshot.job.url, excerpt=message[:200])


AUDIT = SiteAudit(spec=SPEC, judge=judge)
