"""Is the AMP page valid? Only AMP's own validator may say so."""

from mmaudit.audits.amp.partner import read_partner
from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="amp-validity",
    category=Category.AMP,
    title="Validity of the AMP page",
    why="Search engines show an AMP page only when it is valid to the last tag.",
    fix="Have the AMP page validated. "
    "Test the AMP page with the AMP validator at https://validator.ampproject.org/ and repair what it names.",
    source="https://amp.dev/documentation/guides-and-tutorials/learn/validation-workflow/validate_amp",
    needs=(Section.DOCUMENT,),
    outcomes={
        "no-amp": Outcome(status=Status.NOT_APPLICABLE, text="There is no AMP page to be checked."),
        "not-checked": Outcome(
            status=Status.INFO,
            text="The AMP page was not checked by the AMP validator: it may be valid or not.",
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Say that nothing was checked rather than calling valid what was not."""
    fetched = page.snapshot.amp.partner if page.snapshot.amp else None
    has_amp = page.is_amp or (fetched is not None and read_partner(fetched).is_amp)
    return Verdict(outcome="not-checked" if has_amp else "no-amp")


AUDIT = PageAudit(spec=SPEC, judge=judge)
