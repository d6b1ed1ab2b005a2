import pytest

from mmaudit.audits.site.input_zoom import AUDIT
from mmaudit.model.snapshot import Control


def field(**changes):
    return Control(
        **{"tag": "input", "kind": "email", "text": "", "name": "mail", "selector": "#m"} | changes
    )


@pytest.mark.parametrize(
    ("control", "outcome"),
    [
        (field(font_px=16), "large-enough"),
        (field(font_px=15.9), "zooms"),
        (field(font_px=13, kind="checkbox"), "no-fields"),
        (field(font_px=13, visible=False), "no-fields"),
        (field(font_px=13, tag="button", kind="submit"), "no-fields"),
        (field(font_px=13, tag="select", kind="select-one"), "zooms"),
        (field(font_px=None), "no-fields"),
    ],
)
def test_the_text_size_of_fields_decides(build, limits, control, outcome):
    assert AUDIT.judge(build.page(content=build.content(controls=(control,))), limits).outcome == outcome


def test_the_smallest_field_is_named(build, limits):
    controls = (field(font_px=14, name="a"), field(font_px=11, name="b"), field(font_px=16))
    verdict = AUDIT.judge(build.page(content=build.content(controls=controls)), limits)
    assert verdict.params == {"small": 2, "count": 3, "limit": "16", "smallest": "11"}
    assert [each.label for each in verdict.evidence] == ["b", "a"]
