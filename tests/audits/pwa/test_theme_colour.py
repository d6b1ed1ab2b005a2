import pytest

from mmaudit.audits.pwa.theme_colour import AUDIT
from mmaudit.model.app_files import ThemeColour
from mmaudit.model.verdict import Status


def colour(content, told="", media=""):
    return ThemeColour(content=content, media=media, colour=told)


@pytest.mark.parametrize(
    ("colours", "outcome"),
    [
        ([], "none"),
        ([colour("  ")], "none"),
        ([colour("#003366", "#003366")], "good"),
        ([colour("navy-ish")], "no-colour"),
        ([colour("#fff", "#ffffff")], "differs"),
        ([colour("#000", "#000000", "(prefers-color-scheme: dark)"), colour("#036", "#003366")], "good"),
    ],
)
def test_the_colour_of_the_browsers_bar(result, app, colours, outcome):
    assert result(AUDIT, app(theme_colours=tuple(colours))).outcome == outcome


def test_a_site_that_is_no_app_loses_no_point(result, app):
    nothing = {"manifest": "", "manifest_url": None, "service_worker_url": None}
    assert result(AUDIT, app(**nothing, files=(), theme_colours=(colour("blau"),))).score is None
    assert result(AUDIT, app(**nothing, files=())).status is Status.NOT_APPLICABLE


def test_a_site_that_was_never_asked_is_not_measured(result, never_asked):
    assert result(AUDIT, never_asked).outcome == "not-measured"
