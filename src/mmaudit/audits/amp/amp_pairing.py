"""Do the ordinary page and its AMP version know each other?"""

from urllib.parse import urlsplit

from mmaudit.audits.amp.partner import Partner, read_partner
from mmaudit.audits.audit import PageAudit
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.domain import registered_domain
from mmaudit.facts.head import header_links
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.failure import FailureCode
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import FetchedDocument, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

NOT_FETCHED = "The AMP page was not fetched."

SPEC = Spec(
    id="amp-pairing",
    category=Category.AMP,
    title="Page and AMP version belong together",
    why="When the two do not name each other, search engines drop the AMP page or show a broken one.",
    fix="Pair the AMP page with its ordinary page. "
    'Name the AMP page with <link rel="amphtml"> on the ordinary page only, name the ordinary page with '
    '<link rel="canonical"> on the AMP page, and see that the AMP address answers directly.',
    source="https://developers.google.com/search/docs/crawling-indexing/amp/enhance-amp",
    needs=(Section.DOCUMENT,),
    outcomes={
        "no-amp": Outcome(status=Status.NOT_APPLICABLE, text="The page has no AMP version."),
        "stands-alone": Outcome(
            status=Status.NOT_APPLICABLE, text="The AMP page stands alone and needs no partner."
        ),
        "judged-there": Outcome(
            status=Status.NOT_APPLICABLE, text="The pair is judged on its ordinary page, {url}."
        ),
        "good": Outcome(status=Status.PASS, text="The page and its AMP version name each other.", score=100),
        "self-reference": Outcome(
            status=Status.WARN, text="The AMP page names an AMP version of itself.", score=50
        ),
        "several": Outcome(
            status=Status.FAIL,
            text="The page names {count} different AMP versions; only one may be named.",
            score=0,
        ),
        "unreachable": Outcome(
            status=Status.FAIL, text="The AMP version cannot be reached: {reason}", score=0
        ),
        "kept-out": Outcome(
            status=Status.FAIL,
            text="robots.txt keeps search engines away from the AMP version.",
            fix="Let search engines read the AMP page. Take its path out of the Disallow lines of robots.txt, or stop "
            "naming an AMP version.",
            score=0,
        ),
        "misplaced": Outcome(
            status=Status.FAIL,
            text="The AMP version is named in the page's body, where search engines do not look for it.",
            fix="Name the AMP page in the head. Something before the link ends the head early, a picture or a block for "
            "example: move the link above it.",
            score=0,
        ),
        "not-amp": Outcome(
            status=Status.FAIL, text="What the page names as its AMP version is no AMP page.", score=0
        ),
        "no-canonical": Outcome(
            status=Status.FAIL, text="The AMP version does not name its ordinary page.", score=0
        ),
        "other-canonical": Outcome(
            status=Status.FAIL, text="The AMP version belongs to another page: {canonical}.", score=0
        ),
        "noindex": Outcome(
            status=Status.WARN, text="The AMP version tells search engines to leave it out.", score=50
        ),
        "chain": Outcome(
            status=Status.WARN,
            text="The AMP version itself names an AMP version: {next}.",
            score=50,
        ),
        "other-domain": Outcome(
            status=Status.WARN,
            text="The AMP version stands on another domain: {domain}.",
            score=50,
        ),
        "other-language": Outcome(
            status=Status.WARN,
            text="The AMP version says that it is in another language ({other}) than the page ({own}).",
            score=50,
        ),
        "insecure": Outcome(
            status=Status.WARN, text="The page is on HTTPS and its AMP version is not.", score=50
        ),
        "redirected": Outcome(
            status=Status.WARN, text="The named AMP address redirects; name the final one.", score=75
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge from the ordinary page; an AMP page itself can only name itself wrongly."""
    if page.is_amp:
        return judge_amp_page(page)
    if not page.amphtml_urls:
        return Verdict(outcome="no-amp")
    links = tuple(Evidence(kind="link", label="AMP page", url=url) for url in page.amphtml_urls)
    if len(page.amphtml_urls) > 1:
        return Verdict(outcome="several", params={"count": len(links)}, evidence=links)
    document = page.snapshot.document
    if document is not None and document.amphtml_misplaced and not is_named_in_header(page):
        return Verdict(outcome="misplaced", evidence=links)
    return judge_partner(page, links)


def is_named_in_header(page: PageFacts) -> bool:
    """Whether the response's ``Link`` header names the AMP version too (RFC 8288)."""
    document = page.snapshot.document
    header = document.headers.get("link", "") if document else ""
    return any("amphtml" in link.rel for link in header_links(header, base_url=page.url))


def judge_amp_page(page: PageFacts) -> Verdict:
    """An AMP page that was itself visited."""
    if page.amphtml_urls:
        links = tuple(Evidence(kind="link", label="AMP page", url=url) for url in page.amphtml_urls)
        return Verdict(outcome="self-reference", evidence=links)
    if not page.canonical_urls:
        return Verdict(outcome="no-canonical")
    if page.url in page.canonical_urls:
        return Verdict(outcome="stands-alone")
    return Verdict(outcome="judged-there", params={"url": page.canonical_urls[0]})


def judge_partner(page: PageFacts, links: tuple[Evidence, ...]) -> Verdict:
    """The one AMP page that an ordinary page names."""
    fetched = page.snapshot.amp.partner if page.snapshot.amp else None
    if fetched is None:
        reason = page.snapshot.unmeasured.get(Section.AMP.value, NOT_FETCHED)
        return Verdict(outcome="not-measured", params={"reason": reason}, evidence=links)
    if fetched.failure is not None and fetched.failure.code is FailureCode.ROBOTS:
        return Verdict(outcome="kept-out", evidence=links)
    if fetched.failure is not None:
        return Verdict(outcome="unreachable", params={"reason": fetched.failure.message}, evidence=links)
    if fetched.status != 200:
        reason = f"its address answers {fetched.status}."
        return Verdict(outcome="unreachable", params={"reason": reason}, evidence=links)
    partner = read_partner(fetched)
    hops = tuple(
        Evidence(kind="link", label="redirect", value=str(hop.status), url=hop.url)
        for hop in fetched.redirects
    )
    return Verdict(
        outcome=pair_outcome(page, partner, fetched),
        params={
            "canonical": partner.canonical_url or "",
            "own": page.declared_lang,
            "other": partner.declared_lang,
            "next": partner.amphtml_url or "",
            "domain": domain_of(fetched.final_url),
        },
        evidence=(*links, *hops),
    )


def is_redirected(fetched: FetchedDocument) -> bool:
    """Whether the named address led elsewhere; not every fetch notes its hops."""
    return bool(fetched.redirects) or canonical_url(fetched.final_url) != canonical_url(fetched.requested_url)


def pair_outcome(page: PageFacts, partner: Partner, fetched: FetchedDocument) -> str:
    """The worst thing that is wrong with a pair whose AMP page answers."""
    if not partner.is_amp:
        return "not-amp"
    if partner.canonical_url is None:
        return "no-canonical"
    # The canonical page may itself name another address as canonical: that one is the partner then.
    if partner.canonical_url not in {page.url, canonical_url(page.snapshot.job.url), *page.canonical_urls}:
        return "other-canonical"
    if partner.noindex and not page.noindex:
        return "noindex"
    if partner.amphtml_url is not None:
        return "chain"
    if domain_of(page.url) != domain_of(fetched.final_url):
        return "other-domain"
    if page.url.startswith("https:") and fetched.final_url.startswith("http:"):
        return "insecure"
    if is_other_language(page.declared_lang, partner.declared_lang):
        return "other-language"
    return "redirected" if is_redirected(fetched) else "good"


def domain_of(url: str) -> str:
    """Whose host it is (see ``facts.domain``)."""
    return registered_domain(urlsplit(url).hostname or "")


def is_other_language(one: str, other: str) -> bool:
    """Whether both halves name a language, and not the same (BCP 47: what stands before the first hyphen)."""
    subtags = {tag.strip().lower().replace("_", "-").partition("-")[0] for tag in (one, other)}
    return len(subtags) == 2 and "" not in subtags


AUDIT = PageAudit(spec=SPEC, judge=judge)
