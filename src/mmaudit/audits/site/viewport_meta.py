"""Does the page ask for the phone's own width?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.site.viewport_content import leading_number, parse_viewport
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="viewport-meta",
    category=Category.SITE,
    title="The page is laid out for a phone's width",
    why="Without it a phone shows the desktop page shrunk to a third: nothing can be read or tapped "
    "without zooming, and every tap waits to see whether it is a double tap.",
    fix="Lay the page out for a phone. "
    'Put <meta name="viewport" content="width=device-width, initial-scale=1"> into the head of every page.',
    source="https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/meta/name/viewport",
    needs=(Section.LAYOUT,),
    outcomes={
        "device-width": Outcome(status=Status.PASS, text="The page takes the phone's own width.", score=100),
        "missing": Outcome(
            status=Status.FAIL,
            text="The page has no viewport meta tag: phones lay it out as a desktop page and shrink it.",
            score=0,
        ),
        "fixed-width": Outcome(
            status=Status.FAIL,
            text="The page asks for a fixed width of {width} pixels instead of the phone's own.",
            score=20,
        ),
        "no-width": Outcome(
            status=Status.FAIL,
            text="The viewport meta tag sets neither width=device-width nor initial-scale=1.",
            score=20,
        ),
        "scaled": Outcome(
            status=Status.WARN,
            text="The page starts at a scale of {scale} instead of 1.",
            score=60,
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge the viewport meta tag as Chromium would read it."""
    layout = page.snapshot.layout
    if layout is None:
        return Verdict(outcome="not-measured")
    if layout.viewport_meta is None:
        return Verdict(outcome="missing")
    evidence = (Evidence(kind="element", label="meta viewport", excerpt=layout.viewport_meta[:200]),)
    properties = parse_viewport(layout.viewport_meta)
    width = properties.get("width", "")
    scale = leading_number(properties.get("initial-scale", ""))
    fixed = leading_number(width)
    if fixed is not None:
        return Verdict(outcome="fixed-width", value=fixed, params={"width": f"{fixed:g}"}, evidence=evidence)
    # initial-scale=1 alone makes the layout as wide as the device too.
    if width != "device-width" and scale is None:
        return Verdict(outcome="no-width", evidence=evidence)
    if scale is not None and scale != 1:
        return Verdict(outcome="scaled", value=scale, params={"scale": f"{scale:g}"}, evidence=evidence)
    return Verdict(outcome="device-width", evidence=evidence)


AUDIT = PageAudit(spec=SPEC, judge=judge)
