"""Can menus that open under a mouse be opened by a finger?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import HoverMenu, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="hover-only-menus",
    category=Category.SITE,
    title="Menus open without a mouse",
    why="A finger cannot hover: a tap on a menu's heading that is a link leaves the page before the menu is seen.",
    fix="Let menus open with a tap. "
    "Put a button with aria-expanded beside the heading, or make the heading the button; ':hover' may stay for mice.",
    source="https://www.w3.org/WAI/tutorials/menus/flyout/",
    unit="menus",
    needs=(Section.LAYOUT,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page has no menus that open under a mouse."),
        "open": Outcome(
            status=Status.PASS,
            text="Menus that open under a mouse can be opened by a tap as well.",
            score=100,
        ),
        "shut": Outcome(
            status=Status.WARN,
            text="{shut} of {count} menus open under a mouse alone: a tap on their heading leaves the page.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge the menus whose links are found nowhere else."""
    layout = page.snapshot.layout
    if layout is None:
        return Verdict(outcome="not-measured")
    shut = [menu for menu in layout.hover_menus if not menu.is_open_to_taps]
    if not shut:
        return Verdict(outcome="open" if layout.hover_menus else "none", value=0)
    return Verdict(
        outcome="shut",
        value=len(shut),
        params={"shut": len(shut), "count": len(layout.hover_menus)},
        evidence=tuple(map(heading, shut[:MAX_EVIDENCE])),
        # A listener further up may open it: that is not seen.
        confidence=Confidence.MEDIUM,
    )


def heading(menu: HoverMenu) -> Evidence:
    """The heading that is a link, with what a phone does not reach."""
    return Evidence(
        kind="element",
        label="links out of reach",
        value=menu.links,
        selector=menu.selector,
        excerpt=menu.text,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
