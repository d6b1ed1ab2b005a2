"""Does the page serve a moment with content of its own? An address in its footer does not count."""

from collections.abc import Mapping

from mmaudit.model.answer import Moment, MomentServed
from mmaudit.moments.explaining import explain
from mmaudit.moments.findings import Findings
from mmaudit.moments.purpose import is_account, is_legal, is_not_found
from mmaudit.moments.reading import Reading
from mmaudit.moments.serving_buy import serve_buy
from mmaudit.moments.serving_go import serve_go
from mmaudit.moments.words import measure_words

_SURE = 0.8
_STEPS = 0.6
_CUED_STEPS = 0.8


def serve(reading: Reading, findings: Findings) -> dict[Moment, MomentServed]:
    """Judge the four moments; legal texts, pages that are not there and log-in pages serve none."""
    if is_legal(reading) or is_not_found(reading):
        return _nothing()
    buy = serve_buy(reading, findings)
    sells = buy.serves and buy.confidence >= _SURE
    served = {
        Moment.KNOW: explain(reading, findings, sells=buy.serves),
        Moment.GO: serve_go(reading, findings, sells=sells),
        Moment.DO: _do(findings, sells=sells),
        Moment.BUY: buy,
    }
    return _nothing() if _is_account(reading, findings, served) else served


def _nothing() -> dict[Moment, MomentServed]:
    return {moment: MomentServed(serves=False, confidence=0.8) for moment in Moment}


def _is_account(reading: Reading, findings: Findings, served: Mapping[Moment, MomentServed]) -> bool:
    words = sum(measure_words(passage.text) for passage in findings.prose)
    return is_account(reading, words=words, serves=[served[Moment.GO].serves, served[Moment.BUY].serves])


def _do(findings: Findings, *, sells: bool) -> MomentServed:
    """Want steps; on a product page how it is used or ordered is not what the page is for."""
    if findings.has_type("howto"):
        return MomentServed(serves=True, confidence=0.95)
    best = max((steps.confidence for steps in findings.steps), default=0.0)
    serves = best >= _CUED_STEPS and findings.is_how_to if sells else best >= _STEPS
    return MomentServed(serves=serves, confidence=best if serves else 0.85)
