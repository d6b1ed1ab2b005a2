import pytest

from mmaudit.audits.site.viewport_meta import AUDIT


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ("width=device-width, initial-scale=1", "device-width"),
        ("WIDTH=Device-Width", "device-width"),
        ("width = device-width; initial-scale=1.0", "device-width"),
        ("initial-scale=1", "device-width"),
        ("width=1024", "fixed-width"),
        ("width=320px, initial-scale=1", "fixed-width"),
        ("user-scalable=no", "no-width"),
        ("", "no-width"),
        ("width=device-width, initial-scale=0.5", "scaled"),
        ("width=1024, width=device-width", "device-width"),
        (None, "missing"),
    ],
)
def test_the_viewport_is_read_as_a_browser_reads_it(build, limits, content, outcome):
    page = build.page(layout=build.layout(viewport_meta=content))
    assert AUDIT.judge(page, limits).outcome == outcome


def test_a_fixed_width_is_named(build, limits):
    verdict = AUDIT.judge(build.page(layout=build.layout(viewport_meta="width=1024")), limits)
    assert verdict.params == {"width": "1024"}
    assert verdict.evidence[0].excerpt == "width=1024"
