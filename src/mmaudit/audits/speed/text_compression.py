"""Does the server compress text?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import saving, time_of
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import answered, network_requests
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
TEXT_TYPES = ("text/", "application/json", "application/xml", "image/svg+xml")
TEXT_SUFFIXES = ("javascript", "ecmascript", "+json", "+xml", "/manifest")
# Already compressed on the wire, whatever the headers that we kept say.
COMPRESSED_SHARE = 0.9

SPEC = Spec(
    id="text-compression",
    category=Category.SPEED,
    title="Text is compressed",
    why="Compressed text is a third of its size, so that it arrives three times as fast.",
    fix="Compress text files. "
    "Turn on Brotli or gzip in the web server or the CDN for HTML, CSS, JavaScript, JSON and SVG.",
    source="https://developer.chrome.com/docs/lighthouse/performance/uses-text-compression",
    unit="bytes",
    needs=(Section.LOAD,),
    outcomes={
        "compressed": Outcome(status=Status.PASS, text="All text is compressed.", score=100),
        "some": Outcome(
            status=Status.WARN,
            text="Files with text that are not compressed: {count}; about {saved} could be saved.",
            score=50,
        ),
        "much": Outcome(
            status=Status.FAIL,
            text="Files with text that are not compressed: {count}; about {saved} could be saved.",
            score=0,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge text without ``Content-Encoding`` by what compressing it would save (estimated)."""
    least = limits.numbers["text_compression_min_bytes"]
    plain = [
        each for each in answered(network_requests(page)) if is_plain_text(each) and weight(each) > least
    ]
    if not plain:
        return Verdict(outcome="compressed", value=0, savings_ms=0, savings_bytes=0)
    gain = 1 - limits.numbers["text_compression_left_ratio"]
    saved = gain * sum(map(weight, plain))
    estimate = saving(limits, saved_bytes=saved, within_ms=time_of(page, plain))
    largest = sorted(plain, key=lambda request: -weight(request))
    return Verdict(
        outcome="much" if saved >= limits.numbers["avoidable_fail_bytes"] else "some",
        value=round(saved),
        params={"count": len(plain), "saved": size(saved)},
        evidence=tuple(evidence(request, gain) for request in largest[:MAX_EVIDENCE]),
        confidence=Confidence.MEDIUM,
        savings_ms=estimate.ms,
        savings_bytes=estimate.bytes,
    )


def is_plain_text(request: Request) -> bool:
    """Whether a response is text that was sent as it is."""
    mime = request.mime_type.lower().split(";")[0].strip()
    encoding = request.headers.get("content-encoding", "").strip().lower()
    is_smaller = request.transfer_bytes < COMPRESSED_SHARE * request.decoded_bytes
    return (
        (mime.startswith(TEXT_TYPES) or mime.endswith(TEXT_SUFFIXES))
        and encoding in ("", "identity")
        and not is_smaller
    )


def weight(request: Request) -> int:
    """The bytes of the body; those on the wire when the browser did not say."""
    return request.decoded_bytes or request.transfer_bytes


def evidence(request: Request, gain: float) -> Evidence:
    """A file with what could be saved."""
    return Evidence(
        kind="request",
        label="could be saved (estimated)",
        value=round(gain * weight(request)),
        unit="bytes",
        url=request.url,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
