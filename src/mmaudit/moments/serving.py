"""Does the page serve a moment with content of its own? An address in its footer does not count."""

from mmaudit.model.answer import Moment, MomentServed
from mmaudit.moments.explaining import explain
from mmaudit.moments.findings import Findings
from mmaudit.moments.reading import Reading
from mmaudit.moments.serving_buy import serve_buy
from mmaudit.moments.serving_go import serve_go

_SURE = 0.8
_STEPS = 0.6
_CUED_STEPS = 0.8


def serve(reading: Reading, findings: Findings) -> dict[Moment, MomentServed]:
    """Judge the four moments; a log-in page serves none."""
    if _is_login(reading):
        return {moment: MomentServed(serves=False, confidence=0.8) for moment in Moment}
    buy = serve_buy(reading, findings)
    sells = buy.serves and buy.confidence >= _SURE
    return {
        Moment.KNOW: explain(reading, findings, sells=sells),
        Moment.GO: serve_go(reading, findings, sells=sells),
        Moment.DO: _do(findings, sells=sells),
        Moment.BUY: buy,
    }


def _do(findings: Findings, *, sells: bool) -> MomentServed:
    """Want steps; on a product page how it is used or ordered is not what the page is for."""
    if findings.has_type("howto"):
        return MomentServed(serves=True, confidence=0.95)
    best = max((steps.confidence for steps in findings.steps), default=0.0)
    serves = best >= _CUED_STEPS and findings.is_how_to if sells else best >= _STEPS
    return MomentServed(serves=serves, confidence=best if serves else 0.85)


def _is_login(reading: Reading) -> bool:
    if not any(seen.control.kind == "password" for seen in reading.controls):
        return False
    titles = [reading.page.title, *reading.page.h1]
    return any(reading.vocabulary.find("login", title.lower()) for title in titles)
