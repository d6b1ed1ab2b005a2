"""Which links of the site lead nowhere, and from where?"""

from collections.abc import Iterator

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.failure import FailureCode
from mmaudit.model.limits import Limits
from mmaudit.model.report import BrokenLink
from mmaudit.model.snapshot import Snapshot
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 20
# A locked door is not a broken one, and "too many requests" is about us.
NOT_BROKEN = (401, 407, 429)
# A linked page with one of these leads nowhere; the others are pages with faults of their own.
DEAD_ENDS = frozenset(
    {
        FailureCode.DNS,
        FailureCode.REFUSED,
        FailureCode.TLS,
        FailureCode.TIMEOUT,
        FailureCode.RESET,
        FailureCode.EMPTY_RESPONSE,
        FailureCode.PROTOCOL,
        FailureCode.BAD_ENCODING,
        FailureCode.INCOMPLETE,
        FailureCode.REDIRECT_LOOP,
        FailureCode.REDIRECT_BLOCKED,
        FailureCode.BAD_REDIRECT,
        FailureCode.HTTP_3XX,
        FailureCode.HTTP_4XX,
        FailureCode.HTTP_5XX,
    }
)

SPEC = Spec(
    id="broken-links",
    category=Category.SITE,
    title="Links lead somewhere",
    why="A dead end in the middle of a task ends the visit.",
    fix="Repair the broken links. "
    "Correct or remove each link that is named in the evidence, or redirect its address to the page that "
    "took its place.",
    source="https://developers.google.com/search/docs/crawling-indexing/http-network-errors",
    unit="links",
    outcomes={
        "none": Outcome(status=Status.PASS, text="No broken links were found.", score=100),
        "broken": Outcome(
            status=Status.FAIL, text="Broken addresses: {count}, linked from {pages} of {audited} pages."
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge by the share of pages on which a visitor can meet a broken link."""
    if not site.pages:
        return Verdict(outcome="not-measured")
    broken = find_broken(site)
    if not broken:
        return Verdict(outcome="none", value=0)
    audited = {page.url for page in site.pages}
    hit = audited & {url for link in broken for url in link.found_on}
    return Verdict(
        outcome="broken",
        value=len(broken),
        score=49 * (1 - len(hit) / len(audited)),
        params={"count": len(broken), "pages": len(hit), "audited": len(audited)},
        evidence=tuple(evidence(link) for link in broken[:MAX_EVIDENCE]),
    )


def find_broken(site: SiteFacts) -> tuple[BrokenLink, ...]:
    """All broken links, those with the most linking pages first; each URL once."""
    found: dict[str, BrokenLink] = {}
    for link in (*from_failed_pages(site), *from_checks(site)):
        found.setdefault(link.url, link)
    return tuple(sorted(found.values(), key=lambda link: (-len(link.found_on), link.url)))


def from_failed_pages(site: SiteFacts) -> Iterator[BrokenLink]:
    """Pages that were visited by a link and turned out to be dead ends."""
    for snapshot in site.failed:
        linking = linking_pages(site, snapshot)
        if not linking or snapshot.failure is None or snapshot.http_status in NOT_BROKEN:
            continue
        if snapshot.failure.code in DEAD_ENDS:
            yield BrokenLink(
                url=snapshot.job.url,
                status=snapshot.http_status,
                found_on=linking,
                why=snapshot.failure.message,
            )


def linking_pages(site: SiteFacts, snapshot: Snapshot) -> tuple[str, ...]:
    """The pages that link to a failed one."""
    known = site.capture.linked_from.get(snapshot.job.url, ())
    return known or ((snapshot.job.found_on,) if snapshot.job.found_on else ())


def from_checks(site: SiteFacts) -> Iterator[BrokenLink]:
    """Links that were only asked for."""
    for check in site.capture.link_checks:
        is_refused = check.status is not None and check.status >= 400 and check.status not in NOT_BROKEN
        is_dead = check.failure is not None and check.failure.code in DEAD_ENDS
        if check.status not in NOT_BROKEN and (is_refused or is_dead):
            yield BrokenLink(
                url=check.url,
                status=check.status,
                found_on=site.capture.linked_from.get(check.url, ()),
                why=check.failure.message if check.failure else "",
            )


def evidence(link: BrokenLink) -> Evidence:
    """One broken link with the first page that has it."""
    more = f" (+{len(link.found_on) - 1})" if len(link.found_on) > 1 else ""
    return Evidence(
        kind="link",
        label=str(link.status) if link.status is not None else link.why[:100],
        value=f"{link.found_on[0]}{more}" if link.found_on else None,
        url=link.url,
    )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
