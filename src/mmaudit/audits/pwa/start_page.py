"""Does the page open with which the installed app begins?"""

from collections.abc import Container

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app, asked_files
from mmaudit.audits.pwa.file_checks import NOT_ABOUT_THE_FILE
from mmaudit.audits.pwa.manifest_flaws import surroundings
from mmaudit.facts.manifest_files import file_url
from mmaudit.facts.manifest_text import read_manifest, text_of
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app_files import AppFile, FileFault, FileUse
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Pwa, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="app-start-page",
    category=Category.PWA,
    title="The app's start page opens",
    why="Every start from the home screen opens this address; an error there is all that the visitor sees.",
    fix="Put a page at start_url. "
    "Let 'start_url' of the manifest name an address that answers with a page of the app, within its scope and without "
    "a way round over other sites.",
    source="https://www.w3.org/TR/appmanifest/#start_url-member",
    needs=(Section.PWA,),
    outcomes={
        "no-start": Outcome(status=Status.NOT_APPLICABLE, text="No manifest names a start page of its own."),
        "error": Outcome(status=Status.FAIL, text="The app's start page answers HTTP {status}.", score=0),
        "unreachable": Outcome(status=Status.FAIL, text="The app's start page cannot be reached.", score=0),
        "leaves": Outcome(
            status=Status.WARN, text="The app's start page leads out of the app's scope.", score=50
        ),
        "opens": Outcome(status=Status.PASS, text="The app's start page opens.", score=100),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the start page's answer; the page that was visited needs no other."""
    asked, files = asked_app(site), asked_files(site, FileUse.START_PAGE)
    if asked is None or files is None:
        return Verdict(outcome="not-measured")
    page_url, pwa = asked
    start = next(iter(files), None)
    if start is None:
        return Verdict(outcome="opens" if is_visited(pwa, visited_urls(site)) else "no-start")
    place = (Evidence(kind="link", label="start_url", url=start.wanted.url),)
    if start.fault in (FileFault.BLOCKED, FileFault.UNREACHABLE):
        return Verdict(outcome="unreachable", evidence=place)
    if start.fault or start.status is None or start.status in NOT_ABOUT_THE_FILE:
        return Verdict(outcome="not-measured")
    if start.status >= 400:
        return Verdict(outcome="error", params={"status": start.status}, evidence=place)
    if leaves(start, pwa, page_url):
        aim = Evidence(kind="link", label="leads to", url=start.final_url)
        return Verdict(outcome="leaves", evidence=(*place, aim))
    return Verdict(outcome="opens", evidence=place)


def visited_urls(site: SiteFacts) -> frozenset[str]:
    """The addresses of the page on which the manifest was found: asked for, and arrived at."""
    snapshot = next((page.snapshot for page in site.pages if page.snapshot.pwa is not None), None)
    if snapshot is None:
        return frozenset()
    return frozenset(
        url.partition("#")[0] for url in (snapshot.job.url, snapshot.job.address, snapshot.final_url)
    )


def is_visited(pwa: Pwa, urls: Container[str]) -> bool:
    """Whether the start page is the page on which the manifest was found."""
    manifest = read_manifest(pwa.manifest_text)
    if manifest is None or not pwa.manifest_url:
        return False
    return file_url(text_of(manifest, "start_url"), pwa.manifest_url).partition("#")[0] in urls


def leaves(start: AppFile, pwa: Pwa, page_url: str) -> bool:
    """Whether it ends out of the scope, where the app shows a browser's bar."""
    manifest = read_manifest(pwa.manifest_text)
    if manifest is None or not start.final_url:
        return False
    around = surroundings(manifest, manifest_url=pwa.manifest_url or "", page_url=page_url)
    return not around.is_within(start.final_url)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
