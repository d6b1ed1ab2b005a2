"""Which kind of AMP page is it, if any?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.amp import amp_kind
from mmaudit.facts.amp_cache import cache_url
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
        "wrong-format": Outcome(
            status=Status.WARN,
            text="The page is a document of the format {format}, which is made for other places than the web.",
            fix="Serve a page as a page. Take the sign of the other format off the html element, or keep such documents "
            "where adverts and e-mails are made.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Tell the kind of AMP, which is never a fault."""
    links = [Evidence(kind="link", label="AMP page", url=url) for url in page.amphtml_urls]
    of_amp = [page.url] if page.is_amp else page.amphtml_urls
    cached = [each for each in map(cache_url, of_amp) if each]
    links += [Evidence(kind="link", label="in Google's AMP Cache", url=each) for each in cached]
    return Verdict(outcome=amp_kind(page), params={"format": page.other_amp_format}, evidence=tuple(links))


AUDIT = PageAudit(spec=SPEC, judge=judge)
