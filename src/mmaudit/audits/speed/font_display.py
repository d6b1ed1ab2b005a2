"""Can text be read while its web font is on the way?"""

from collections.abc import Iterator
from dataclasses import dataclass

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import saving_of_time
from mmaudit.audits.speed.quantities import seconds
from mmaudit.audits.speed.resources import answered, by_url, network_requests, without_fragment
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import FontFace, Request, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
# A sheet that says "block" has chosen it, as icons need it; one that says nothing has forgotten it.
FORGOTTEN = frozenset({"", "auto"})
# Text is hidden for 3 s at most: https://drafts.csswg.org/css-fonts/#font-display-desc
BLOCK_PERIOD_MS = 3000

SPEC = Spec(
    id="font-display",
    category=Category.SPEED,
    title="Text can be read before its web font is there",
    why="Without a word from the style sheet, browsers hide text for up to three seconds until its font has come.",
    fix="Show text while its web font is loading. "
    "Write 'font-display: swap' (or optional) into each @font-face rule; with Google Fonts add &display=swap to "
    "the address.",
    source="https://developer.chrome.com/docs/lighthouse/performance/font-display",
    unit="ms",
    needs=(Section.LOAD, Section.COVERAGE),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page loads no web fonts."),
        "shown": Outcome(status=Status.PASS, text="No text waits long for its web font.", score=100),
        "hidden": Outcome(
            status=Status.WARN,
            text="Text stays hidden for up to {seconds} s until its web font has come.",
            score=50,
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A font that text is hidden for."""

    face: FontFace
    request: Request
    hidden_ms: float


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the fonts that were loaded for which no ``font-display`` was chosen, by the slowest of them."""
    if not any(each.resource_type == "Font" for each in answered(network_requests(page))):
        return Verdict(outcome="none")
    waits = sorted(hidden(page), key=lambda each: -each.hidden_ms)
    saved = saving_of_time(limits, waits[0].hidden_ms if waits else 0.0)
    return Verdict(
        outcome="hidden" if saved.is_worth_it(limits) else "shown",
        value=saved.ms,
        params={"seconds": seconds(saved.ms or 0)},
        evidence=tuple(evidence(each) for each in waits[:MAX_EVIDENCE]),
        savings_ms=saved.ms,
    )


def hidden(page: PageFacts) -> Iterator[Wait]:
    """The fonts that hide text: each from when it was asked for until it came."""
    requests = by_url(answered(network_requests(page)))
    seen: set[str] = set()
    for face in page.snapshot.coverage.fonts if page.snapshot.coverage else ():
        for url in map(without_fragment, face.urls):
            request = requests.get(url)
            if face.display in FORGOTTEN and request is not None and url not in seen:
                seen.add(url)
                took_ms = (request.finished_ms or request.started_ms) - request.started_ms
                yield Wait(face=face, request=request, hidden_ms=min(took_ms, BLOCK_PERIOD_MS))


def evidence(each: Wait) -> Evidence:
    """A font with the time that text was hidden for it."""
    return Evidence(
        kind="request",
        label=f"text in “{each.face.family}” is hidden for up to",
        value=round(each.hidden_ms),
        unit="ms",
        url=each.request.url,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
