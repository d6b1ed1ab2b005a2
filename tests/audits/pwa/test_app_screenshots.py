import pytest
from tests.audits.pwa.files import shot

from mmaudit.audits.pwa.app_screenshots import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("shots", "outcome"),
    [
        ([], "none"),
        ([shot()], "good"),
        ([shot(), shot("screenshots[1]", width_px=800, height_px=400, form_factor="wide")], "good"),
        ([shot(width_px=400, height_px=1000)], "broken"),
        ([shot(width_px=300, height_px=600)], "broken"),
        ([shot(width_px=2000, height_px=4000)], "broken"),
        ([shot(), shot("screenshots[1]", width_px=400, height_px=700)], "broken"),
        ([shot(), shot("screenshots[1]", width_px=401, height_px=800)], "good"),
        ([shot(status=404)], "broken"),
        ([shot(sizes="800x1600")], "broken"),
        ([shot(width_px=800, height_px=400, form_factor="wide")], "no-phone"),
    ],
)
def test_screenshots_are_held_to_the_browsers_rules(result, app, shots, outcome):
    assert result(AUDIT, app(files=tuple(shots))).outcome == outcome


def test_a_site_that_is_no_app_loses_no_point(result, app):
    nothing = {"manifest": "", "manifest_url": None, "service_worker_url": None}
    assert result(AUDIT, app(**nothing, files=())).score is None
    assert result(AUDIT, app(**nothing, files=())).status is Status.NOT_APPLICABLE


def test_what_was_never_asked_for_is_not_measured(result, app, never_asked):
    assert result(AUDIT, app(files=None)).outcome == "not-measured"
    assert result(AUDIT, never_asked).outcome == "not-measured"
