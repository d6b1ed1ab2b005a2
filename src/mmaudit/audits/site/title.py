"""Has the page a title that fits?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.site.display_width import display_width
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="title",
    category=Category.SITE,
    title="The page has a title that fits",
    why="The title is the line that people tap in search results, in open tabs and in shared links.",
    fix="Give each page a title of its own. "
    "Give each page a <title> of its own: what the page is first, the name of the site last.",
    source="https://developers.google.com/search/docs/appearance/title-link",
    unit="columns",
    needs=(Section.DOCUMENT,),
    outcomes={
        "good": Outcome(status=Status.PASS, text="The page has a title that fits.", score=100),
        "missing": Outcome(status=Status.FAIL, text="The page has no title.", score=0),
        "long": Outcome(
            status=Status.WARN,
            text="The title is {width} columns wide; search results on phones cut it at about {limit}.",
            score=75,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge that there is a title and how wide it is."""
    title = " ".join(page.title.split())
    if not title:
        return Verdict(outcome="missing")
    width, limit = display_width(title), limits.numbers["title_max_width"]
    return Verdict(
        outcome="long" if width > limit else "good",
        value=width,
        params={"width": width, "limit": f"{limit:g}"},
        evidence=(Evidence(kind="text", label="title", excerpt=title[:200]),),
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
