"""Does the site open without network?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Offline, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

NOT_TRIED = "The site was not opened without network."

SPEC = Spec(
    id="offline",
    category=Category.PWA,
    title="The site opens without network",
    why="In a tunnel or abroad a visitor still needs the address, the ticket or the phone number.",
    fix="Make the start page work without a network. "
    "Let the service worker keep the start page and its files when it is installed, and answer with them when the "
    "network fails.",
    source="https://web.dev/articles/offline-fallback-page",
    needs=(Section.PWA,),
    outcomes={
        "no-worker": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The site has no service worker and does not promise to work offline.",
        ),
        "works": Outcome(status=Status.PASS, text="The site opens without network.", score=100),
        "fallback": Outcome(
            status=Status.WARN,
            text="Without network the site shows another page in place of its own.",
            score=75,
        ),
        "fails": Outcome(
            status=Status.FAIL,
            text="The site has a service worker, and yet it does not open without network.",
            score=0,
        ),
    },
)


def judge(site: SiteFacts, limits: Limits) -> Verdict:
    """Judge what the phone got from the service worker; an answer of the HTTP cache proves nothing."""
    asked = asked_app(site)
    if asked is None:
        return Verdict(outcome="not-measured")
    pwa = asked[1]
    if not pwa.service_worker_url:
        return Verdict(outcome="no-worker")
    if pwa.offline is None:
        return Verdict(outcome="not-measured", params={"reason": NOT_TRIED})
    return Verdict(outcome=outcome(pwa.offline, limits), evidence=(evidence(pwa.offline),))


def outcome(offline: Offline, limits: Limits) -> str:
    """Whether it loaded at all, and whether it was the same page."""
    is_loaded = offline.loaded and offline.from_service_worker and (offline.status or 200) < 400
    if not is_loaded:
        return "fails"
    is_same = offline.same_title and offline.text_similarity >= limits.numbers["offline_same_text_ratio"]
    return "works" if is_same else "fallback"


def evidence(offline: Offline) -> Evidence:
    """What was opened and what came."""
    return Evidence(
        kind="request",
        label="opened without network",
        value=None if offline.status is None else str(offline.status),
        url=offline.tested_url,
        excerpt=offline.failure,
    )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
