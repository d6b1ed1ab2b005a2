"""Does the page jump while a visitor scrolls?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import LayoutShift, ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 5

SPEC = Spec(
    id="layout-shift-while-scrolling",
    category=Category.SCROLL,
    title="The page keeps still while scrolling",
    why="Adverts and pictures that push in while someone reads take the line away under the eyes.",
    fix="Keep the page still while it is scrolled. "
    "Keep room for everything that comes later: width and height on pictures, a minimum height on places for "
    "adverts, and nothing inserted above what is being read.",
    source="https://web.dev/articles/cls",
    unit="shift",
    needs=(Section.SCROLL,),
    part=ScrollPart.GESTURE,
    outcomes={
        "still": Outcome(
            status=Status.PASS, text="The page keeps still while scrolling (shift {value}).", score=100
        ),
        "moves": Outcome(
            status=Status.WARN,
            text="The page jumps while scrolling (shift {value}; up to {limit} is good).",
            score=50,
        ),
        "jumps": Outcome(
            status=Status.FAIL,
            text="The page jumps a lot while scrolling (shift {value}; up to {limit} is good).",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the shifts during one scroll gesture, by the limits of Cumulative Layout Shift."""
    scroll = page.snapshot.scroll
    if scroll is None:
        return Verdict(outcome="not-measured")
    warn, fail = limits.numbers["scroll_cls_warn"], limits.numbers["scroll_cls_fail"]
    worst = sorted(scroll.shifts, key=lambda each: -each.value)
    return Verdict(
        outcome="still" if scroll.cls <= warn else "moves" if scroll.cls <= fail else "jumps",
        value=scroll.cls,
        params={"value": f"{scroll.cls:.2f}", "limit": f"{warn:g}"},
        evidence=tuple(map(moved, worst[:MAX_EVIDENCE])),
    )


def moved(each: LayoutShift) -> Evidence:
    """One shift with its elements."""
    first, *others = each.selectors or ("",)
    return Evidence(
        kind="element",
        label="moved while scrolling",
        value=round(each.value, 4),
        unit="shift",
        selector=first,
        excerpt=", ".join(others)[:300],
        box=each.boxes[0] if each.boxes else None,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
