"""Is the AMP page valid? Only AMP's own validator may say so."""

from mmaudit.audits.amp.hints import hints
from mmaudit.audits.amp.partner import read_partner
from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.amp_validation import AmpFinding
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_SHOWN = 10
NOT_VALIDATED = "The run did not ask the validator."

SPEC = Spec(
    id="amp-validity",
    category=Category.AMP,
    title="Validity of the AMP page",
    why="Search engines show an AMP page only when it is valid to the last tag.",
    fix="Repair the AMP page. "
    "Go through the errors in their order, for later ones often follow from the first, and check the page again at "
    "https://validator.ampproject.org/.",
    source="https://amp.dev/documentation/guides-and-tutorials/learn/validation-workflow/validate_amp",
    needs=(Section.DOCUMENT,),
    outcomes={
        "no-amp": Outcome(status=Status.NOT_APPLICABLE, text="There is no AMP page to be checked."),
        "valid": Outcome(status=Status.PASS, text="AMP's own validator finds the page valid.", score=100),
        "warned": Outcome(
            status=Status.WARN,
            text="AMP's own validator finds the page valid and warns of {count} things.",
            score=90,
        ),
        "invalid": Outcome(
            status=Status.FAIL, text="AMP's own validator finds {count} faults in the page.", score=0
        ),
        "not-checked": Outcome(
            status=Status.INFO,
            text="The AMP page was not checked by the AMP validator, so it may be valid or not: {reason}",
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """What the validator said; where it said nothing, the page is not called valid."""
    amp = page.snapshot.amp
    if amp is not None and amp.validation is not None:
        said = amp.validation
        if said.valid is None:
            return Verdict(outcome="not-checked", params={"reason": said.reason})
        outcome = ("warned" if said.count else "valid") if said.valid else "invalid"
        return Verdict(
            outcome=outcome,
            params={"count": said.count},
            evidence=tuple(as_evidence(each) for each in said.findings[:MAX_SHOWN]),
        )
    partner = amp.partner if amp else None
    has_amp = page.is_amp or (partner is not None and read_partner(partner).is_amp)
    return (
        Verdict(outcome="not-checked", params={"reason": NOT_VALIDATED})
        if has_amp
        else Verdict(outcome="no-amp")
    )


def as_evidence(found: AmpFinding) -> Evidence:
    """An error with its line of the source, what it means, and where the rule stands."""
    return Evidence(
        kind="text",
        label=f"line {found.line}: {found.message}",
        value=hints().get(found.code),
        url=found.spec_url,
        excerpt=found.source_line,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
