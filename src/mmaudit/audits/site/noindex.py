"""May search engines show the page?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="noindex",
    category=Category.SITE,
    title="Search engines may show the page",
    why="Almost every visit of a phone begins with a search; a page marked noindex is never found there.",
    fix="Let search engines show the page. "
    "Remove noindex from the robots meta tag and the X-Robots-Tag header, unless the page is meant to be "
    "hidden (a cart, a login, search results).",
    source="https://developers.google.com/search/docs/crawling-indexing/block-indexing",
    needs=(Section.DOCUMENT,),
    outcomes={
        "indexable": Outcome(status=Status.PASS, text="Search engines may show the page.", score=100),
        "home-hidden": Outcome(
            status=Status.FAIL, text="The start page is hidden from search engines (noindex).", score=0
        ),
        "hidden": Outcome(
            status=Status.INFO,
            text="The page is hidden from search engines (noindex). Check that this is meant.",
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge the start page; other pages are often hidden on purpose."""
    if not page.noindex:
        return Verdict(outcome="indexable")
    return Verdict(outcome="hidden" if page.snapshot.job.depth else "home-hidden")


AUDIT = PageAudit(spec=SPEC, judge=judge)
