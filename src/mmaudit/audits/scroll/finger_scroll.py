"""Does the page follow the finger?"""

from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Drag, DragKind, ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="finger-scroll",
    category=Category.SCROLL,
    title="The page follows the finger",
    why="A page that holds on to a touch, or moves in its own way, feels broken in the hand.",
    fix="Let the browser scroll. "
    "Remove 'preventDefault' from touch handlers and 'touch-action: none' from what fills the screen; mark touch "
    "handlers that stay as passive.",
    source="https://developer.mozilla.org/en-US/docs/Web/CSS/touch-action",
    unit="",
    needs=(Section.SCROLL,),
    part=ScrollPart.DRAG,
    outcomes={
        "follows": Outcome(status=Status.PASS, text="The page follows the finger.", score=100),
        "late": Outcome(
            status=Status.WARN,
            text="The page follows the finger, but scripts hold each touch up for {ms} ms; up to {limit} ms is good.",
            score=50,
        ),
        "caught": Outcome(
            status=Status.WARN,
            text="On the first screen something catches the finger; further down the page follows it.",
            score=60,
            fix="Let the finger pass. "
            "Give maps and carousels 'touch-action: pan-y', or let a map move with two fingers only.",
        ),
        "inner": Outcome(
            status=Status.WARN,
            text="Not the page scrolls but a box in it.",
            score=70,
            fix="Let the page itself scroll. "
            "In a box that scrolls, the browser's bar stays where it is, and links to places in the page and the way "
            "back lose the position.",
        ),
        "by-script": Outcome(
            status=Status.FAIL,
            text="A script cancels the touch and moves the page itself.",
            score=30,
        ),
        "held": Outcome(
            status=Status.FAIL,
            text="The page does not move when a finger drags it: a script cancels the touch.",
            score=0,
        ),
        "forbidden": Outcome(
            status=Status.FAIL,
            text="The page does not move when a finger drags it: 'touch-action' forbids it.",
            score=0,
        ),
        "stuck": Outcome(status=Status.FAIL, text="The page does not move when a finger drags it.", score=0),
        "partly": Outcome(
            status=Status.WARN, text="The page moves less than the finger ({share} % of its way).", score=50
        ),
        "locked": Outcome(status=Status.NOT_APPLICABLE, text="The page cannot be scrolled at all."),
        "short": Outcome(status=Status.NOT_APPLICABLE, text="The whole page fits on one screen."),
        "brief": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The page is hardly longer than the screen: there is little to scroll.",
        ),
    },
)

OUTCOMES = {
    DragKind.CAUGHT: "caught",
    DragKind.INNER: "inner",
    DragKind.BY_SCRIPT: "by-script",
    DragKind.PREVENTED: "held",
    DragKind.FORBIDDEN: "forbidden",
    DragKind.STUCK: "stuck",
    DragKind.PARTLY: "partly",
}


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge what one drag of a finger did."""
    scroll = page.snapshot.scroll
    if scroll is not None and scroll.drag is None and scroll.screens <= 1:
        return Verdict(outcome="short")
    if (
        scroll is not None
        and scroll.drag is None
        and 0 < scroll.moved_px < limits.numbers["smoothness_min_px"]
    ):
        return Verdict(outcome="brief")
    if scroll is None or scroll.drag is None:
        return Verdict(outcome="not-measured")
    found = scroll.drag
    if found.kind is DragKind.STUCK and scroll.moved_px == 0:
        return Verdict(outcome="locked")
    if found.kind is not DragKind.NATIVE:
        share = round(100 * max(found.scrolled_ratio, found.moved_ratio))
        return Verdict(outcome=OUTCOMES[found.kind], params={"share": share}, evidence=tuple(evidence(found)))
    good_ms = limits.numbers["touch_ack_warn_ms"]
    # Where no listener holds a touch up, the page is busy with something else, which other audits tell.
    is_late = found.ack_ms is not None and found.ack_ms > good_ms and found.listeners != ()
    return Verdict(
        outcome="late" if is_late else "follows",
        params={"ms": round(found.ack_ms or 0), "limit": f"{good_ms:g}"},
        evidence=tuple(holding(found)) if is_late else (),
    )


def evidence(found: Drag) -> Iterator[Evidence]:
    """What lay under the finger, or forbids the touch."""
    yield Evidence(kind="element", label="under the finger", selector=found.selector)
    if found.kind in (DragKind.PREVENTED, DragKind.BY_SCRIPT, DragKind.PARTLY):
        yield from holding(found)


def holding(found: Drag) -> Iterator[Evidence]:
    """The listeners that a touch waits for, with their scripts."""
    for each in found.listeners or ():
        yield Evidence(
            kind="link", label=f"may cancel {each.type}", value=each.line, unit="line", url=each.url
        )


AUDIT = PageAudit(spec=SPEC, judge=judge)
