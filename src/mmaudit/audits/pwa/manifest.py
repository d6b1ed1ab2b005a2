"""Has the app a manifest that can be read?"""

from collections.abc import Iterable

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.audits.pwa.manifest_file import missing_members
from mmaudit.facts.manifest_text import read_manifest
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Pwa, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8

SPEC = Spec(
    id="manifest",
    category=Category.PWA,
    title="The app manifest is complete",
    why="The manifest gives the site a name, an icon and a start on the phone's home screen.",
    fix="Complete the app manifest. "
    "Link a web app manifest that names name, short_name, start_url, display, theme_color, background_color and "
    "icons of 192 and 512 pixels, one of them with the purpose 'maskable'.",
    source="https://web.dev/articles/add-manifest",
    needs=(Section.PWA,),
    outcomes={
        "no-app": Outcome(status=Status.NOT_APPLICABLE, text="The site is no app, which is no fault."),
        "missing": Outcome(
            status=Status.WARN,
            text="The site has a service worker and no manifest to install it with.",
            score=50,
        ),
        "unreadable": Outcome(
            status=Status.FAIL, text="The site links a manifest that cannot be read.", score=0
        ),
        "faulty": Outcome(
            status=Status.WARN,
            text="Faults for which the browser ignores parts of the manifest: {count}.",
            score=50,
        ),
        "incomplete": Outcome(status=Status.WARN, text="The manifest lacks: {missing}.", score=60),
        "complete": Outcome(status=Status.PASS, text="The manifest names all that an app needs.", score=100),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the manifest that the start page links."""
    asked = asked_app(site)
    if asked is None:
        return Verdict(outcome="not-measured")
    page_url, pwa = asked
    if not pwa.manifest_url:
        place = (Evidence(kind="link", label="start page", url=page_url),)
        return (
            Verdict(outcome="missing", evidence=place)
            if pwa.service_worker_url
            else Verdict(outcome="no-app")
        )
    return judge_text(pwa)


def judge_text(pwa: Pwa) -> Verdict:
    """Judge a manifest that is linked."""
    link = Evidence(kind="link", label="manifest", url=pwa.manifest_url or "")
    faults = tuple(seen(pwa.manifest_errors, "fault"))
    content = read_manifest(pwa.manifest_text)
    if content is None:
        return Verdict(outcome="unreadable", evidence=(link, *faults))
    if faults:
        return Verdict(outcome="faulty", params={"count": len(faults)}, evidence=(link, *faults))
    missing = tuple(missing_members(content))
    return Verdict(
        outcome="incomplete" if missing else "complete",
        params={"missing": ", ".join(missing)},
        evidence=(link, *seen(missing, "missing")),
    )


def seen(texts: Iterable[str], label: str) -> Iterable[Evidence]:
    """Texts as evidence."""
    return [Evidence(kind="text", label=label, excerpt=text[:300]) for text in texts][:MAX_EVIDENCE]


AUDIT = SiteAudit(spec=SPEC, judge=judge)
