"""Can a thumb hit what is there to tap?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section, TapTarget
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
# What a target counts that WCAG allows but a thumb misses at times.
TIGHT_CREDIT = 0.6

SPEC = Spec(
    id="tap-targets",
    category=Category.SITE,
    title="Buttons and links can be tapped",
    why="A thumb covers about 48 pixels: on smaller and crowded targets it opens the wrong page.",
    fix="Make buttons and links big enough for a thumb. "
    "Give buttons, menu and footer links 48 × 48 px with padding, or leave room around them; at the very "
    "least 24 px. The evidence names the smallest.",
    source="https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum",
    unit="%",
    needs=(Section.LAYOUT,),
    outcomes={
        "easy": Outcome(status=Status.PASS, text="{good} of {count} targets are easy to tap.", score=100),
        "none": Outcome(
            status=Status.NOT_APPLICABLE, text="There is nothing to tap but links within sentences."
        ),
        "tight": Outcome(
            status=Status.WARN,
            text="{bad} of {count} targets are smaller than {wanted} px with too little room around them; "
            "{crowded} of them are below {least} px.",
        ),
        "crowded": Outcome(
            status=Status.FAIL,
            text="{crowded} of {count} targets are smaller than {least} px and too close to others to be hit.",
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge all targets but links within sentences, which WCAG exempts."""
    layout = page.snapshot.layout
    if layout is None:
        return Verdict(outcome="not-measured")
    targets = [target for target in layout.tap_targets if not target.inline]
    if not targets:
        return Verdict(outcome="none")
    wanted, least = limits.numbers["tap_target_good_px"], limits.numbers["tap_target_min_px"]
    tight = [target for target in targets if not has_room(target, wanted)]
    crowded = [target for target in tight if not has_room(target, least)]
    good_ratio = 1 - len(tight) / len(targets)
    score = 100 * (good_ratio + TIGHT_CREDIT * (len(tight) - len(crowded)) / len(targets))
    outcome = grade(good_ratio, len(crowded) / len(targets), limits)
    return Verdict(
        outcome=outcome,
        value=round(100 * good_ratio, 1),
        score={"easy": 100.0, "tight": max(50.0, score), "crowded": min(49.0, score)}[outcome],
        params={
            "count": len(targets),
            "good": len(targets) - len(tight),
            "bad": len(tight),
            "crowded": len(crowded),
            "wanted": f"{wanted:g}",
            "least": f"{least:g}",
        },
        evidence=evidence(tight),
    )


def grade(good_ratio: float, crowded_ratio: float, limits: Limits) -> str:
    """The outcome by the shares (0-1) of easy and of crowded targets."""
    if crowded_ratio > limits.numbers["tap_target_crowded_fail_ratio"]:
        return "crowded"
    if crowded_ratio == 0 and good_ratio >= limits.numbers["tap_target_good_pass_ratio"]:
        return "easy"
    return "tight"


def has_room(target: TapTarget, px: float) -> bool:
    """Whether the target, with the free space around it, holds a square of ``px``.

    WCAG 2.5.8 lets an undersized target pass when a circle of that size on it touches no other;
    the gap to the nearest target must then make up for what is missing. Where two lie over each other, a thumb on
    the common part hits the wrong one: only the rest counts.
    """
    if target.free_px is not None and target.free_px < px:
        return False
    missing = px - min(target.box.width, target.box.height)
    return missing <= 0 or target.gap_px is None or target.gap_px >= missing


def evidence(tight: list[TapTarget]) -> tuple[Evidence, ...]:
    """The smallest targets first."""
    smallest = sorted(tight, key=lambda target: min(target.box.width, target.box.height))
    return tuple(
        Evidence(
            kind="element",
            label=f"{target.box.width:.0f} × {target.box.height:.0f} px",
            value=None if target.gap_px is None else round(target.gap_px, 1),
            unit="" if target.gap_px is None else "px to the next",
            selector=target.selector,
            excerpt=target.text,
            box=target.box,
        )
        for target in smallest[:MAX_EVIDENCE]
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
