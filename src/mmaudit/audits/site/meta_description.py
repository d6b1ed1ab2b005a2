"""Has the page a description for search results?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="meta-description",
    category=Category.SITE,
    title="The page describes itself",
    why="Search engines and messengers show the description under the title; without one they take any text.",
    fix="Describe the page in one or two sentences. "
    'Write <meta name="description" content="…"> with one or two sentences about this very page.',
    source="https://developers.google.com/search/docs/appearance/snippet",
    needs=(Section.DOCUMENT,),
    outcomes={
        "present": Outcome(status=Status.PASS, text="The page has a description.", score=100),
        "missing": Outcome(status=Status.WARN, text="The page has no meta description.", score=50),
        "hidden": Outcome(
            status=Status.NOT_APPLICABLE, text="The page is hidden from search engines anyway."
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge that there is a description where search engines may show one."""
    description = page.description.strip()
    if description:
        return Verdict(
            outcome="present",
            evidence=(Evidence(kind="text", label="description", excerpt=description[:200]),),
        )
    return Verdict(outcome="hidden" if page.noindex else "missing")


AUDIT = PageAudit(spec=SPEC, judge=judge)
