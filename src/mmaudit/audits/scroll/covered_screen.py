"""How much of the screen do banners and bars cover?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Overlay, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 6

SPEC = Spec(
    id="covered-screen",
    category=Category.SCROLL,
    title="Banners leave the screen free",
    why="A phone's screen is small: fixed bars, cookie notices and pop-ups take the room of what is being read.",
    fix="Free the screen from bars and pop-ups. "
    "Make fixed headers lower or let them scroll away, show cookie notices as a small bar, and open nothing by "
    "itself over the page.",
    source="https://developers.google.com/search/docs/appearance/avoid-intrusive-interstitials",
    unit="%",
    needs=(Section.SCROLL,),
    outcomes={
        "free": Outcome(
            status=Status.PASS, text="Fixed bars and banners cover {percent} % of the screen.", score=100
        ),
        "covered": Outcome(
            status=Status.WARN,
            text="Fixed bars and banners cover {percent} % of the screen {when}; up to {limit} % is good.",
            score=50,
        ),
        "buried": Outcome(
            status=Status.FAIL,
            text="Fixed bars and banners cover {percent} % of the screen {when}; up to {limit} % is good.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the worse of two moments: at the top of the page and after scrolling."""
    scroll = page.snapshot.scroll
    if scroll is None:
        return Verdict(outcome="not-measured")
    covered = max(scroll.covered_ratio_top, scroll.covered_ratio_scrolled)
    is_later = scroll.covered_ratio_scrolled > scroll.covered_ratio_top
    warn, fail = limits.numbers["covered_warn_ratio"], limits.numbers["covered_fail_ratio"]
    largest = sorted(scroll.overlays, key=lambda each: -each.covered_ratio)
    return Verdict(
        outcome="free" if covered <= warn else "covered" if covered <= fail else "buried",
        value=round(100 * covered, 1),
        params={
            "percent": f"{100 * covered:.0f}",
            "limit": f"{100 * warn:.0f}",
            "when": "after scrolling" if is_later else "at the top of the page",
        },
        evidence=tuple(map(overlay, largest[:MAX_EVIDENCE])),
    )


def overlay(each: Overlay) -> Evidence:
    """An element that covers a part of the screen."""
    moment = "at the top" if each.when == "top" else "after scrolling"
    return Evidence(
        kind="element",
        label=f"covers, {moment}",
        value=round(100 * each.covered_ratio),
        unit="%",
        selector=each.selector,
        excerpt=each.excerpt,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
