import pytest

from mmaudit.audits.site.text_size import AUDIT
from mmaudit.model.snapshot import TextSize


def sizes(*pairs):
    return tuple(TextSize(font_px=px, characters=count, selector=f"p{px}") for px, count in pairs)


@pytest.mark.parametrize(
    ("text_sizes", "outcome", "score"),
    [
        ((), "no-text", None),
        (((16, 1000),), "legible", 100),
        (((12, 1000),), "legible", 100),
        (((16, 950), (10, 50)), "legible", 100),
        (((16, 600), (11.9, 400)), "some-small", 50),
        (((16, 300), (9, 700)), "mostly-small", 25),
        (((9, 700),), "mostly-small", 0),
    ],
)
def test_the_share_of_legible_text_decides(build, limits, text_sizes, outcome, score):
    verdict = AUDIT.judge(build.page(layout=build.layout(text_sizes=sizes(*text_sizes))), limits)
    assert (verdict.outcome, verdict.score) == (outcome, pytest.approx(score))


def test_the_evidence_names_most_of_the_small_text_first(build, limits):
    layout = build.layout(text_sizes=sizes((16, 500), (11, 100), (8, 300)))
    verdict = AUDIT.judge(build.page(layout=layout), limits)
    assert [each.selector for each in verdict.evidence] == ["p8", "p11"]
    assert verdict.params == {"share": "55 %", "small_share": "45 %", "limit": "12", "smallest": "8"}
