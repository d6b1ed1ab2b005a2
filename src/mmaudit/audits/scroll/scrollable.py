"""Can the page be scrolled at all?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.overlays import holding_cover
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import DragKind, Scroll, ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="scrollable",
    category=Category.SCROLL,
    title="The page can be scrolled",
    why="A page that is longer than the screen and does not move hides everything below the first screen.",
    fix="Let the page scroll. "
    "Remove scripts that cancel touches and wheel events (preventDefault), 'touch-action: none' on the page, and "
    "'overflow: hidden' that stays on <body> after a pop-up.",
    source="https://developer.mozilla.org/en-US/docs/Web/CSS/touch-action",
    unit="px",
    needs=(Section.SCROLL, Section.LAYOUT),
    part=ScrollPart.GESTURE,
    outcomes={
        "moves": Outcome(status=Status.PASS, text="The page can be scrolled.", score=100),
        "stuck": Outcome(
            status=Status.FAIL,
            text="The page is {screens} screens long and does not move when it is scrolled.",
            score=0,
        ),
        "held": Outcome(
            status=Status.NOT_APPLICABLE,
            text="A notice or a pop-up keeps the page from scrolling until it is answered: see there.",
        ),
        "short": Outcome(status=Status.NOT_APPLICABLE, text="The whole page fits on one screen."),
        "shrunk": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The page is too wide, so that the phone shows it small enough to fit on one screen.",
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge whether a gesture moved a page that is longer than the screen."""
    scroll, layout = page.snapshot.scroll, page.snapshot.layout
    if scroll is None or layout is None:
        return Verdict(outcome="not-measured")
    if scroll.moved_px > 0 or follows_a_finger(scroll):
        return Verdict(outcome="moves", value=round(scroll.moved_px))
    if holding_cover(scroll) is not None:
        return Verdict(outcome="held")
    least_px = limits.numbers["scrollable_min_px"]
    if scroll.locked_px >= least_px:
        return stuck(scroll.locked_px, layout.viewport_height_px)
    hidden_px = layout.page_height_px - layout.viewport_height_px
    if hidden_px < least_px:
        return Verdict(outcome="short", value=0)
    # A phone zooms out until the whole width of a page is seen: then more of its height is seen too.
    shrinking = layout.scroll_width_px / max(1, layout.client_width_px)
    if layout.page_height_px - layout.viewport_height_px * shrinking < least_px:
        return Verdict(outcome="shrunk", value=0)
    return stuck(hidden_px, layout.viewport_height_px)


def follows_a_finger(scroll: Scroll) -> bool:
    """Whether a finger moved the page: the gesture is a mouse's, and scripts may cancel its wheel alone."""
    return scroll.drag is not None and scroll.drag.kind in (DragKind.NATIVE, DragKind.CAUGHT)


def stuck(hidden_px: float, screen_px: float) -> Verdict:
    """The verdict on a page of which ``hidden_px`` cannot be reached."""
    screens = (screen_px + hidden_px) / max(1, screen_px)
    return Verdict(
        outcome="stuck",
        value=0,
        params={"screens": f"{screens:.1f}"},
        evidence=(Evidence(kind="number", label="out of reach", value=round(hidden_px), unit="px"),),
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
