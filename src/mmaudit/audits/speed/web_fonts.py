"""What do the page's web fonts weigh?"""

from urllib.parse import urlsplit

from mmaudit.audits.audit import PageAudit
from mmaudit.audits.speed.estimate import saving, time_of
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import answered, network_requests
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Request, Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10
WOFF2 = "woff2"

SPEC = Spec(
    id="web-fonts",
    category=Category.SPEED,
    title="Web fonts are few and small",
    why="Each weight and style of a web font is a file of its own that text waits for or changes with.",
    fix="Use fewer and smaller web fonts. "
    "Keep two or three files, save them as WOFF2 with only the letters that the site's languages need, or use "
    "the phone's own fonts.",
    source="https://web.dev/articles/font-best-practices",
    unit="bytes",
    needs=(Section.LOAD,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page loads no web fonts."),
        "light": Outcome(status=Status.PASS, text="Files of web fonts: {count} ({size}).", score=100),
        "old": Outcome(
            status=Status.WARN,
            text="Files of web fonts that are not WOFF2: {old} of {count}; WOFF2 would save about {saved}.",
            score=50,
        ),
        "heavy": Outcome(
            status=Status.WARN, text="Files of web fonts: {count} ({size}); {limit} should do.", score=50
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the weight of all fonts, and the formats of those that are not the smallest."""
    fonts = [each for each in answered(network_requests(page)) if each.resource_type == "Font"]
    if not fonts:
        return Verdict(outcome="none")
    old = [each for each in fonts if not is_woff2(each)]
    gain = limits.numbers["woff2_saving_ratio"] * sum(each.transfer_bytes for each in old)
    saved = saving(limits, saved_bytes=gain, within_ms=time_of(page, old))
    weight, most = sum(each.transfer_bytes for each in fonts), limits.numbers["font_weight_warn_bytes"]
    return Verdict(
        outcome="old" if saved.is_worth_it(limits) else "heavy" if weight > most else "light",
        value=weight,
        params={
            "count": len(fonts),
            "old": len(old),
            "size": size(weight),
            "saved": size(saved.bytes),
            "limit": size(most),
        },
        evidence=tuple(map(evidence, sorted(fonts, key=lambda each: -each.transfer_bytes)[:MAX_EVIDENCE])),
        confidence=Confidence.MEDIUM,
        savings_ms=saved.ms,
        savings_bytes=saved.bytes,
    )


def is_woff2(request: Request) -> bool:
    """Whether a font says so by its type or by its name."""
    try:
        path = urlsplit(request.url).path
    except ValueError:
        path = ""
    return WOFF2 in request.mime_type or path.lower().endswith("." + WOFF2)


def evidence(request: Request) -> Evidence:
    """A font with its weight."""
    return Evidence(
        kind="request", label=request.mime_type, value=request.transfer_bytes, unit="bytes", url=request.url
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
