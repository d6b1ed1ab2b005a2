"""Which address does the page give as its own?"""

from urllib.parse import urlsplit

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 5

SPEC = Spec(
    id="canonical",
    category=Category.SITE,
    title="The page names one canonical address",
    why="Search engines show the canonical address; when it is wrong or there are several, the page that people "
    "search for may not be found.",
    fix="Name one canonical address per page. "
    'Keep exactly one <link rel="canonical" href="…"> with the full https:// address of the page itself.',
    source="https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls",
    needs=(Section.DOCUMENT,),
    outcomes={
        "self": Outcome(status=Status.PASS, text="The page names itself as canonical.", score=100),
        "missing": Outcome(
            status=Status.INFO, text="The page names no canonical address; it does not need one."
        ),
        "several": Outcome(
            status=Status.FAIL,
            text="The page names {count} different canonical addresses; search engines ignore them.",
            score=0,
        ),
        "insecure": Outcome(
            status=Status.WARN,
            text="The canonical address is http:// although the page is on HTTPS.",
            score=50,
        ),
        "other-site": Outcome(
            status=Status.WARN,
            text="The canonical address is on another host ({host}): this page is not to be found.",
            score=40,
        ),
        "noindex-conflict": Outcome(
            status=Status.WARN,
            text="The page is hidden (noindex) and names another page as canonical: two conflicting signals.",
            score=50,
        ),
        "other-page": Outcome(
            status=Status.INFO,
            text="The page says that it is a copy of another one. Check that this is meant.",
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge the canonical links in the head and in the Link header."""
    distinct = tuple(dict.fromkeys(canonical_url(url) or url for url in page.canonical_urls))
    evidence = tuple(Evidence(kind="link", label="canonical", url=url) for url in distinct[:MAX_EVIDENCE])
    if not distinct:
        return Verdict(outcome="missing")
    if len(distinct) > 1:
        return Verdict(
            outcome="several", value=len(distinct), params={"count": len(distinct)}, evidence=evidence
        )
    if distinct[0] == page.url:
        return Verdict(outcome="self", evidence=evidence)
    return judge_other(page, distinct[0], evidence)


def judge_other(page: PageFacts, named: str, evidence: tuple[Evidence, ...]) -> Verdict:
    """A canonical address that is not the page's own."""
    # AMP documents have to name the page that they are the copy of.
    if page.is_amp:
        return Verdict(outcome="other-page", evidence=evidence)
    own, other = urlsplit(page.url), urlsplit(named)
    if own.netloc != other.netloc:
        return Verdict(outcome="other-site", params={"host": other.netloc[:100]}, evidence=evidence)
    if own.scheme == "https" and other.scheme == "http":
        return Verdict(outcome="insecure", evidence=evidence)
    return Verdict(outcome="noindex-conflict" if page.noindex else "other-page", evidence=evidence)


AUDIT = PageAudit(spec=SPEC, judge=judge)
