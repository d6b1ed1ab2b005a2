import pytest

from mmaudit.audits.pwa.manifest import AUDIT
from mmaudit.audits.pwa.manifest_file import missing_members
from mmaudit.model.verdict import Status

NAMED = {"name": "Kettles", "start_url": "/", "display": "standalone", "theme_color": "#036"}


def test_a_good_manifest_passes(result, app):
    row = result(AUDIT, app())
    assert (row.outcome, row.score) == ("complete", 100)
    assert [each.url for each in row.evidence] == ["https://shop.test/app.webmanifest"]


def test_no_app_is_no_fault(result, no_app):
    row = result(AUDIT, no_app)
    assert (row.outcome, row.status, row.score) == ("no-app", Status.NOT_APPLICABLE, None)


@pytest.mark.parametrize("url", [None, ""])
def test_a_service_worker_without_manifest_is_a_warning(result, app, url):
    row = result(AUDIT, app(manifest="", manifest_url=url))
    assert (row.outcome, row.status) == ("missing", Status.WARN)
    assert row.evidence[0].url == "https://shop.test/"


@pytest.mark.parametrize("text", ["", "<html>", "[]", '{"name": ', "null"])
def test_a_manifest_that_is_no_object_cannot_be_read(result, app, text):
    row = result(AUDIT, app(manifest=text, manifest_errors=("Line: 1, column: 1, Syntax error.",)))
    assert (row.outcome, row.status) == ("unreadable", Status.FAIL)
    assert row.evidence[1].excerpt == "Line: 1, column: 1, Syntax error."


def test_faults_that_the_browser_names_are_shown(result, app):
    fault = "property 'theme_color' ignored, 'blau' is not a valid color."
    row = result(AUDIT, app(manifest_errors=(fault,)))
    assert (row.outcome, row.evidence[1].excerpt) == ("faulty", fault)
    assert row.text == "Faults for which the browser ignores parts of the manifest: 1."


def test_what_is_missing_is_named(result, app):
    row = result(AUDIT, app(manifest=NAMED | {"background_color": "#fff", "icons": [{"sizes": "48x48"}]}))
    assert row.outcome == "incomplete"
    assert row.text == (
        "The manifest lacks: icons (192 × 192), icons (512 × 512), icons (purpose: maskable)."
    )


@pytest.mark.parametrize(
    ("icons", "missing"),
    [
        ([{"sizes": "any", "purpose": "maskable"}], []),
        ([{"sizes": "48x48 512X512", "purpose": "any maskable"}], []),
        ([{"sizes": "512x192", "purpose": "maskable"}], ["icons (192 × 192)", "icons (512 × 512)"]),
        ("512x512", ["icons (192 × 192)", "icons (512 × 512)", "icons (purpose: maskable)"]),
        ([None, "x"], ["icons (192 × 192)", "icons (512 × 512)", "icons (purpose: maskable)"]),
    ],
)
def test_icons_are_read_whatever_they_hold(icons, missing):
    assert list(missing_members(NAMED | {"background_color": "#fff", "icons": icons})) == missing


def test_members_that_are_blank_or_no_text_are_missing():
    manifest = {"short_name": " ", "start_url": 5, "icons": [{"sizes": "any", "purpose": "maskable"}]}
    assert list(missing_members(manifest)) == [
        "name",
        "start_url",
        "display",
        "theme_color",
        "background_color",
    ]


def test_a_site_that_was_never_asked_is_not_measured(result, never_asked):
    assert result(AUDIT, never_asked).text == "Not measured. The browser did not answer."
