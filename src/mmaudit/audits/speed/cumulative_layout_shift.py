"""How much does the page jump while it loads, and what pushes it?"""

from collections.abc import Mapping
from dataclasses import replace

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.facts.load_metrics import over_runs
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import LayoutShift, Load, Section, ShiftCause
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 5
# A cause is named for the page when it pushed this much of all that moved.
MAIN_CAUSE_SHARE = 0.5

LABELS = {
    ShiftCause.PICTURE: "pushed by a picture without size, after {seconds} s",
    ShiftCause.FONT: "moved by a web font, after {seconds} s",
    ShiftCause.FRAME: "pushed by a frame, after {seconds} s",
    ShiftCause.ADVERT: "pushed by an advert, after {seconds} s",
    ShiftCause.BLOCK: "pushed by what appeared or grew, after {seconds} s",
}
UNKNOWN_LABEL = "moved after {seconds} s"

# https://web.dev/articles/optimize-cls, cause by cause; fonts: https://web.dev/articles/font-best-practices
FIXES = {
    ShiftCause.PICTURE: "Give every picture its width and height. "
    "Write both as attributes of the <img> or <video>, or set aspect-ratio in the style sheet: then the browser "
    "keeps its room before it comes.",
    ShiftCause.FONT: "Make the fallback font as large as the web font. "
    "Set size-adjust, ascent-override and descent-override in its @font-face, preload the web font, or use "
    "font-display: optional.",
    ShiftCause.FRAME: "Keep room for frames and adverts. "
    "Give the element around each of them the min-height of what comes most often, and do not let it collapse when "
    "nothing comes.",
    ShiftCause.ADVERT: "Keep room for adverts. "
    "Give the slot of each advert the min-height of what comes most often, do not let it collapse when nothing comes, "
    "and put it below what is read first.",
    ShiftCause.BLOCK: "Keep room for what scripts put in later. "
    "Give its place a min-height, lay banners and notices over the page instead of above the text, or show them "
    "below what is already read.",
}
FAIR = {
    ShiftCause.PICTURE: "The page jumps while it loads (shift {value}; up to {limit} is good), mostly because of "
    "pictures without size.",
    ShiftCause.FONT: "The page jumps while it loads (shift {value}; up to {limit} is good), mostly because of web "
    "fonts.",
    ShiftCause.FRAME: "The page jumps while it loads (shift {value}; up to {limit} is good), mostly because of "
    "frames.",
    ShiftCause.ADVERT: "The page jumps while it loads (shift {value}; up to {limit} is good), mostly because of "
    "adverts.",
    ShiftCause.BLOCK: "The page jumps while it loads (shift {value}; up to {limit} is good), mostly because of what "
    "appears above the text.",
}
POOR = {
    ShiftCause.PICTURE: "The page jumps a lot while it loads (shift {value}; up to {limit} is good), mostly because "
    "of pictures without size.",
    ShiftCause.FONT: "The page jumps a lot while it loads (shift {value}; up to {limit} is good), mostly because of "
    "web fonts.",
    ShiftCause.FRAME: "The page jumps a lot while it loads (shift {value}; up to {limit} is good), mostly because of "
    "frames.",
    ShiftCause.ADVERT: "The page jumps a lot while it loads (shift {value}; up to {limit} is good), mostly because "
    "of adverts.",
    ShiftCause.BLOCK: "The page jumps a lot while it loads (shift {value}; up to {limit} is good), mostly because of "
    "what appears above the text.",
}


def cause_outcomes(band: str, status: Status, texts: Mapping[ShiftCause, str]) -> dict[str, Outcome]:
    """The ends of one band by what pushes the page most."""
    return {
        f"{band}-{cause}": Outcome(status=status, text=text, fix=FIXES[cause])
        for cause, text in texts.items()
    }


SPEC = Spec(
    id="cumulative-layout-shift",
    category=Category.SPEED,
    title="The page keeps still while it loads",
    why="When text jumps away, readers lose their place, and a thumb hits what was not meant.",
    fix="Keep room for what loads late. "
    "Give pictures, videos and frames their width and height, keep room for banners and adverts, and load web "
    "fonts with a fallback of the same size.",
    source="https://web.dev/articles/optimize-cls",
    unit="shift",
    needs=(Section.LOAD,),
    outcomes=dict(
        band_outcomes(
            good="The page keeps still while it loads (shift {value}).",
            fair="The page jumps while it loads (shift {value}; up to {limit} is good).",
            poor="The page jumps a lot while it loads (shift {value}; up to {limit} is good).",
        )
    )
    | cause_outcomes("fair", Status.WARN, FAIR)
    | cause_outcomes("poor", Status.FAIL, POOR),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the largest session window of shifts; name what moved and what pushed it."""
    reading = Reading(metric=page.metrics.cls, curve=limits.curves["cls"], show=shift, unit="shift")
    load = typical_shifts(page.snapshot.loads)
    worst = sorted(load.shifts if load else (), key=lambda each: -each.value)[:MAX_EVIDENCE]
    verdict = metric_verdict(page, reading, tuple(moved(each) for each in worst))
    cause = main_cause(load) if load else None
    if cause is None or verdict.outcome not in ("fair", "poor"):
        return verdict
    return replace(verdict, outcome=f"{verdict.outcome}-{cause}")


def main_cause(load: Load) -> ShiftCause | None:
    """What pushed the page most, when it is known and most of all."""
    pushed: dict[ShiftCause, float] = {}
    for each in load.shifts:
        if each.cause is not None:
            pushed[each.cause] = pushed.get(each.cause, 0.0) + each.value
    cause = max(pushed, key=lambda each: pushed[each], default=None)
    whole = sum(each.value for each in load.shifts)
    return cause if cause is not None and pushed[cause] > whole * MAIN_CAUSE_SHARE else None


def shift(value: float) -> str:
    """A layout shift score as it is usually written: ``0.12``, ``0.004``."""
    return f"{value:.2f}" if value >= 0.01 or value == 0 else f"{value:.3f}"


def typical_shifts(loads: tuple[Load, ...]) -> Load | None:
    """The run whose shift lies nearest to the median."""
    middle = over_runs(loads, lambda load: load.cls)
    if middle is None:
        return None
    shifted = [load for load in loads if load.cls is not None]
    return min(shifted, key=lambda load: abs((load.cls or 0.0) - middle.median))


def moved(each: LayoutShift) -> Evidence:
    """One shift: what pushed, where that is known, and the elements that moved."""
    label = LABELS[each.cause] if each.cause else UNKNOWN_LABEL
    elements = [each.cause_selector, *each.selectors] if each.cause_selector else [*each.selectors]
    first, *others = elements or [""]
    return Evidence(
        kind="element",
        label=label.format(seconds=f"{each.time_ms / 1000:.1f}"),
        value=round(each.value, 4),
        unit="shift",
        selector=first,
        excerpt=", ".join(others)[:300],
        box=each.cause_box if each.cause_selector else next(iter(each.boxes), None),
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
