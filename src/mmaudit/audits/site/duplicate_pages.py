"""Is the same page found under several addresses?"""

from collections import defaultdict

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="duplicate-pages",
    category=Category.SITE,
    title="Each page has one address",
    why="Copies compete with each other in search results, and visitors share and bookmark different ones.",
    fix="Give each page one address. "
    "Redirect the copies to one address, or let all of them name it as canonical.",
    source="https://developers.google.com/search/docs/crawling-indexing/canonicalization",
    unit="pages",
    outcomes={
        "unique": Outcome(status=Status.PASS, text="No two pages have the same text.", score=100),
        "duplicates": Outcome(
            status=Status.WARN,
            text="Pages that repeat the text of another one without naming it as canonical: {copies}.",
        ),
    },
)


def judge(site: SiteFacts, limits: Limits) -> Verdict:
    """Judge groups of pages with the same text whose canonical addresses differ."""
    if not site.pages:
        return Verdict(outcome="not-measured")
    groups = [group for group in same_text(site, limits) if len({own_canonical(page) for page in group}) > 1]
    copies = sum(len(group) - 1 for group in groups)
    if not copies:
        return Verdict(outcome="unique", value=0)
    return Verdict(
        outcome="duplicates",
        value=copies,
        score=90 * (1 - copies / len(site.pages)),
        params={"copies": copies},
        evidence=tuple(evidence(group) for group in groups[:MAX_EVIDENCE]),
    )


def same_text(site: SiteFacts, limits: Limits) -> list[list[PageFacts]]:
    """Groups of two or more pages with the same text; almost empty pages are left out."""
    groups: dict[str, list[PageFacts]] = defaultdict(list)
    for page in site.pages:
        if page.text_hash and page.word_count >= limits.numbers["duplicate_min_words"]:
            groups[page.text_hash].append(page)
    return [group for group in groups.values() if len(group) > 1]


def own_canonical(page: PageFacts) -> str:
    """The address that the page gives as its own."""
    named = page.canonical_urls[0] if page.canonical_urls else page.url
    return canonical_url(named) or named


def evidence(group: list[PageFacts]) -> Evidence:
    """One group: the first page, and the others as text."""
    others = ", ".join(page.url for page in group[1:])
    return Evidence(kind="link", label="same text as", value=others[:500], url=group[0].url)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
