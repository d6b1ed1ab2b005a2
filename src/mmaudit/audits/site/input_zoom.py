"""Does the page jump when a field is touched on an iPhone?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Control, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
TYPED_TAGS = ("input", "select", "textarea")
# Kinds of input that take no text: iOS does not zoom into them.
UNTYPED_KINDS = frozenset(
    {"button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset", "submit"}
)

SPEC = Spec(
    id="input-zoom",
    category=Category.SITE,
    title="Fields do not make the page zoom",
    why="iPhones zoom into a field whose text is below 16 px: the page jumps, its sides are cut off, and the "
    "visitor has to pinch back after each field.",
    fix="Keep phones from zooming into fields. Set font-size: 16px or more on input, select and textarea.",
    source="https://css-tricks.com/16px-or-larger-text-prevents-ios-form-zoom/",
    unit="fields",
    needs=(Section.CONTENT,),
    outcomes={
        "large-enough": Outcome(
            status=Status.PASS, text="All fields have text of {limit} px or more.", score=100
        ),
        "no-fields": Outcome(status=Status.NOT_APPLICABLE, text="The page has no fields to type in."),
        "zooms": Outcome(
            status=Status.WARN,
            text="{small} of {count} fields have text below {limit} px, down to {smallest} px: iPhones zoom in.",
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the text size of all visible fields that are typed in."""
    content = page.snapshot.content
    if content is None:
        return Verdict(outcome="not-measured")
    sizes = [(control.font_px, control) for control in content.controls if is_typed(control)]
    measured = [(font_px, control) for font_px, control in sizes if font_px is not None]
    if not measured:
        return Verdict(outcome="no-fields")
    limit = limits.numbers["input_font_min_px"]
    small = sorted((row for row in measured if row[0] < limit), key=lambda row: row[0])
    if not small:
        return Verdict(outcome="large-enough", value=0, params={"limit": f"{limit:g}"})
    return Verdict(
        outcome="zooms",
        value=len(small),
        score=90 - 40 * len(small) / len(measured),
        params={
            "small": len(small),
            "count": len(measured),
            "limit": f"{limit:g}",
            "smallest": f"{small[0][0]:g}",
        },
        evidence=tuple(evidence(font_px, control) for font_px, control in small[:MAX_EVIDENCE]),
        # It was measured in Chromium; the zooming is Safari's.
        confidence=Confidence.MEDIUM,
    )


def is_typed(control: Control) -> bool:
    """Whether a visitor types into it or picks from it."""
    return control.visible and control.tag in TYPED_TAGS and control.kind not in UNTYPED_KINDS


def evidence(font_px: float, control: Control) -> Evidence:
    """One field with the size of its text."""
    return Evidence(
        kind="element",
        label=control.text or control.name or control.tag,
        value=font_px,
        unit="px",
        selector=control.selector,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
