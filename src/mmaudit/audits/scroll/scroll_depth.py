"""How far down are the first heading and the first call to action, and is there a way back up?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Block, Box, Scroll, Section, Snapshot
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

# What stands in menus and at the end is not what a visitor came for.
AROUND = frozenset({"nav", "footer"})
# A line of this many characters is text, not a label.
LEAST_TEXT_CHARS = 40
# A bar that goes along begins at the screen's edge.
BAR_WITHIN_PX = 24.0

SPEC = Spec(
    id="scroll-depth",
    category=Category.SCROLL,
    title="The content begins on the first screen",
    why="Few visitors scroll to find out whether they are in the right place, and from far down they want to come back.",
    fix="Bring the heading onto the first screen. "
    "Let pictures and banners above it be lower than half of a phone's screen; give a long page a menu that stays or "
    "a link back to its top.",
    source="https://www.nngroup.com/articles/scrolling-and-attention/",
    unit="screens",
    needs=(Section.SCROLL, Section.LAYOUT, Section.CONTENT),
    outcomes={
        "near": Outcome(status=Status.PASS, text="The content begins on the first screen.", score=100),
        "deep": Outcome(
            status=Status.WARN,
            text="The content begins only {screens} screens down: the first screen has neither a heading nor text.",
            score=0,
        ),
        "no-way-up": Outcome(
            status=Status.WARN,
            text="The page is {screens} screens long, and nothing leads back to its top.",
            fix="Give the long page a way back up. "
            "A button in the corner that appears after some screens is enough, or a header that stays (position: "
            "sticky), or a link to the top at the end of the text.",
            score=60,
        ),
        "empty": Outcome(status=Status.NOT_APPLICABLE, text="The page has neither a heading nor text."),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Something on the page and where its top is, in screens from the page's top."""

    selector: str
    text: str
    box: Box
    screens: float


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge where the content begins, and on long pages whether something leads back up."""
    snapshot, scroll = page.snapshot, page.snapshot.scroll
    if scroll is None or snapshot.layout is None or snapshot.content is None:
        return Verdict(outcome="not-measured")
    heading = highest(spots(snapshot, is_heading))
    text = highest(spots(snapshot, is_text))
    begin = highest(each for each in (heading, text) if each)
    if begin is None:
        return Verdict(outcome="empty")
    evidence = tuple(shown(("first heading", heading), ("first call to action", action(snapshot))))
    if begin.screens >= 1:
        return verdict("deep", begin.screens, evidence)
    if scroll.screens > limits.numbers["long_page_screens"] and not has_way_up(scroll):
        return verdict("no-way-up", scroll.screens, evidence)
    return Verdict(outcome="near", value=round(begin.screens, 1), evidence=evidence)


def verdict(outcome: str, screens: float, evidence: tuple[Evidence, ...]) -> Verdict:
    """A verdict that says how many screens."""
    rounded = round(screens, 1)
    return Verdict(outcome=outcome, value=rounded, params={"screens": f"{rounded:g}"}, evidence=evidence)


def is_heading(block: Block) -> bool:
    """Whether it is a heading of the content."""
    return block.heading_level > 0 and block.landmark not in AROUND


def is_text(block: Block) -> bool:
    """Whether it is a line of the content."""
    return len(block.text) >= LEAST_TEXT_CHARS and block.landmark not in AROUND


def spots(snapshot: Snapshot, wanted: Callable[[Block], bool]) -> Iterator[Spot]:
    """Where the ``wanted`` blocks are that a visitor sees without a tap and that move with the page."""
    for block in snapshot.content.blocks if snapshot.content else ():
        is_seen = block.visible and not block.collapsed and not block.fixed and block.text.strip()
        if is_seen and block.box is not None and wanted(block):
            yield spot(snapshot, block.selector, block.text, block.box)


def spot(snapshot: Snapshot, selector: str, text: str, box: Box) -> Spot:
    """A place on the page."""
    screen_px = snapshot.layout.viewport_height_px if snapshot.layout else 0
    return Spot(selector=selector, text=text, box=box, screens=max(0.0, box.y) / max(1, screen_px))


def highest(found: Iterable[Spot]) -> Spot | None:
    """The one that comes first."""
    return min(found, key=lambda each: each.screens, default=None)


def action(snapshot: Snapshot) -> Spot | None:
    """The first call to action."""
    targets = snapshot.layout.tap_targets if snapshot.layout else ()
    return highest(spot(snapshot, each.selector, each.text, each.box) for each in targets if each.is_action)


def has_way_up(scroll: Scroll) -> bool:
    """Whether something leads to the top, or a bar at the top of the screen goes along."""
    return scroll.way_up is not None or any(
        each.when == "scrolled" and abs(each.box.y - scroll.moved_px) <= BAR_WITHIN_PX
        for each in scroll.overlays
    )


def shown(*named: tuple[str, Spot | None]) -> Iterator[Evidence]:
    """How far down each of them is."""
    for label, each in named:
        if each is not None:
            yield Evidence(
                kind="element",
                label=label,
                value=round(each.screens, 1),
                unit="screens",
                selector=each.selector,
                excerpt=each.text[:200],
            )


AUDIT = PageAudit(spec=SPEC, judge=judge)
