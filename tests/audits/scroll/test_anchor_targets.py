import pytest

from mmaudit.audits.scroll.anchor_targets import AUDIT
from mmaudit.model.snapshot import Anchor, AnchorFate
from mmaudit.model.verdict import Status


def anchors(*fates):
    return tuple(
        Anchor(
            fragment=str(n),
            selector=f"a.l{n}",
            fate=fate,
            cover="header" if fate is AnchorFate.COVERED else "",
        )
        for n, fate in enumerate(fates)
    )


@pytest.mark.parametrize(
    ("fates", "outcome", "status", "text"),
    [
        ((), "none", Status.NOT_APPLICABLE, "no links"),
        (("visible",), "shown", Status.PASS, "1 tried"),
        (("visible", "covered"), "covered", Status.WARN, "1 of 2"),
        (("missing", "covered", "visible"), "missing", Status.WARN, "1 of 3"),
    ],
)
def test_where_links_within_the_page_lead(result, scrolled, fates, outcome, status, text):
    row = result(AUDIT, scrolled(anchors=anchors(*map(AnchorFate, fates))))
    assert (row.outcome, row.status) == (outcome, status)
    assert text in row.text


def test_the_cover_and_the_broken_link_are_shown(result, scrolled):
    row = result(AUDIT, scrolled(anchors=anchors(AnchorFate.COVERED, AnchorFate.MISSING)))
    assert [(each.selector, each.value) for each in row.evidence] == [("a.l1", "#1"), ("header", "#0")]
