"""Are pictures loaded that the visitor may never scroll to?"""

from dataclasses import dataclass

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import saving, time_of
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import answered, by_url, network_requests, without_fragment
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Image, Request, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
LAZY = "lazy"

SPEC = Spec(
    id="offscreen-images",
    category=Category.SPEED,
    title="Pictures far below are not loaded at once",
    why="Pictures that nobody has scrolled to take the link from those of the first screen.",
    fix="Load pictures below the first screen lazily. "
    "Write loading=lazy on every <img> that is not seen at once, together with its width and height.",
    source="https://web.dev/articles/browser-level-image-lazy-loading",
    unit="bytes",
    needs=(Section.LAYOUT, Section.LOAD),
    outcomes={
        "none": Outcome(
            status=Status.PASS,
            text="No large pictures far below the first screen are loaded at once.",
            score=100,
        ),
        "some": Outcome(
            status=Status.WARN,
            text="Pictures far below the first screen that are loaded at once: {count} ({saved}).",
            score=50,
        ),
        "much": Outcome(
            status=Status.FAIL,
            text="Pictures far below the first screen that are loaded at once: {count} ({saved}).",
            score=0,
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distant:
    """A picture far below with the request that brought it."""

    image: Image
    request: Request


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge pictures beyond the distance at which browsers themselves begin to load lazy ones."""
    found = distant(page, limits)
    weight = sum(each.request.transfer_bytes for each in found)
    saved = saving(limits, saved_bytes=weight, within_ms=time_of(page, (each.request for each in found)))
    much = weight >= limits.numbers["avoidable_fail_bytes"]
    return Verdict(
        outcome="none" if not saved.is_worth_it(limits) else "much" if much else "some",
        value=weight,
        params={"count": len(found), "saved": size(weight)},
        evidence=tuple(evidence(each) for each in found[:MAX_EVIDENCE]),
        confidence=Confidence.MEDIUM,
        savings_ms=saved.ms,
        savings_bytes=saved.bytes,
    )


def distant(page: PageFacts, limits: Limits) -> list[Distant]:
    """The pictures that lazy loading would have left out, the heaviest first."""
    layout = page.snapshot.layout
    if layout is None:
        return []
    requests = by_url(answered(network_requests(page)))
    edge_px = layout.viewport_height_px + limits.numbers["lazy_loading_distance_px"]
    found: dict[str, Distant] = {}
    near: set[str] = set()
    for image in layout.images:
        url = without_fragment(image.url)
        # A picture without a place of its own (a closed menu, a slide that waits) may be needed at the first tap.
        if image.box.y < edge_px or image.loading == LAZY:
            near.add(url)
        elif url in requests and requests[url].transfer_bytes >= limits.numbers["offscreen_image_min_bytes"]:
            found.setdefault(url, Distant(image=image, request=requests[url]))
    left = [each for url, each in found.items() if url not in near]
    return sorted(left, key=lambda each: -each.request.transfer_bytes)


def evidence(each: Distant) -> Evidence:
    """A picture with its place."""
    return Evidence(
        kind="element",
        label=f"{each.image.box.y:.0f} px down",
        value=each.request.transfer_bytes,
        unit="bytes",
        selector=each.image.selector,
        url=each.image.url,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
