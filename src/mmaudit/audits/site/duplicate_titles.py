"""Can pages be told apart by their titles?"""

from collections import defaultdict

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="duplicate-titles",
    category=Category.SITE,
    title="Each page has a title of its own",
    why="In search results, tabs and the history, pages with the same title cannot be told apart.",
    fix="Tell the titles apart. "
    "Begin each title with what the page is about; keep the name of the site for the end.",
    source="https://developers.google.com/search/docs/appearance/title-link",
    unit="pages",
    outcomes={
        "unique": Outcome(status=Status.PASS, text="No two pages share a title.", score=100),
        "single": Outcome(status=Status.NOT_APPLICABLE, text="Only one page was audited."),
        "shared": Outcome(status=Status.WARN, text="{count} pages share their title with another page."),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge pages with the same title and different text; copies are another audit's matter."""
    if not site.pages:
        return Verdict(outcome="not-measured")
    if len(site.pages) == 1:
        return Verdict(outcome="single")
    groups = same_title(site)
    count = sum(map(len, groups))
    if not count:
        return Verdict(outcome="unique", value=0)
    return Verdict(
        outcome="shared",
        value=count,
        score=90 * (1 - count / len(site.pages)),
        params={"count": count},
        evidence=tuple(evidence(group) for group in groups[:MAX_EVIDENCE]),
    )


def same_title(site: SiteFacts) -> list[list[PageFacts]]:
    """Groups of pages with one title, one page for each different text."""
    groups: dict[str, dict[str, PageFacts]] = defaultdict(dict)
    for page in site.pages:
        title = " ".join(page.title.split()).casefold()
        if title:
            groups[title].setdefault(page.text_hash or page.url, page)
    return [list(pages.values()) for pages in groups.values() if len(pages) > 1]


def evidence(group: list[PageFacts]) -> Evidence:
    """One title with its pages."""
    urls = ", ".join(page.url for page in group)
    return Evidence(kind="text", label=group[0].title[:100], value=urls[:500], url=group[0].url)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
