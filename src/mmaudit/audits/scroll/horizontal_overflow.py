"""Does the page move sideways?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import OverflowCulprit, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8

SPEC = Spec(
    id="horizontal-overflow",
    category=Category.SCROLL,
    title="The page is no wider than the phone",
    why="A page that slides sideways under the thumb cuts off lines and hides buttons.",
    fix="Stop the page from scrolling sideways. "
    "Give the named elements 'max-width: 100%', let tables and code scroll inside their own box "
    "('overflow-x: auto'), and let long words break ('overflow-wrap: anywhere').",
    source="https://web.dev/articles/responsive-web-design-basics#size_content_to_the_viewport",
    unit="px",
    needs=(Section.LAYOUT,),
    outcomes={
        "fits": Outcome(status=Status.PASS, text="The page is no wider than the phone's screen.", score=100),
        "cut-off": Outcome(
            status=Status.WARN,
            text="The page does not move sideways, but up to {px} pixels of its content are cut off at the right.",
            score=50,
        ),
        "overflows": Outcome(
            status=Status.FAIL, text="The page is {px} pixels wider than the phone's screen.", score=0
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the scrollable width and name the elements that reach over the edge."""
    layout = page.snapshot.layout
    if layout is None:
        return Verdict(outcome="not-measured")
    tolerance = limits.numbers["overflow_tolerance_px"]
    over_px = float(layout.scroll_width_px - layout.client_width_px)
    culprits = [each for each in layout.culprits if each.over_px > tolerance]
    farthest = sorted(culprits, key=lambda each: -each.over_px)
    evidence = tuple(map(culprit, farthest[:MAX_EVIDENCE]))
    if over_px > tolerance:
        return verdict("overflows", over_px, evidence)
    if farthest:
        return verdict("cut-off", farthest[0].over_px, evidence)
    return Verdict(outcome="fits", value=0)


def verdict(outcome: str, over_px: float, evidence: tuple[Evidence, ...]) -> Verdict:
    """A verdict that says by how much."""
    return Verdict(outcome=outcome, value=over_px, params={"px": f"{over_px:.0f}"}, evidence=evidence)


def culprit(each: OverflowCulprit) -> Evidence:
    """An element that reaches over the edge."""
    label = "text beyond the edge" if each.is_text else "element beyond the edge"
    return Evidence(
        kind="element",
        label=label,
        value=round(each.over_px),
        unit="px",
        selector=each.selector,
        excerpt=each.excerpt,
        box=each.box,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
