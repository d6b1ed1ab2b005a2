"""Can a server send many files over one connection?"""

import math
from collections.abc import Sequence

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import saving, time_of
from mmaudit.audits.speed.quantities import seconds
from mmaudit.audits.speed.resources import answered, network_requests
from mmaudit.facts.domain import is_address
from mmaudit.facts.origin import origin_of
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8
OLD = ("http/1.", "http/0.")
# How many connections a browser opens to one host over HTTP/1.1 (https://hpbn.co/http1x/).
CONNECTIONS = 6

SPEC = Spec(
    id="http-version",
    category=Category.SPEED,
    title="Servers send many files at once",
    why="Over HTTP/1.1 only six files of a server come at a time; each further one waits for a round trip.",
    fix="Turn on HTTP/2 or HTTP/3. It is a setting of the web server or the CDN, and needs HTTPS.",
    source="https://developer.chrome.com/docs/lighthouse/best-practices/uses-http2",
    unit="requests",
    needs=(Section.LOAD,),
    outcomes={
        "modern": Outcome(status=Status.PASS, text="No server makes files wait in line.", score=100),
        "old": Outcome(
            status=Status.WARN,
            text="Files that come over HTTP/1.1 from servers with many: {count}; about {seconds} s are lost.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge servers that send more files over HTTP/1.1 than connections are opened to one."""
    crowded = [files for files in by_server(page) if len(files) > CONNECTIONS]
    savings = [
        saving(limits, trips=math.ceil(len(files) / CONNECTIONS) - 1, within_ms=time_of(page, files))
        for files in crowded
    ]
    # Servers are asked side by side: the slowest line is what is waited for.
    longest = max((each.ms or 0 for each in savings), default=0)
    return Verdict(
        outcome="old" if longest else "modern",
        value=sum(map(len, crowded)),
        params={"count": sum(map(len, crowded)), "seconds": seconds(longest)},
        evidence=tuple(map(evidence, crowded[:MAX_EVIDENCE])) if longest else (),
        confidence=Confidence.MEDIUM,
        savings_ms=longest if limits.network or not crowded else None,
    )


def by_server(page: PageFacts) -> list[Sequence[Request]]:
    """The files that came over HTTP/1.x by server, the one with most first.

    Servers without a public name are left out: they are no more than a stage for the real one.
    """
    found: dict[tuple[str, str, int | None], list[Request]] = {}
    for each in answered(network_requests(page)):
        origin = origin_of(each.url)
        if each.protocol.lower().startswith(OLD) and "." in origin[1] and not is_address(origin[1]):
            found.setdefault(origin, []).append(each)
    return sorted(found.values(), key=lambda files: -len(files))


def evidence(files: Sequence[Request]) -> Evidence:
    """A server with the number of its files."""
    return Evidence(
        kind="request", label=files[0].protocol, value=len(files), unit="requests", url=files[0].url
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
