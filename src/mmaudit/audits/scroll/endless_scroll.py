"""Does the page come to an end?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

FOOTER = "footer"

SPEC = Spec(
    id="endless-scroll",
    category=Category.SCROLL,
    title="The page comes to an end",
    why="On a page that grows whenever its end is near nobody reaches the footer with the contact and the terms.",
    fix="Make the end of the page reachable. "
    "Load more with a button, or in pages with addresses of their own, so that the footer can be reached.",
    source="https://developers.google.com/search/docs/specialty/ecommerce/pagination-and-incremental-page-loading",
    unit="screens",
    needs=(Section.SCROLL,),
    part=ScrollPart.END,
    outcomes={
        "ends": Outcome(
            status=Status.PASS, text="The page comes to an end (its length in screens: {screens}).", score=100
        ),
        "grows": Outcome(status=Status.INFO, text="The page grows while it is scrolled."),
        "hides-footer": Outcome(
            status=Status.WARN,
            text="The page grows while it is scrolled, so that its footer moves away from the thumb.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge whether the page grew at its end, and whether there is a footer to be missed."""
    scroll = page.snapshot.scroll
    if scroll is None:
        return Verdict(outcome="not-measured")
    screens = round(scroll.screens, 1)
    if not scroll.grows:
        return Verdict(outcome="ends", value=screens, params={"screens": f"{screens:g}"})
    footer = first_footer(page)
    return Verdict(outcome="hides-footer" if footer else "grows", value=screens, evidence=footer)


def first_footer(page: PageFacts) -> tuple[Evidence, ...]:
    """The first text of the page's footer, if it has one."""
    blocks = page.snapshot.content.blocks if page.snapshot.content else ()
    texts = [block for block in blocks if block.landmark == FOOTER and block.text.strip()]
    return tuple(
        Evidence(kind="element", label="footer", selector=block.selector, excerpt=block.text[:200])
        for block in texts[:1]
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
