"""Is robots.txt in order?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.site_capture import RobotsFile
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="robots-txt",
    category=Category.SITE,
    title="robots.txt is in order",
    why="Search engines read it before any page; when it cannot be read they may stay away from the whole site.",
    fix="Repair robots.txt. "
    "Serve /robots.txt as plain text with status 200, or 404 when there is none, and correct the lines that "
    "the evidence names.",
    source="https://www.rfc-editor.org/rfc/rfc9309",
    unit="faults",
    outcomes={
        "good": Outcome(status=Status.PASS, text="robots.txt is in order.", score=100),
        "absent": Outcome(status=Status.INFO, text="There is no robots.txt; none is needed."),
        "unreachable": Outcome(
            status=Status.FAIL,
            text="robots.txt could not be read ({reason}): search engines may treat the whole site as forbidden.",
            score=0,
        ),
        "faults": Outcome(status=Status.WARN, text="Faults in robots.txt: {count}.", score=60),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the file by RFC 9309: 4xx means no rules, 5xx and no answer mean that all is forbidden."""
    robots = site.capture.robots
    if robots is None:
        return Verdict(outcome="not-measured")
    if robots.failure is not None or robots.status is None or robots.status >= 500:
        return Verdict(
            outcome="unreachable",
            params={"reason": reason(robots)},
            evidence=(Evidence(kind="link", label="robots.txt", url=robots.url),),
        )
    if robots.status >= 400:
        return Verdict(outcome="absent")
    if not robots.faults:
        return Verdict(outcome="good", value=0)
    return Verdict(
        outcome="faults",
        value=len(robots.faults),
        params={"count": len(robots.faults)},
        evidence=tuple(
            Evidence(kind="text", label="robots.txt", url=robots.url, excerpt=fault)
            for fault in robots.faults[:MAX_EVIDENCE]
        ),
    )


def reason(robots: RobotsFile) -> str:
    """Why the file could not be read, in a few words."""
    return robots.failure.message[:200] if robots.failure else f"HTTP {robots.status}"


AUDIT = SiteAudit(spec=SPEC, judge=judge)
