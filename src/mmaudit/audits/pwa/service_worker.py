"""Has the app a service worker that runs?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
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
    if not pwa.service_worker_url:
        return Verdict(outcome="none" if pwa.manifest_url else "no-app")
    worker = Evidence(
        kind="link",
        label="service worker",
        url=pwa.service_worker_url,
        excerpt=pwa.service_worker_scope or "",
    )
    return Verdict(
        outcome="running" if pwa.service_worker_state in RUNNING else "not-running",
        params={"state": pwa.service_worker_state or "unknown"},
        evidence=(worker,),
    )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
