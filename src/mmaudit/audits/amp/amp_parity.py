"""Does the AMP version say and offer what the page does?"""

from collections.abc import Iterator

from mmaudit.audits.amp.partner import read_partner
from mmaudit.audits.audit import PageAudit
from mmaudit.facts.amp_parity import Parity, compare
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_PASSAGES = 3
MAX_EXCERPT = 160

SPEC = Spec(
    id="amp-parity",
    category=Category.AMP,
    title="Page and AMP version offer the same",
    why="Who comes from a search to the AMP version has to find what the page has: its text, its films, its number.",
    fix="Bring the AMP version up to the page. "
    "Write both from the same content: text, films, numbers to call and structured data.",
    source="https://developers.google.com/search/docs/crawling-indexing/amp#guidelines",
    unit="%",
    needs=(Section.CONTENT,),
    outcomes={
        "no-pair": Outcome(status=Status.NOT_APPLICABLE, text="There is no AMP version to be compared."),
        "same": Outcome(status=Status.PASS, text="The AMP version has what the page has.", score=100),
        "lacks": Outcome(
            status=Status.WARN, text="The AMP version lacks something that the page has.", score=50
        ),
        "other": Outcome(
            status=Status.FAIL, text="The AMP version has {share} % of the page's own text.", score=0
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Compare an ordinary page with the AMP page that it names."""
    amp = page.snapshot.amp
    if page.is_amp or amp is None or amp.partner is None or not read_partner(amp.partner).is_amp:
        return Verdict(outcome="no-pair")
    parity = compare(page, amp.partner)
    if parity is None:
        return Verdict(outcome="no-pair")
    lost = tuple(losses(parity))
    outcome = "lacks" if lost else "same"
    if parity.kept is not None and parity.kept < limits.numbers["amp_least_text_kept"]:
        outcome = "other"
    share = None if parity.kept is None else round(parity.kept * 100)
    return Verdict(
        outcome=outcome,
        value=share,
        params={"share": share or 0},
        evidence=(*lost, *passages(parity)) if outcome != "same" else (),
    )


def losses(parity: Parity) -> Iterator[Evidence]:
    """What is not there at all."""
    if parity.lacks_film:
        yield Evidence(kind="text", label="a film")
    if parity.lacks_phone:
        yield Evidence(kind="text", label="a number to call")
    for name in parity.types:
        yield Evidence(kind="text", label="structured data", value=name)


def passages(parity: Parity) -> Iterator[Evidence]:
    """The first passages that are missing."""
    for text in parity.missing[:MAX_PASSAGES]:
        yield Evidence(kind="quote", label="missing there", excerpt=text[:MAX_EXCERPT])


AUDIT = PageAudit(spec=SPEC, judge=judge)
