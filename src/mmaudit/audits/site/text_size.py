"""How much of the text can be read without zooming?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section, TextSize
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 8

SPEC = Spec(
    id="text-size",
    category=Category.SITE,
    title="Text is large enough to read",
    why="Small print makes visitors pinch and pan along every line; most of them leave instead.",
    fix="Set body text to 16 px and nothing below 12 px. The evidence names the elements that are smaller.",
    source="https://developer.chrome.com/docs/lighthouse/seo/font-size",
    unit="%",
    needs=(Section.LAYOUT,),
    outcomes={
        "legible": Outcome(
            status=Status.PASS, text="{share} of the text is set in {limit} px or more.", score=100
        ),
        "no-text": Outcome(status=Status.NOT_APPLICABLE, text="The page shows no text."),
        "some-small": Outcome(
            status=Status.WARN,
            text="{small_share} of the text is smaller than {limit} px, down to {smallest} px.",
        ),
        "mostly-small": Outcome(
            status=Status.FAIL,
            text="{small_share} of the text is smaller than {limit} px, down to {smallest} px.",
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the share of visible characters that are large enough."""
    layout = page.snapshot.layout
    if layout is None:
        return Verdict(outcome="not-measured")
    total = sum(size.characters for size in layout.text_sizes)
    if not total:
        return Verdict(outcome="no-text")
    limit = limits.numbers["text_size_min_px"]
    small = [size for size in layout.text_sizes if size.font_px < limit and size.characters]
    large = total - sum(size.characters for size in small)
    # Rounded towards the worse: 99.6 % is never told as all of it.
    share_pct = 100 * large // total
    outcome, score = grade(large / total, limits)
    return Verdict(
        outcome=outcome,
        value=round(100 * large / total, 1),
        score=score,
        params={
            "share": f"{share_pct} %",
            "small_share": f"{100 - share_pct} %",
            "limit": f"{limit:g}",
            "smallest": f"{min((size.font_px for size in small), default=limit):g}",
        },
        evidence=evidence(small),
    )


def grade(ratio: float, limits: Limits) -> tuple[str, float]:
    """Outcome and score of a share of legible text (0-1): straight lines between 0, 50, 90 and 100."""
    pass_ratio, fail_ratio = limits.numbers["text_size_pass_ratio"], limits.numbers["text_size_fail_ratio"]
    if ratio >= pass_ratio:
        return "legible", 100.0
    if ratio >= fail_ratio:
        return "some-small", 50 + 40 * (ratio - fail_ratio) / (pass_ratio - fail_ratio)
    return "mostly-small", 50 * ratio / fail_ratio


def evidence(small: list[TextSize]) -> tuple[Evidence, ...]:
    """The sizes that hold most of the small text."""
    return tuple(
        Evidence(
            kind="element",
            label=f"{size.characters} characters",
            value=size.font_px,
            unit="px",
            selector=size.selector,
            excerpt=size.excerpt,
        )
        for size in sorted(small, key=lambda size: -size.characters)[:MAX_EVIDENCE]
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
