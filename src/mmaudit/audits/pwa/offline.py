"""Does the site open without network?"""

from collections.abc import Iterable

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.facts.offline import Sight, reach, sight, tries_of
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app import OfflinePlace, OfflineTry
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Offline, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

NOT_TRIED = "The site was not opened without network."
LABELS = {
    (OfflinePlace.START, Sight.CONTENT): "start page: opens",
    (OfflinePlace.START, Sight.FALLBACK): "start page: another page in its place",
    (OfflinePlace.START, Sight.ERROR): "start page: does not open",
    (OfflinePlace.VISITED, Sight.CONTENT): "page seen before: opens",
    (OfflinePlace.VISITED, Sight.FALLBACK): "page seen before: another page in its place",
    (OfflinePlace.VISITED, Sight.ERROR): "page seen before: does not open",
    (OfflinePlace.UNVISITED, Sight.CONTENT): "page never seen: opens",
    (OfflinePlace.UNVISITED, Sight.FALLBACK): "page never seen: another page in its place",
    (OfflinePlace.UNVISITED, Sight.ERROR): "page never seen: does not open",
}

# The verdicts and their order: facts/offline.py. A worker that never answers for pages promises nothing of them.
SPEC = Spec(
    id="offline",
    category=Category.PWA,
    title="The site opens without network",
    why="In a tunnel or abroad a visitor still needs the address, the ticket or the phone number.",
    fix="Make the start page work without a network. "
    "Let the service worker keep the start page and its files when it is installed, and answer with them when the "
    "network fails.",
    source="https://web.dev/articles/offline-cookbook",
    needs=(Section.PWA,),
    outcomes={
        "no-worker": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The site has no service worker and does not promise to work offline.",
        ),
        "no-fetch-handler": Outcome(
            status=Status.INFO,
            text="The service worker leaves pages to the network: without one, nothing opens.",
            fix="Let the service worker answer for pages. "
            "Listen for its fetch event and answer navigations from the cache when the network fails; a worker that "
            "is only there for push messages can stay as it is.",
        ),
        "network-only": Outcome(
            status=Status.FAIL,
            text="The service worker answers for pages and only passes them on: without network nothing opens.",
            score=0,
            fix="Give the service worker something to answer with. "
            "A handler that only calls fetch() makes every page slower and opens none offline: put the start page "
            "into the cache in the install event and answer with it when fetch() fails, or take the handler away.",
        ),
        "fallback": Outcome(
            status=Status.WARN,
            text="Without network the site shows another page in place of its own.",
            score=75,
            fix="Keep the start page itself for visitors without network. "
            "Put it into the cache beside the page that says 'you are offline', and show that one only for pages "
            "that the cache does not hold.",
        ),
        "start-missing": Outcome(
            status=Status.WARN,
            text="Without network pages open that were seen before, and the manifest's start page does not.",
            score=50,
            fix="Keep the address that the app starts with. "
            "Put the manifest's start_url into the cache in the install event, in exactly its spelling (a query such "
            "as ?source=pwa makes another address), or look pages up with ignoreSearch.",
        ),
        "start-page": Outcome(
            status=Status.PASS,
            text="The start page opens without network; other pages do not.",
            score=90,
            fix="Keep the pages that a visitor has seen. "
            "Put every page that is opened into the cache (network first, cache as the way out): what somebody has "
            "read once then opens in the tunnel too.",
        ),
        "visited-pages": Outcome(
            status=Status.PASS,
            text="Without network the start page and the pages that were seen before open.",
            score=100,
        ),
        "whole-site": Outcome(
            status=Status.PASS, text="Every page that was tried opens without network.", score=100
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
    same_text = limits.numbers["offline_same_text_ratio"]
    return Verdict(
        outcome=reach(pwa.offline, same_text=same_text).value,
        evidence=tuple(evidence(pwa.offline, same_text=same_text)),
    )


def evidence(offline: Offline, *, same_text: float) -> Iterable[Evidence]:
    """What was opened and what came: an answer's status, the time to its first content, its first words."""
    for tried in tries_of(offline):
        yield Evidence(
            kind="request",
            label=LABELS[tried.place, sight(tried, same_text=same_text)],
            value=answer(tried),
            url=tried.url,
            excerpt=tried.failure or tried.quote.removeprefix("?"),
            picture=tried.screenshot,
        )


def answer(tried: OfflineTry) -> str | None:
    """The status and the time to the first content, as far as they are known."""
    parts = [
        "" if tried.status is None else str(tried.status),
        "" if tried.content_ms is None else f"{tried.content_ms:.0f} ms",
    ]
    return " · ".join(part for part in parts if part) or None


AUDIT = SiteAudit(spec=SPEC, judge=judge)
