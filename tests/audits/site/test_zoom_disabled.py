import pytest

from mmaudit.audits.site.zoom_disabled import AUDIT


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ("width=device-width", "allowed"),
        ("width=device-width, user-scalable=no", "disabled"),
        ("user-scalable=0", "disabled"),
        ("user-scalable=yes", "allowed"),
        ("user-scalable=1", "allowed"),
        ("maximum-scale=1", "narrow"),
        ("maximum-scale=1.0, user-scalable=no", "disabled"),
        ("maximum-scale=2", "limited"),
        ("maximum-scale=5", "allowed"),
        ("maximum-scale=-1", "allowed"),
        (None, "no-viewport"),
    ],
)
def test_zooming(build, limits, content, outcome):
    page = build.page(layout=build.layout(viewport_meta=content))
    assert AUDIT.judge(page, limits).outcome == outcome
