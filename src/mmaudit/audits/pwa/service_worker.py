"""Has the app a service worker that runs?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app import WorkerFault
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Pwa, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

RUNNING = frozenset({"activated", "activating"})

SPEC = Spec(
    id="service-worker",
    category=Category.PWA,
    title="The service worker runs",
    why="A service worker keeps pages for the moments without network; one that fails keeps nothing.",
    fix="Repair the service worker. "
    "Open the site with the browser's developer tools (Application, Service workers) and repair the error that "
    "stands there; the script must be on the same origin and be served as JavaScript.",
    source="https://web.dev/learn/pwa/service-workers",
    needs=(Section.PWA,),
    outcomes={
        "no-app": Outcome(status=Status.NOT_APPLICABLE, text="The site is no app, which is no fault."),
        "none": Outcome(
            status=Status.INFO,
            text="The site has a manifest and no service worker: it can be installed, but not be used offline.",
        ),
        "running": Outcome(status=Status.PASS, text="The service worker runs.", score=100),
        "refused": Outcome(
            status=Status.FAIL,
            text="The page registers a service worker, and the browser refuses it: {reason}",
            score=0,
        ),
        "errors": Outcome(
            status=Status.WARN, text="The service worker runs, with errors in its script: {count}.", score=60
        ),
        "always-new": Outcome(
            status=Status.WARN,
            text="The service worker's script is another one at every visit, so it is installed again and again.",
            score=70,
            fix="Serve the same service worker until it really changes. "
            "A time or a random number in its script makes every visit install a new one, with all that it fetches "
            "for its cache.",
        ),
        "not-running": Outcome(
            status=Status.FAIL,
            text="The service worker is registered and does not run (state: {state}).",
            score=0,
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the state that the worker had come to."""
    asked = asked_app(site)
    if asked is None:
        return Verdict(outcome="not-measured")
    pwa = asked[1]
    faults = tuple(evidence(fault) for fault in pwa.worker_faults)
    if not pwa.service_worker_url:
        if faults:
            return Verdict(outcome="refused", params={"reason": faults[0].excerpt}, evidence=faults)
        return Verdict(outcome="none" if pwa.manifest_url else "no-app")
    worker = Evidence(
        kind="link",
        label="service worker",
        url=pwa.service_worker_url,
        excerpt=pwa.service_worker_scope or "",
    )
    return Verdict(
        outcome=outcome(pwa),
        params={"state": pwa.service_worker_state or "unknown", "count": len(faults)},
        evidence=(worker, *faults),
    )


def outcome(pwa: Pwa) -> str:
    """What is worst about a worker that is registered."""
    if pwa.service_worker_state not in RUNNING:
        return "not-running"
    if pwa.worker_faults:
        return "errors"
    return "always-new" if any(each.has_update for each in pwa.workers) else "running"


def evidence(fault: WorkerFault) -> Evidence:
    """An error of the script, with its line."""
    return Evidence(
        kind="text",
        label="error of its script",
        value=str(fault.line) if fault.line else None,
        url=fault.url,
        excerpt=fault.message,
    )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
