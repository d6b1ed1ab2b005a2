import pytest

from mmaudit.audits.site.meta_description import AUDIT


@pytest.mark.parametrize(
    ("description", "noindex", "outcome"),
    [("Kettles.", False, "present"), (" ", False, "missing"), ("", True, "hidden")],
)
def test_descriptions(build, limits, description, noindex, outcome):
    assert AUDIT.judge(build.page(description=description, noindex=noindex), limits).outcome == outcome
