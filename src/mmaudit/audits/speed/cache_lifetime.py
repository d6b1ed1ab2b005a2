"""Must a visitor who comes back download everything again?"""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import STATIC_TYPES, answered, is_own, network_requests
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,15})", re.IGNORECASE)
NOT_KEPT = re.compile(r"(?:^|[\s,])(?:no-store|no-cache)(?:$|[\s,;=])", re.IGNORECASE)

SPEC = Spec(
    id="cache-lifetime",
    category=Category.SPEED,
    title="Files are kept for the next visit",
    why="Someone who comes back, or goes to the next page, should not download the same files again.",
    fix="Let browsers keep files for the next visit. "
    "Send 'Cache-Control: max-age=31536000, immutable' for files with a version in their name, and at least a "
    "week for other pictures, fonts, styles and scripts.",
    source="https://web.dev/articles/http-cache",
    unit="bytes",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page has no files that could be kept."),
        "long": Outcome(
            status=Status.PASS, text="Every file is kept for the next visit ({total}).", score=100
        ),
        "some-short": Outcome(
            status=Status.WARN,
            text="Files that are kept for less than {days} days: {count} of {total} ({size}).",
            score=50,
        ),
        "most-short": Outcome(
            status=Status.FAIL,
            text="Files that are kept for less than {days} days: {count} of {total} ({size}).",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the site's own static files: those of others their owner cannot change."""
    files = [each for each in answered(network_requests(page)) if is_static(each) and is_own(each, page)]
    if not files:
        return Verdict(outcome="none")
    least_s = limits.numbers["cache_lifetime_min_s"]
    lifetimes = {request.url: lifetime_s(request.headers, visited=visit_date(page)) for request in files}
    short = [request for request in files if lifetimes[request.url] < least_s]
    share = weight(short) / max(1, weight(files))
    # A visitor who comes back does not feel a few kilobytes, whatever their share.
    is_felt = weight(short) >= limits.numbers["avoidable_fail_bytes"]
    most = is_felt and share >= limits.numbers["cache_lifetime_fail_ratio"]
    heaviest = sorted(short, key=lambda request: -request.transfer_bytes)
    return Verdict(
        outcome="long" if not short else "most-short" if most else "some-short",
        value=weight(short),
        params={
            "count": len(short),
            "total": len(files),
            "size": size(weight(short)),
            "days": f"{least_s / 86_400:.0f}",
        },
        evidence=tuple(evidence(request, lifetimes[request.url]) for request in heaviest[:MAX_EVIDENCE]),
    )


def is_static(request: Request) -> bool:
    """Whether a response is a file that could be kept."""
    return request.resource_type in STATIC_TYPES


def weight(requests: list[Request]) -> int:
    """What they weigh on the wire."""
    return sum(request.transfer_bytes for request in requests)


def visit_date(page: PageFacts) -> str:
    """The date of the page's own response, for files whose date was not kept."""
    return page.snapshot.document.headers.get("date", "") if page.snapshot.document else ""


def lifetime_s(headers: Mapping[str, str], *, visited: str = "") -> float:
    """How long a response stays fresh (RFC 9111, section 4.2.1); 0 when it does not say: browsers then guess."""
    control = headers.get("cache-control", "")
    if NOT_KEPT.search(control):
        return 0.0
    named = MAX_AGE.search(control)
    if named:
        return float(named[1])
    expires, date = http_date(headers.get("expires", "")), http_date(headers.get("date", visited))
    if expires is None or date is None:
        return 0.0
    return max(0.0, (expires - date).total_seconds())


def http_date(text: str) -> datetime | None:
    """A date of HTTP (RFC 9110, section 5.6.7); ``None`` for what is none, such as ``-1`` or ``0``."""
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # Without a zone it cannot be compared with one that has it; HTTP's dates are in GMT.
    return None if date.tzinfo is None else date


def evidence(request: Request, kept_s: float) -> Evidence:
    """A file with its lifetime."""
    said = request.headers.get("cache-control") or request.headers.get("expires") or ""
    return Evidence(
        kind="request",
        label="kept for",
        value=round(kept_s),
        unit="s",
        url=request.url,
        excerpt=said[:200],
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
