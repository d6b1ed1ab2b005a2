"""Are pictures larger than a phone can show?"""

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
VECTOR = "svg"

SPEC = Spec(
    id="oversized-images",
    category=Category.SPEED,
    title="Pictures have the size in which they are shown",
    why="Pixels that the screen cannot show are downloaded all the same and hold everything else back.",
    fix="Send pictures in the size at which they are shown. "
    "Offer each picture in several widths with srcset and sizes, so that a phone takes the small one.",
    source="https://web.dev/articles/serve-responsive-images",
    unit="bytes",
    needs=(Section.LAYOUT, Section.LOAD),
    outcomes={
        "fitting": Outcome(status=Status.PASS, text="No picture is much larger than it is shown.", score=100),
        "some": Outcome(
            status=Status.WARN,
            text="Pictures that are larger than they are shown: {count}; about {saved} are wasted.",
            score=50,
        ),
        "much": Outcome(
            status=Status.FAIL,
            text="Pictures that are larger than they are shown: {count}; about {saved} are wasted.",
            score=0,
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversized:
    """A picture and the bytes that smaller pixels would have saved."""

    image: Image
    request: Request
    wasted_bytes: int


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the file's pixels against the pixels that a sharp phone screen shows (estimated)."""
    found = oversized(page, limits)
    if not found:
        return Verdict(
            outcome="fitting", value=0, confidence=Confidence.MEDIUM, savings_ms=0, savings_bytes=0
        )
    wasted = sum(each.wasted_bytes for each in found)
    saved = saving(limits, saved_bytes=wasted, within_ms=time_of(page, (each.request for each in found)))
    return Verdict(
        outcome="much" if wasted >= limits.numbers["avoidable_fail_bytes"] else "some",
        value=wasted,
        params={"count": len(found), "saved": size(wasted)},
        evidence=tuple(evidence(each) for each in found[:MAX_EVIDENCE]),
        confidence=Confidence.MEDIUM,
        savings_ms=saved.ms,
        savings_bytes=saved.bytes,
    )


def oversized(page: PageFacts, limits: Limits) -> list[Oversized]:
    """The pictures that waste enough, the worst first."""
    requests = by_url(answered(network_requests(page)))
    least, scale = limits.numbers["oversized_image_min_bytes"], limits.numbers["oversized_image_scale"]
    smallest: dict[str, Oversized] = {}
    for image in page.snapshot.layout.images if page.snapshot.layout else ():
        url = without_fragment(image.url)
        request = requests.get(url)
        if request is None or image.box.width < 1 or image.box.height < 1:
            continue
        found = Oversized(image=image, request=request, wasted_bytes=wasted_bytes(image, request, scale))
        # A file that is shown twice must do for the larger of the two places.
        smallest[url] = min(found, smallest.get(url, found), key=lambda each: each.wasted_bytes)
    worth = [each for each in smallest.values() if each.wasted_bytes >= least]
    return sorted(worth, key=lambda each: -each.wasted_bytes)


def wasted_bytes(image: Image, request: Request, scale: float) -> int:
    """The share of the file's pixels that are not shown, in bytes; drawings have no pixels."""
    natural = image.natural_width * image.natural_height
    if VECTOR in request.mime_type or natural <= 0:
        return 0
    # The picture is cut or fitted into its box: the axis that needs more pixels decides.
    needed = scale * max(image.box.width / image.natural_width, image.box.height / image.natural_height)
    return round(request.transfer_bytes * max(0.0, 1 - needed**2))


def evidence(each: Oversized) -> Evidence:
    """A picture with its two sizes."""
    image = each.image
    shown = f"{image.box.width:.0f} × {image.box.height:.0f}"
    return Evidence(
        kind="element",
        label=f"{image.natural_width} × {image.natural_height} pixels, shown as {shown}; wasted",
        value=each.wasted_bytes,
        unit="bytes",
        selector=image.selector,
        url=image.url,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
