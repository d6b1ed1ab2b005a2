"""Does scrolling stutter?"""

from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Scroll, ScrollPart, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

NOT_COUNTED = "The browser counted no scroll events."

SPEC = Spec(
    id="scroll-smoothness",
    category=Category.SCROLL,
    title="Scrolling is smooth",
    why="When scripts compute with every move of the thumb, the page sticks and jerks.",
    fix="Take work out of scrolling. "
    "Remove work from 'scroll' and 'touchmove' handlers: use IntersectionObserver and 'position: sticky', and "
    "mark the handlers that stay as passive.",
    source="https://developer.chrome.com/docs/lighthouse/best-practices/uses-passive-event-listeners",
    unit="ms",
    needs=(Section.SCROLL,),
    part=ScrollPart.GESTURE,
    outcomes={
        "smooth": Outcome(
            status=Status.PASS, text="Scrolling is smooth: {ms} ms of work for each move.", score=100
        ),
        "busy": Outcome(
            status=Status.WARN,
            text="Each move of the thumb costs the phone {ms} ms of work; up to {limit} ms is good.",
            score=50,
        ),
        "short": Outcome(status=Status.NOT_APPLICABLE, text="The whole page fits on one screen."),
        "brief": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The page is hardly longer than the screen: there is little to scroll.",
        ),
        "stutters": Outcome(
            status=Status.FAIL,
            text="Scrolling stutters: each move of the thumb costs the phone {ms} ms of work; up to {limit} ms is good.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the main thread's CPU time for each scroll event, which a busy machine hardly changes.

    What two of three gestures say counts: the median of three, the lower of two.
    """
    scroll = page.snapshot.scroll
    if scroll is not None and scroll.screens <= 1:
        return Verdict(outcome="short")
    if scroll is not None and 0 < scroll.moved_px < limits.numbers["smoothness_min_px"]:
        return Verdict(outcome="brief")
    if scroll is None or scroll.thread_ms_per_event is None:
        return Verdict(outcome="not-measured", params={"reason": NOT_COUNTED})
    costs_ms = sorted((scroll.thread_ms_per_event, *scroll.repeats_ms_per_event))
    cost_ms = costs_ms[(len(costs_ms) - 1) // 2]
    warn, fail = limits.numbers["scroll_event_warn_ms"], limits.numbers["scroll_event_fail_ms"]
    return Verdict(
        outcome="smooth" if cost_ms < warn else "busy" if cost_ms < fail else "stutters",
        value=round(cost_ms, 2),
        params={"ms": f"{cost_ms:.1f}", "limit": f"{warn:g}"},
        evidence=tuple(evidence(scroll)),
        confidence=Confidence.MEDIUM,
    )


def evidence(scroll: Scroll) -> Iterator[Evidence]:
    """What else the gesture showed; these numbers depend on the machine's load and are not judged."""
    if scroll.late_frames_ratio is not None:
        late = round(100 * scroll.late_frames_ratio)
        yield Evidence(kind="number", label="frames that came late", value=late, unit="%")
    if scroll.blocking_ms is not None:
        blocked = round(scroll.blocking_ms)
        yield Evidence(kind="number", label="blocked while scrolling", value=blocked, unit="ms")
    for again_ms in scroll.repeats_ms_per_event:
        yield Evidence(
            kind="number", label="work for each move, once more", value=round(again_ms, 1), unit="ms"
        )


AUDIT = PageAudit(spec=SPEC, judge=judge)
