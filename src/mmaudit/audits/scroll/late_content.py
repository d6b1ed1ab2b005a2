"""Is the content there when a visitor scrolls to it?"""

from collections.abc import Iterator, Sequence

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import LateItem, LateKind, Scroll, ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8
LABELS = {
    LateKind.PICTURE: "late picture",
    LateKind.UNSIZED: "late picture without size",
    LateKind.FADING: "text that fades in",
    LateKind.TRANSPARENT: "late text",
}
FADES = "{percent} % of the screen is still empty just after scrolling to it, because it fades in; up to {limit} % is good."
NO_FADING = (
    "Show text at once. "
    "Leave out effects that hide text until it is scrolled to (opacity 0 and an observer), or let them move what can "
    "be seen already; without scripts it stays hidden for ever."
)

SPEC = Spec(
    id="late-content",
    category=Category.SCROLL,
    title="Content is there when it is scrolled to",
    why="Whoever scrolls quickly through a page sees empty boxes and misses what fades in behind the thumb.",
    fix="Load content before it is scrolled to. "
    "Use the browser's own lazy loading (loading=lazy), which begins well before a picture is reached, and show "
    "text without fade-in effects.",
    source="https://web.dev/articles/browser-level-image-lazy-loading",
    unit="%",
    needs=(Section.SCROLL,),
    part=ScrollPart.LATE,
    outcomes={
        "there": Outcome(status=Status.PASS, text="The content is there when it is scrolled to.", score=100),
        "late": Outcome(
            status=Status.WARN,
            text="{percent} % of the screen is still empty just after scrolling to it; up to {limit} % is good.",
            score=50,
        ),
        "very-late": Outcome(
            status=Status.FAIL,
            text="{percent} % of the screen is still empty just after scrolling to it; up to {limit} % is good.",
            score=0,
        ),
        "fades-in": Outcome(status=Status.WARN, text=FADES, fix=NO_FADING, score=50),
        "fades-in-widely": Outcome(status=Status.FAIL, text=FADES, fix=NO_FADING, score=0),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the area that is still empty 100 ms after a jump by a screen."""
    scroll = page.snapshot.scroll
    if scroll is None:
        return Verdict(outcome="not-measured")
    late = scroll.late_content_ratio
    warn, fail = limits.numbers["late_content_warn_ratio"], limits.numbers["late_content_fail_ratio"]
    largest = sorted(scroll.late_items, key=lambda each: -each.area_ratio)
    some, much = ("fades-in", "fades-in-widely") if mostly_fades(largest) else ("late", "very-late")
    return Verdict(
        outcome="there" if late <= warn else some if late <= fail else much,
        value=round(100 * late, 1),
        params={"percent": f"{100 * late:.0f}", "limit": f"{100 * warn:.0f}"},
        evidence=(*map(late_item, largest[:MAX_EVIDENCE]), *still_missing(scroll)),
    )


def mostly_fades(items: Sequence[LateItem]) -> bool:
    """Whether more than half of what is late is text that fades in."""
    fading = sum(each.area_ratio for each in items if each.kind is LateKind.FADING)
    return fading > sum(each.area_ratio for each in items) / 2


def still_missing(scroll: Scroll) -> Iterator[Evidence]:
    """How much of that screen was missing half a second later."""
    if scroll.late_content_still_ratio is not None:
        share = round(100 * scroll.late_content_still_ratio, 1)
        yield Evidence(kind="number", label="still missing after 600 ms", value=share, unit="%")


def late_item(each: LateItem) -> Evidence:
    """Something that came late."""
    return Evidence(
        kind="element",
        label=LABELS[each.kind],
        value=round(100 * each.area_ratio, 1),
        unit="%",
        selector=each.selector,
        box=each.box,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
