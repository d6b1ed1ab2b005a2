"""How long does the page take to answer a tap?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import milliseconds
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Interaction, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="interaction-to-next-paint",
    category=Category.SPEED,
    title="The page answers taps at once",
    why="A visitor who sees nothing happen taps again, and so closes what had just opened.",
    fix="Show the answer first, and compute afterwards. "
    "Let the tap change what is seen before anything else is done, put the rest into later tasks, and keep the "
    "document small, so that the screen is soon drawn anew.",
    source="https://web.dev/articles/inp",
    unit="ms",
    needs=(Section.TAPS,),
    outcomes={
        **band_outcomes(
            good="The slowest of the taps that were tried was answered after {value} ms.",
            fair="The slowest of the taps that were tried was answered after {value} ms; up to {limit} ms is good.",
            poor="The slowest of the taps that were tried took {value} ms or more, far more than the {limit} ms "
            "that are good.",
        ),
        "nothing-to-tap": Outcome(
            status=Status.INFO, text="Nothing on the page opens and closes that could be tapped without risk."
        ),
        "left-the-page": Outcome(
            status=Status.INFO,
            text="What was tapped should only open and close, but wanted to leave the page; the answer could not "
            "be timed.",
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the slowest tap; show each one with the three parts of its time, the slowest first."""
    interactions = page.snapshot.taps.interactions if page.snapshot.taps else ()
    if not interactions:
        return Verdict(outcome="nothing-to-tap")
    slowest_first = sorted(interactions, key=lambda each: -(each.duration_ms or 0))
    shown = tuple(evidence for each in slowest_first for evidence in told(each))
    if page.metrics.inp_ms is None:
        return Verdict(outcome="left-the-page", evidence=shown)
    reading = Reading(metric=page.metrics.inp_ms, curve=limits.curves["inp_ms"], show=milliseconds, unit="ms")
    return metric_verdict(page, reading, shown)


def told(interaction: Interaction) -> tuple[Evidence, ...]:
    """One tap: how long it took and where the time went, and whether it wanted to leave the page."""
    labels = [timing(interaction)] if interaction.duration_ms is not None else []
    values = [interaction.duration_ms] * len(labels)
    if interaction.navigated:
        labels, values = [*labels, "wanted to leave the page, which was not allowed"], [*values, None]
    return tuple(
        Evidence(
            kind="element",
            label=label,
            value=value,
            unit="" if value is None else "ms",
            selector=interaction.selector,
            excerpt=interaction.label,
        )
        for label, value in zip(labels, values, strict=True)
    )


def timing(interaction: Interaction) -> str:
    """Where a tap's time went."""
    if not interaction.answered:
        return "not answered in the time that was given"
    parts = (interaction.input_delay_ms, interaction.processing_ms, interaction.presentation_ms)
    delay, processing, presentation = (milliseconds(part or 0) for part in parts)
    return f"{delay} ms until its scripts began, {processing} ms in them, {presentation} ms until the screen changed"


AUDIT = PageAudit(spec=SPEC, judge=judge)
