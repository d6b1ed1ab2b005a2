import pytest
from tests.audits.pwa.files import touch

from mmaudit.audits.pwa.touch_icon import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("icons", "outcome"),
    [
        ([], "none"),
        ([touch()], "good"),
        ([touch(clear_share=0.4)], "poor"),
        ([touch(width_px=60, height_px=60)], "poor"),
        ([touch(status=404)], "broken"),
        ([touch(status=404), touch()], "good"),
    ],
)
def test_the_icon_for_iphones(result, app, icons, outcome):
    assert result(AUDIT, app(files=tuple(icons))).outcome == outcome


def test_a_site_that_is_no_app_loses_no_point(result, app):
    nothing = {"manifest": "", "manifest_url": None, "service_worker_url": None}
    assert result(AUDIT, app(**nothing, files=(touch(status=404),))).score is None
    assert result(AUDIT, app(**nothing, files=())).status is Status.NOT_APPLICABLE


def test_what_was_never_asked_for_is_not_measured(result, app, never_asked):
    assert result(AUDIT, app(files=None)).outcome == "not-measured"
    assert result(AUDIT, never_asked).outcome == "not-measured"
