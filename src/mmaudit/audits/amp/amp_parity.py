"""Does the AMP version say and offer what the page does?"""

from collections.abc import Iterator

from mmaudit.audits.amp.partner import read_partner
from mmaudit.audits.audit import PageAudit
from mmaudit.facts.amp_parity import Parity, compare
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import AnswerStatus
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import FetchedDocument, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict
from mmaudit.moments import answer

# The questions whose answer is a plain fact: whether a page answers the others is a matter of degree.
COMPARED = frozenset({"buy.price", "go.address", "go.hours", "do.steps", "do.ingredients"})
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
    lost = (*losses(parity), *unanswered(page, amp.partner))
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
    if parity.lacks_pictures:
        yield Evidence(kind="text", label="pictures")
    for label, text in (("the main heading", parity.heading), ("a call to action", parity.action)):
        if text:
            yield Evidence(kind="quote", label=label, excerpt=text[:MAX_EXCERPT])
    for name in parity.types:
        yield Evidence(kind="text", label="structured data", value=name)


def unanswered(page: PageFacts, partner: FetchedDocument) -> Iterator[Evidence]:
    """What only the page answers. Both are read as saved documents, so that the same rules hold for them."""
    document = page.snapshot.document
    if document is None:
        return
    own = answers(document.rendered_html, page.url, page.lang)
    theirs = answers(partner.text, page.url, page.lang)
    for question in sorted(own.keys() - theirs.keys()):
        yield Evidence(
            kind="quote",
            label="answered on the page alone",
            value=question,
            excerpt=own[question][:MAX_EXCERPT],
        )


def answers(html: str, url: str, lang: str) -> dict[str, str]:
    """The questions that a document's own content answers, with their quotes."""
    found = answer(html, url=url, lang=lang).answers
    return {
        each.question: each.quote
        for each in found
        if each.status is AnswerStatus.ANSWERED and each.question in COMPARED and not each.in_boilerplate
    }


def passages(parity: Parity) -> Iterator[Evidence]:
    """The first passages that are missing."""
    for text in parity.missing[:MAX_PASSAGES]:
        yield Evidence(kind="quote", label="missing there", excerpt=text[:MAX_EXCERPT])


AUDIT = PageAudit(spec=SPEC, judge=judge)
