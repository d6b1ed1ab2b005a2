"""Is the whole site on HTTPS, and does plain HTTP lead there?"""

from urllib.parse import urlsplit

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")

SPEC = Spec(
    id="https",
    category=Category.SITE,
    title="The site is on HTTPS",
    why="Browsers call other pages 'Not secure', anyone in the same café can read and change them, and apps, "
    "location and payment do not work there.",
    fix="Serve everything over HTTPS. "
    "Serve every page over HTTPS and answer http:// with a permanent redirect (301 or 308) to it.",
    source="https://web.dev/articles/why-https-matters",
    outcomes={
        "secure": Outcome(
            status=Status.PASS, text="All pages are on HTTPS and plain HTTP leads there.", score=100
        ),
        "secure-unasked": Outcome(
            status=Status.PASS,
            text="All pages are on HTTPS. Where plain HTTP leads was not asked.",
            score=100,
        ),
        "local": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The site was audited on this machine, where browsers trust plain HTTP.",
        ),
        "not-upgraded": Outcome(
            status=Status.WARN,
            text="The pages are on HTTPS, but plain HTTP answers too and does not lead there.",
            score=50,
        ),
        "some-insecure": Outcome(status=Status.FAIL, text="{insecure} of {count} pages are not on HTTPS."),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the final URLs of all pages and the answer to plain HTTP."""
    urls = [page.snapshot.final_url for page in site.pages]
    if not urls:
        return Verdict(outcome="not-measured")
    if all(is_local(url) for url in urls):
        return Verdict(outcome="local")
    insecure = [url for url in urls if urlsplit(url).scheme == "http"]
    if insecure:
        return Verdict(
            outcome="some-insecure",
            value=len(insecure),
            score=49 * (1 - len(insecure) / len(urls)),
            params={"insecure": len(insecure), "count": len(urls)},
            evidence=tuple(Evidence(kind="link", label="page", url=url) for url in insecure[:MAX_EVIDENCE]),
        )
    return judge_upgrade(site)


def judge_upgrade(site: SiteFacts) -> Verdict:
    """Where plain HTTP leads; a closed port is as good as a redirect."""
    check = site.capture.https_upgrade
    if check is None:
        return Verdict(outcome="secure-unasked")
    if check.failure or check.status is None or not check.final_url.lower().startswith("http:"):
        return Verdict(outcome="secure")
    return Verdict(
        outcome="not-upgraded",
        evidence=(Evidence(kind="link", label="plain HTTP", value=float(check.status), url=check.final_url),),
    )


def is_local(url: str) -> bool:
    """Whether a URL is on this machine, where browsers count plain HTTP as secure."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return host in LOOPBACK_HOSTS or host.endswith(".localhost")


AUDIT = SiteAudit(spec=SPEC, judge=judge)
