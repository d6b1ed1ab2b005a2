"""How long until the server's first byte?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import seconds
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Spec, Verdict

SPEC = Spec(
    id="ttfb",
    category=Category.SPEED,
    title="The server answers at once",
    why="Until the first byte arrives nothing at all can be shown: every other wait is added to this one.",
    fix="Make the server answer sooner. "
    "Cache whole pages on the server or in a CDN near the visitors, speed up slow database queries, and remove "
    "redirects before the page.",
    source="https://web.dev/articles/ttfb",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes=band_outcomes(
        good="The server's first byte is there after {value} s.",
        fair="The server's first byte takes {value} s; up to {limit} s is good.",
        poor="The server's first byte takes {value} s, far more than the {limit} s that are good.",
    ),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the time to first byte from the start of the navigation, redirects included."""
    reading = Reading(metric=page.metrics.ttfb_ms, curve=limits.curves["ttfb_ms"], show=seconds, unit="ms")
    hops = tuple(
        Evidence(kind="link", label="redirect before the page", value=str(hop.status), url=hop.url)
        for hop in page.snapshot.redirects
    )
    return metric_verdict(page, reading, (*hops, *parts(page)))


def parts(page: PageFacts) -> tuple[Evidence, ...]:
    """What the time went to, in its order."""
    load = typical_load(page.snapshot.loads)
    known = load.first_byte if load else None
    if known is None:
        return ()
    durations = {
        "redirects, and what the browser needs to begin": known.before_ms,
        "look-up of the name and connection": known.connect_ms,
        "encryption (TLS)": known.tls_ms,
        "waiting for the server's answer": known.waiting_ms,
    }
    return tuple(
        Evidence(kind="number", label=label, value=round(duration_ms), unit="ms")
        for label, duration_ms in durations.items()
        if duration_ms >= 1
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
