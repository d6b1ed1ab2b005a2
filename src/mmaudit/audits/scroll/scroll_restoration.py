"""Does a visitor who comes back find the place again?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.scroll.back_forward_cache import MAX_EVIDENCE, ways_back
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Back, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="scroll-restoration",
    category=Category.SCROLL,
    title="Going back finds the place again",
    why="Who comes back from the tenth product of a list wants to see the eleventh, not the top of the list.",
    fix="Leave the place to the browser. "
    "Remove 'history.scrollRestoration = manual' and scripts that scroll to the top on load, and send the content with "
    "the document, so that the page is as long as before when the browser looks for the place.",
    source="https://developer.mozilla.org/en-US/docs/Web/API/History/scrollRestoration",
    unit="px",
    needs=(Section.BACK,),
    outcomes={
        "found": Outcome(status=Status.PASS, text="Visitors who come back find the place again.", score=100),
        "short": Outcome(
            status=Status.NOT_APPLICABLE, text="The pages that were tried have no place to be lost."
        ),
        "lost-when-loaded": Outcome(
            status=Status.WARN,
            text="Visitors who come back find the place again only while the browser keeps the page; when it is loaded "
            "again, the place is off by {px} pixels.",
            score=70,
        ),
        "lost": Outcome(
            status=Status.WARN, text="Visitors who come back have lost their place by {px} pixels.", score=30
        ),
    },
)


def judge(site: SiteFacts, limits: Limits) -> Verdict:
    """Judge the page that loses its place the most, at once before those that lose it only when loaded again."""
    tried = [(page, back) for page, back in ways_back(site) if back.found_px is not None]
    tolerance = limits.numbers["restored_within_px"]
    for outcome, is_reloaded in (("lost", False), ("lost-when-loaded", True)):
        off = [(off_px(back, is_reloaded=is_reloaded), page, back) for page, back in tried]
        lost = sorted((row for row in off if row[0] > tolerance), key=lambda row: -row[0])
        if lost:
            evidence = tuple(place(page, back) for _, page, back in lost[:MAX_EVIDENCE])
            px = round(lost[0][0])
            return Verdict(outcome=outcome, value=px, params={"px": px}, evidence=evidence)
    return Verdict(outcome="found" if tried else "short", value=0 if tried else None)


def off_px(back: Back, *, is_reloaded: bool) -> float:
    """By how much the place was missed; 0 where it was not tried."""
    found = back.reloaded_px if is_reloaded else back.found_px
    return 0.0 if found is None or back.left_px is None else abs(found - back.left_px)


def place(page: PageFacts, back: Back) -> Evidence:
    """A page, with where it was left."""
    return Evidence(kind="link", label="left at", value=round(back.left_px or 0), unit="px", url=page.url)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
