"""Would newer formats make the pictures smaller?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import saving, time_of
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import answered, network_requests
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
OLD_TYPES = frozenset({"image/jpeg", "image/jpg", "image/png", "image/gif", "image/bmp", "image/tiff"})

SPEC = Spec(
    id="image-formats",
    category=Category.SPEED,
    title="Pictures are in a modern format",
    why="WebP and AVIF look the same as JPEG and PNG and are a quarter smaller or more.",
    fix="Save pictures as WebP or AVIF. "
    "Let the CMS, the CDN or the build save large pictures as WebP or AVIF, with <picture> where old browsers "
    "matter.",
    source="https://developer.chrome.com/docs/lighthouse/performance/uses-webp-images",
    unit="bytes",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page loads no large pictures."),
        "modern": Outcome(status=Status.PASS, text="Newer formats would save little ({saved}).", score=100),
        "old": Outcome(
            status=Status.WARN,
            text="Large pictures in an old format: {count}; WebP would save about {saved}.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge large JPEG, PNG and GIF files by what WebP usually saves (no picture is converted)."""
    least, gain = limits.numbers["oversized_image_min_bytes"], limits.numbers["modern_image_saving_ratio"]
    images = [
        request
        for request in answered(network_requests(page))
        if request.mime_type.startswith("image/") and request.transfer_bytes >= least
    ]
    if not images:
        return Verdict(outcome="none")
    old = [request for request in images if request.mime_type.lower() in OLD_TYPES]
    saved = gain * sum(request.transfer_bytes for request in old)
    estimate = saving(limits, saved_bytes=saved, within_ms=time_of(page, old))
    largest = sorted(old, key=lambda request: -request.transfer_bytes)
    return Verdict(
        outcome="old" if saved >= limits.numbers["modern_image_warn_bytes"] else "modern",
        value=round(saved),
        params={"count": len(old), "saved": size(saved)},
        evidence=tuple(
            Evidence(
                kind="request",
                label=request.mime_type,
                value=request.transfer_bytes,
                unit="bytes",
                url=request.url,
            )
            for request in largest[:MAX_EVIDENCE]
        ),
        confidence=Confidence.LOW,
        savings_ms=estimate.ms,
        savings_bytes=estimate.bytes,
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
