import pytest

from mmaudit.audits.site.noindex import AUDIT


@pytest.mark.parametrize(
    ("noindex", "depth", "outcome"),
    [(False, 0, "indexable"), (False, 2, "indexable"), (True, 0, "home-hidden"), (True, 1, "hidden")],
)
def test_only_a_hidden_start_page_is_a_fault(build, limits, noindex, depth, outcome):
    assert AUDIT.judge(build.page(noindex=noindex, depth=depth), limits).outcome == outcome
