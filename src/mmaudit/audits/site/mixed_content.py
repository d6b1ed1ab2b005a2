"""Does a secure page load or send anything in the clear?"""

from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.site.https import is_local
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="mixed-content",
    category=Category.SITE,
    title="Secure pages load everything securely",
    why="Browsers block insecure scripts and frames on secure pages, so parts of the page are missing, and warn "
    "before an insecure form is sent.",
    fix="Load every file over HTTPS. "
    "Write https:// in the address of each file and form that is named in the evidence.",
    source="https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content",
    unit="addresses",
    needs=(Section.LOAD,),
    outcomes={
        "secure": Outcome(status=Status.PASS, text="Everything on the page comes over HTTPS.", score=100),
        "not-https": Outcome(status=Status.NOT_APPLICABLE, text="The page itself is not on HTTPS."),
        "mixed": Outcome(
            status=Status.FAIL, text="Insecure addresses (http://) on this secure page: {count}.", score=0
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Judge the requests of all loads, and where forms are sent."""
    if not page.snapshot.final_url.lower().startswith("https:"):
        return Verdict(outcome="not-https")
    if not page.snapshot.loads:
        return Verdict(outcome="not-measured")
    found = {each.url: each for each in (*insecure_requests(page), *insecure_forms(page))}
    if not found:
        return Verdict(outcome="secure", value=0)
    return Verdict(
        outcome="mixed",
        value=len(found),
        params={"count": len(found)},
        evidence=tuple(found.values())[:MAX_EVIDENCE],
    )


def insecure_requests(page: PageFacts) -> Iterator[Evidence]:
    """What was asked for over plain HTTP; what Chromium upgraded by itself does not show up."""
    for load in page.snapshot.loads:
        for request in load.requests:
            if is_insecure(request.url):
                yield Evidence(kind="request", label=request.resource_type, url=request.url)


def insecure_forms(page: PageFacts) -> Iterator[Evidence]:
    """Forms that would be sent in the clear."""
    content = page.snapshot.content
    for control in content.controls if content else ():
        if is_insecure(control.form_action):
            yield Evidence(kind="element", label="form", selector=control.selector, url=control.form_action)


def is_insecure(url: str) -> bool:
    """Plain HTTP to another machine: browsers trust the own one."""
    return url.lower().startswith("http:") and not is_local(url)


AUDIT = PageAudit(spec=SPEC, judge=judge)
