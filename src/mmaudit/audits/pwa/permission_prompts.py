"""Does a page ask for permissions before its visitor has done anything?"""

from collections.abc import Iterator

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.permissions import Asked, Permission
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 20
NAMES = {
    Permission.NOTIFICATIONS: "notifications",
    Permission.LOCATION: "location",
    Permission.CAMERA: "camera",
    Permission.MICROPHONE: "microphone",
}

SPEC = Spec(
    id="permission-prompts",
    category=Category.PWA,
    title="Pages ask for no permission by themselves",
    why="Who has just come does not know what a site would send, and says no; after that it may not ask again. Some "
    "browsers do not even show what a page asks by itself.",
    fix="Ask when the visitor wants it. "
    "Put a button where it makes sense, say what it gives ('Tell me when it is back in stock', 'Find the nearest shop'), "
    "and ask for the permission when it is tapped.",
    source="https://developer.chrome.com/docs/lighthouse/best-practices/notification-on-start",
    needs=(Section.PERMISSIONS,),
    outcomes={
        # No praise for it: a site without an app has nothing to be judged in this area.
        "none": Outcome(status=Status.NOT_APPLICABLE, text="No page asks for a permission by itself."),
        "notifications": Outcome(
            status=Status.FAIL,
            text="Pages ask to send notifications before anybody has touched them: {count} of {pages}.",
            score=0,
        ),
        "other": Outcome(
            status=Status.WARN,
            text="Pages ask for the location, the camera or the microphone before anybody has touched them: {count} of "
            "{pages}.",
            score=50,
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge what the pages asked for by themselves; notifications are the worst, for they ask of no task at hand."""
    heard = [
        (page.url, page.snapshot.permissions.asked)
        for page in site.pages
        if page.snapshot.permissions is not None
    ]
    if not heard:
        return Verdict(outcome="not-measured")
    asking = [(url, asked) for url, asked in heard if asked]
    if not asking:
        return Verdict(outcome="none")
    has_push = [any(each.permission is Permission.NOTIFICATIONS for each in asked) for _, asked in asking]
    return Verdict(
        outcome="notifications" if any(has_push) else "other",
        params={"count": sum(has_push) or len(asking), "pages": len(heard)},
        evidence=tuple(calls(asking))[:MAX_EVIDENCE],
    )


def calls(asking: list[tuple[str, tuple[Asked, ...]]]) -> Iterator[Evidence]:
    """What was asked for on each page, when, and by which script; notifications first."""
    found = [(url, each) for url, asked in asking for each in asked]
    for url, each in sorted(found, key=lambda found: found[1].permission is not Permission.NOTIFICATIONS):
        yield Evidence(
            kind="link",
            label=NAMES[each.permission],
            value=round(each.at_ms / 1000, 1),
            unit="s",
            url=url,
            excerpt=f"{each.script_url}:{each.line}" if each.script_url else "",
        )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
