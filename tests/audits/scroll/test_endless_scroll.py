import pytest

from mmaudit.audits.scroll.endless_scroll import AUDIT
from mmaudit.model.snapshot import Block, Content
from mmaudit.model.verdict import Status


@pytest.fixture
def content():
    """Content with a block in ``landmark``."""

    def build(landmark):
        block = Block(text="© Shop", tag="p", selector="footer p", box=None, visible=True, landmark=landmark)
        return Content(blocks=(block,), links=())

    return build


@pytest.mark.parametrize(
    ("grows", "landmark", "outcome", "status"),
    [
        (False, "footer", "ends", Status.PASS),
        (True, "main", "grows", Status.INFO),
        (True, "footer", "hides-footer", Status.WARN),
    ],
)
def test_growth_is_judged_by_what_it_hides(result, scrolled, content, grows, landmark, outcome, status):
    row = result(AUDIT, scrolled(grows=grows, content=content(landmark)))
    assert (row.outcome, row.status) == (outcome, status)
    assert [each.excerpt for each in row.evidence] == (["© Shop"] if outcome == "hides-footer" else [])


def test_the_length_is_told(result, scrolled):
    row = result(AUDIT, scrolled(screens=4.26))
    assert (row.value, row.text) == (4.3, "The page comes to an end (its length in screens: 4.3).")


def test_growth_without_known_content_informs(result, scrolled):
    assert result(AUDIT, scrolled(grows=True)).outcome == "grows"


def test_without_a_scroll_pass_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
