"""How long until the largest picture or text is there, and what is it waiting for?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.metric_verdict import Reading, band_outcomes, metric_verdict
from mmaudit.audits.speed.quantities import seconds
from mmaudit.facts.lcp_phases import LcpPhase, LcpPhases, lcp_phases
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import LargestPaint, Load, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

LABELS = {
    LcpPhase.SERVER: "until the server's first byte",
    LcpPhase.LOAD_DELAY: "until its picture is asked for",
    LcpPhase.LOAD: "until its picture is there",
    LcpPhase.RENDER_DELAY: "until it is shown",
}

# The parts of https://web.dev/articles/optimize-lcp, each with its own remedy.
FIXES = {
    LcpPhase.SERVER: "Make the server answer sooner: the main content waits for it. "
    "Cache whole pages on the server or in a CDN near the visitors, and remove redirects before the page.",
    LcpPhase.LOAD_DELAY: "Let the browser find the main picture at once. "
    "Name it in the HTML itself (no lazy loading, no script, no picture in a style sheet) and give it "
    "fetchpriority=high, or preload it.",
    LcpPhase.LOAD: "Make the main picture come faster. "
    "Serve it in the size of a phone's screen, as WebP or AVIF, from the site's own host or a CDN near the "
    "visitors, and load nothing beside it that the first screen does not need.",
    LcpPhase.RENDER_DELAY: "Remove what holds the main content back from the screen. "
    "Load scripts and style sheets later that the first screen does not need, build no main content with scripts, "
    "and show text while its web font is loading (font-display: swap or optional).",
}

FAIR = {
    LcpPhase.SERVER: "The largest picture or text takes {value} s; up to {limit} s is good. "
    "{share} % of it is waiting for the server.",
    LcpPhase.LOAD_DELAY: "The largest picture or text takes {value} s; up to {limit} s is good. "
    "{share} % of it passes before its picture is even asked for.",
    LcpPhase.LOAD: "The largest picture or text takes {value} s; up to {limit} s is good. "
    "{share} % of it passes while its picture is coming.",
    LcpPhase.RENDER_DELAY: "The largest picture or text takes {value} s; up to {limit} s is good. "
    "{share} % of it passes before the browser can show what is there.",
}
POOR = {
    LcpPhase.SERVER: "The largest picture or text takes {value} s, far more than the {limit} s that are good. "
    "{share} % of it is waiting for the server.",
    LcpPhase.LOAD_DELAY: "The largest picture or text takes {value} s, far more than the {limit} s that are good. "
    "{share} % of it passes before its picture is even asked for.",
    LcpPhase.LOAD: "The largest picture or text takes {value} s, far more than the {limit} s that are good. "
    "{share} % of it passes while its picture is coming.",
    LcpPhase.RENDER_DELAY: "The largest picture or text takes {value} s, far more than the {limit} s that are "
    "good. {share} % of it passes before the browser can show what is there.",
}


def phase_outcomes(band: str, status: Status, texts: Mapping[LcpPhase, str]) -> dict[str, Outcome]:
    """The ends of one band by the phase that takes most of the time."""
    return {
        f"{band}-{phase}": Outcome(status=status, text=text, fix=FIXES[phase])
        for phase, text in texts.items()
    }


SPEC = Spec(
    id="largest-contentful-paint",
    category=Category.SPEED,
    title="The main content appears soon",
    why="The largest picture or text of the first screen is what visitors came for; while it is missing they wait.",
    fix="Bring the main picture or text sooner. "
    "Name the element's picture in the HTML itself (no lazy loading, no script), give it fetchpriority=high, "
    "serve it in the size of a phone's screen, and remove what blocks rendering before it.",
    source="https://web.dev/articles/optimize-lcp",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes=dict(
        band_outcomes(
            good="The largest picture or text is there after {value} s.",
            fair="The largest picture or text takes {value} s; up to {limit} s is good.",
            poor="The largest picture or text takes {value} s, far more than the {limit} s that are good.",
        )
    )
    | phase_outcomes("fair", Status.WARN, FAIR)
    | phase_outcomes("poor", Status.FAIL, POOR),
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge Largest Contentful Paint; name its element and the phase that takes most of the time."""
    reading = Reading(metric=page.metrics.lcp_ms, curve=limits.curves["lcp_ms"], show=seconds, unit="ms")
    load = typical_load(page.snapshot.loads)
    phases = lcp_phases(load) if load else None
    verdict = metric_verdict(page, reading, tuple(evidence(load, phases)))
    if phases is None or verdict.outcome not in ("fair", "poor"):
        return verdict
    longest, total_ms = phases.longest(), sum(phases.by_phase().values())
    share = round(100 * phases.by_phase()[longest] / total_ms)
    return replace(
        verdict, outcome=f"{verdict.outcome}-{longest}", params=dict(verdict.params) | {"share": share}
    )


def evidence(load: Load | None, phases: LcpPhases | None) -> Iterator[Evidence]:
    """The element, and what the time went to."""
    if load is not None and load.largest_paint is not None:
        yield element(load.largest_paint, load.lcp_ms)
    for phase, duration_ms in (phases.by_phase() if phases else {}).items():
        yield Evidence(kind="number", label=LABELS[phase], value=round(duration_ms), unit="ms")


def element(paint: LargestPaint, lcp_ms: float | None) -> Evidence:
    """The element of the largest paint."""
    return Evidence(
        kind="element",
        label=f"largest element <{paint.tag.lower()}>",
        value=lcp_ms,
        unit="ms",
        selector=paint.selector,
        url=paint.url or "",
        excerpt=paint.text[:200],
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
