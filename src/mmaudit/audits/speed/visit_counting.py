"""What does counting the visits cost the visitor, before anybody could consent to it?"""

from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.quantities import milliseconds, size
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict
from mmaudit.moments.visit_counters import VisitCounter, visit_counters, wire_bytes

MAX_NAMES = 5
MAX_URLS = 3

SPEC = Spec(
    id="visit-counting",
    category=Category.SPEED,
    title="What counts visits costs visitors little",
    why="Whoever counts visits should not slow them down, and in many countries asks for consent first.",
    fix="Count visits cheaply. Keep one tool, load it after the page is shown, and hold back until consent what "
    "needs consent by law. Watch what the tag manager loads: each tag has its price.",
    source="https://web.dev/articles/tag-best-practices",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.INFO, text="Nothing that counts visits was seen."),
        "held-back": Outcome(
            status=Status.INFO,
            text="{names}: named in the page, but not asked for before any tap. What it costs once it is, was not seen.",
        ),
        "counted": Outcome(
            status=Status.INFO,
            text="{names}: {count} requests ({size}, {busy} ms of long scripts) before any tap, so before anybody "
            "could consent. What consent would add was not seen.",
        ),
    },
)


def judge(page: PageFacts, _limits: Limits) -> Verdict:
    """Tell what is asked for without consent; whether it needs consent is for the owner to know."""
    counters = visit_counters(page)
    if not counters:
        return Verdict(outcome="none")
    asked = tuple(each for each in counters if each.requests)
    busy_ms = sum(each.busy_ms for each in asked)
    return Verdict(
        outcome="counted" if asked else "held-back",
        value=round(busy_ms) if asked else None,
        params={
            "names": ", ".join(each.name for each in (asked or counters)[:MAX_NAMES]),
            "count": sum(len(each.requests) for each in asked),
            "size": size(wire_bytes(asked, page)),
            "busy": milliseconds(busy_ms),
        },
        evidence=tuple(row for each in asked for row in evidence(each)),
    )


def evidence(counter: VisitCounter) -> Iterator[Evidence]:
    """What one tool took: time, bytes, its first addresses."""
    yield Evidence(kind="number", label=counter.name, value=counter.transfer_bytes, unit="bytes")
    if counter.busy_ms:
        yield Evidence(kind="number", label=counter.name, value=round(counter.busy_ms), unit="ms")
    for each in counter.requests[:MAX_URLS]:
        yield Evidence(
            kind="request", label=counter.name, value=each.transfer_bytes, unit="bytes", url=each.url
        )


AUDIT = PageAudit(spec=SPEC, judge=judge)
