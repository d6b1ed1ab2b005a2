"""Which kind of AMP page is it, if any?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.amp import amp_kind
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="amp-presence",
    category=Category.AMP,
    title="AMP version of the page",
    why="AMP pages load quickly from Google's cache. Few sites use them today, and a fast page needs none.",
    fix="Nothing has to be done: search engines have not required AMP since 2021.",
    source="https://developers.google.com/search/docs/crawling-indexing/amp",
    needs=(Section.DOCUMENT,),
    outcomes={
        "none": Outcome(status=Status.INFO, text="The page has no AMP version, which is no fault."),
        "paired": Outcome(status=Status.INFO, text="The page is one of a pair: an ordinary and an AMP page."),
        "amp-first": Outcome(status=Status.INFO, text="The page itself is an AMP page that stands alone."),
        "story": Outcome(status=Status.INFO, text="The page is a web story."),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Tell the kind of AMP, which is never a fault."""
    links = tuple(Evidence(kind="link", label="AMP page", url=url) for url in page.amphtml_urls)
    return Verdict(outcome=amp_kind(page), evidence=links)


AUDIT = PageAudit(spec=SPEC, judge=judge)
