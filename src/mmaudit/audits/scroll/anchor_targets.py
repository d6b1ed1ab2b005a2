"""Do links within the page lead to what they promise?"""

from collections.abc import Iterable, Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Anchor, AnchorFate, ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="anchor-targets",
    category=Category.SCROLL,
    title="Links within the page show their target",
    why="Who taps an entry of the contents wants to see its heading, not the text below it or nothing at all.",
    fix="Leave room for the header. "
    "Give the page 'scroll-padding-top' of the height of the header that stays, or the targets 'scroll-margin-top'.",
    source="https://developer.mozilla.org/en-US/docs/Web/CSS/scroll-padding-top",
    unit="links",
    needs=(Section.SCROLL,),
    part=ScrollPart.ANCHORS,
    outcomes={
        "shown": Outcome(
            status=Status.PASS, text="Links within the page show their target ({count} tried).", score=100
        ),
        "covered": Outcome(
            status=Status.WARN,
            text="{covered} of {count} links within the page end under something that stays.",
            score=50,
        ),
        "missing": Outcome(
            status=Status.WARN,
            text="{missing} of {count} links within the page lead nowhere.",
            score=50,
            fix="Mend the links within the page. Give each target the id that the link names, or take the link away.",
        ),
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page has no links within it."),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge the links that were tried; a target that is not there weighs more than one that is covered."""
    scroll = page.snapshot.scroll
    if scroll is None:
        return Verdict(outcome="not-measured")
    covered = [each for each in scroll.anchors if each.fate is AnchorFate.COVERED]
    missing = [each for each in scroll.anchors if each.fate is AnchorFate.MISSING]
    outcome = "missing" if missing else "covered" if covered else "shown" if scroll.anchors else "none"
    return Verdict(
        outcome=outcome,
        value=len(missing) + len(covered),
        params={"count": len(scroll.anchors), "covered": len(covered), "missing": len(missing)},
        evidence=(*evidence(missing, "leads nowhere"), *evidence(covered, "hidden under it")),
    )


def evidence(anchors: Iterable[Anchor], label: str) -> Iterator[Evidence]:
    """The link that leads nowhere, or what lies over the target."""
    for each in anchors:
        selector = each.cover or each.selector
        yield Evidence(kind="element", label=label, value=f"#{each.fragment}", selector=selector)


AUDIT = PageAudit(spec=SPEC, judge=judge)
