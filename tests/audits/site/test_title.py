import pytest

from mmaudit.audits.site.title import AUDIT


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("Blue kettles", "good"),
        ("", "missing"),
        (" \n ", "missing"),
        ("k" * 70, "good"),
        ("k" * 71, "long"),
        ("壶" * 35, "good"),
        ("壶" * 36, "long"),
    ],
)
def test_titles(build, limits, title, outcome):
    assert AUDIT.judge(build.page(title=title), limits).outcome == outcome
