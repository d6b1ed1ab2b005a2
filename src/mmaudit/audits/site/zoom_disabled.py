"""May a visitor zoom in?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.site.viewport_content import leading_number, parse_viewport
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="zoom-disabled",
    category=Category.SITE,
    title="Visitors can zoom in",
    why="Who sees poorly, or wants to look at a picture or a map closely, is locked out when pinching does nothing.",
    fix="Let visitors zoom. "
    "Remove user-scalable=no, and maximum-scale or raise it to 5, in the viewport meta tag.",
    source="https://www.w3.org/WAI/WCAG22/Understanding/resize-text",
    needs=(Section.LAYOUT,),
    outcomes={
        "allowed": Outcome(status=Status.PASS, text="Visitors can zoom in.", score=100),
        "no-viewport": Outcome(status=Status.NOT_APPLICABLE, text="The page has no viewport meta tag."),
        "disabled": Outcome(
            status=Status.FAIL, text="The viewport meta tag forbids zooming (user-scalable={value}).", score=0
        ),
        "narrow": Outcome(
            status=Status.FAIL,
            text="The viewport meta tag stops zooming at a scale of {scale}; text must grow to {wanted} times its size.",
            score=20,
        ),
        "limited": Outcome(
            status=Status.WARN,
            text="The viewport meta tag stops zooming at a scale of {scale}; {wanted} is good practice.",
            score=70,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge ``user-scalable`` and ``maximum-scale``."""
    layout = page.snapshot.layout
    if layout is None:
        return Verdict(outcome="not-measured")
    if layout.viewport_meta is None:
        return Verdict(outcome="no-viewport")
    evidence = (Evidence(kind="element", label="meta viewport", excerpt=layout.viewport_meta[:200]),)
    properties = parse_viewport(layout.viewport_meta)
    scalable = properties.get("user-scalable", "yes")
    if forbids(scalable):
        return Verdict(outcome="disabled", params={"value": scalable[:20]}, evidence=evidence)
    largest = leading_number(properties.get("maximum-scale", ""))
    # A negative maximum-scale is ignored by browsers.
    if largest is None or largest < 0:
        return Verdict(outcome="allowed", evidence=evidence)
    return limited(largest, limits, evidence)


def limited(largest: float, limits: Limits, evidence: tuple[Evidence, ...]) -> Verdict:
    """The verdict on a ``maximum-scale``."""
    for outcome, key in (("narrow", "zoom_min_scale"), ("limited", "zoom_good_scale")):
        wanted = limits.numbers[key]
        if largest < wanted:
            params = {"scale": f"{largest:g}", "wanted": f"{wanted:g}"}
            return Verdict(outcome=outcome, value=largest, params=params, evidence=evidence)
    return Verdict(outcome="allowed", value=largest, evidence=evidence)


def forbids(scalable: str) -> bool:
    """``no``, or a number between -1 and 1: https://www.w3.org/TR/css-viewport-1/#user-scalable."""
    number = leading_number(scalable)
    return scalable == "no" or (number is not None and -1 < number < 1)


AUDIT = PageAudit(spec=SPEC, judge=judge)
