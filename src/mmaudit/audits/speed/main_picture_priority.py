"""Is the picture of the largest paint asked for first?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import Saving, capped, link_ms, saving_of_time
from mmaudit.audits.speed.quantities import seconds
from mmaudit.audits.speed.resources import main_document, network_requests, without_fragment
from mmaudit.facts.lcp_phases import picture_request
from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Image, Load, Request, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

LAZY = "lazy"
HIGH = "high"
URGENT = frozenset({"High", "VeryHigh"})

SPEC = Spec(
    id="main-picture-priority",
    category=Category.SPEED,
    title="The main picture is asked for first",
    why="A picture that is found late, or waits behind others, is what keeps the first screen from being complete.",
    fix="Ask for the main picture before all others. "
    "Name it in the HTML as an <img> without loading=lazy and with fetchpriority=high; a picture of a style "
    "sheet needs <link rel=preload as=image>.",
    source="https://web.dev/articles/fetch-priority",
    unit="ms",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="What is largest is no picture that is loaded."),
        "first": Outcome(
            status=Status.PASS, text="Little would be gained by asking for it sooner.", score=100
        ),
        "lazy": Outcome(
            status=Status.WARN,
            text="The main picture is loaded lazily, which costs it about {seconds} s.",
            score=50,
        ),
        "late": Outcome(
            status=Status.WARN,
            text="The HTML does not name the main picture, so that it is asked for about {seconds} s late.",
            score=50,
        ),
        "behind": Outcome(
            status=Status.WARN,
            text="Other pictures come before the main one, which costs it about {seconds} s.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge why the picture was asked for when it was; told only when it costs something that is felt."""
    load = typical_load(page.snapshot.loads)
    chain = picture_request(load.requests, load.largest_paint.url) if load and load.largest_paint else None
    if load is None or chain is None or load.lcp_ms is None:
        return Verdict(outcome="none")
    request, image = chain[0], image_of(page, chain[0].url)
    cause, lost_ms = loss(page, load, request, image=image, limits=limits)
    saved: Saving = saving_of_time(limits, lost_ms)
    return Verdict(
        outcome=cause if saved.is_worth_it(limits) else "first",
        value=round(request.started_ms),
        params={"seconds": seconds(saved.ms or 0)},
        evidence=(evidence(request, image, load),),
        confidence=Confidence.MEDIUM,
        savings_ms=saved.ms,
    )


def loss(
    page: PageFacts, load: Load, request: Request, *, image: Image | None, limits: Limits
) -> tuple[str, float]:
    """The cause that stands first in the picture's way and the time that it costs.

    Before the first paint nothing is shown, so that no more can be gained than lies between it and the largest.
    """
    most_ms = (load.lcp_ms or 0.0) - (load.fcp_ms or 0.0)
    late_ms = request.started_ms - earliest_ms(page, load)
    if image is not None and image.loading == LAZY:
        return "lazy", capped(late_ms, most_ms)
    if is_hidden(page, request):
        return "late", capped(late_ms, most_ms)
    if (image is not None and image.fetchpriority == HIGH) or request.first_priority in URGENT:
        return "first", 0.0
    took_ms = (request.finished_ms or request.started_ms) - request.started_ms
    waited_ms = link_ms(limits.network, rival_bytes(page, request)) if limits.network else 0.0
    return "behind", capped(min(waited_ms, took_ms), most_ms)


def earliest_ms(page: PageFacts, load: Load) -> float:
    """When the picture could have been asked for: with the first file that the HTML names."""
    document = main_document(page)
    named = [
        each.started_ms
        for each in network_requests(page)
        if document is not None and each.initiator_url == document.url and each is not document
    ]
    return min(named, default=load.ttfb_ms or 0.0)


def is_hidden(page: PageFacts, request: Request) -> bool:
    """Whether something else than the page's own HTML asked for it: a script or a style sheet."""
    document = main_document(page)
    if not request.initiator or document is None:
        return False
    by_html = without_fragment(request.initiator_url) == without_fragment(document.url)
    return request.initiator == "script" or (request.initiator == "parser" and not by_html)


def rival_bytes(page: PageFacts, request: Request) -> int:
    """What other pictures brought that came while the main one was on its way."""
    ended = request.finished_ms
    return sum(
        each.transfer_bytes
        for each in network_requests(page)
        if each.resource_type == "Image"
        and each.url != request.url
        and each.finished_ms is not None
        and ended is not None
        and request.started_ms < each.finished_ms <= ended
    )


def image_of(page: PageFacts, url: str) -> Image | None:
    """The ``<img>`` that shows ``url``."""
    images = page.snapshot.layout.images if page.snapshot.layout else ()
    return next((each for each in images if without_fragment(each.url) == without_fragment(url)), None)


def evidence(request: Request, image: Image | None, load: Load) -> Evidence:
    """The picture with the moment at which it was asked for."""
    paint = load.largest_paint
    return Evidence(
        kind="element",
        label="main picture, asked for after",
        value=round(request.started_ms),
        unit="ms",
        selector=image.selector if image else paint.selector if paint else "",
        url=request.url,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
