import json

import pytest
from tests.audits.pwa.conftest import GOOD_MANIFEST

from mmaudit.audits.pwa.manifest import AUDIT
from mmaudit.audits.pwa.manifest_file import advice, missing_members, recommended_members
from mmaudit.model.app import ManifestFault
from mmaudit.model.verdict import Status

NAMED = {"name": "Kettles", "start_url": "/", "display": "standalone", "theme_color": "#036"}


def test_a_good_manifest_passes(result, app):
    row = result(AUDIT, app())
    assert (row.outcome, row.score) == ("complete", 100)
    assert row.evidence[0].url == "https://shop.test/app.webmanifest"
    assert [each.excerpt for each in row.evidence[1:]] == ["id", "description", "screenshots"]


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
    assert row.evidence[1].value == "Line: 1, column: 1, Syntax error."


BAD_COLOUR = "property 'theme_color' ignored, 'blau' is not a valid color."


def test_faults_that_the_browser_names_are_shown_once_with_their_line(result, app):
    manifest = json.dumps(GOOD_MANIFEST | {"theme_color": "blau"}, indent=1)
    row = result(AUDIT, app(manifest=manifest, manifest_errors=(BAD_COLOUR,)))
    assert (row.outcome, row.evidence[1].value) == ("faulty", BAD_COLOUR)
    assert row.evidence[1].excerpt == '5: "theme_color": "blau",'
    assert row.text == "Faults for which the browser ignores parts of the manifest: 1."


def test_the_line_that_the_browser_names_is_quoted(result, app):
    fault = ManifestFault(message="Line: 2, column: 9, Syntax error.", line=2, column=9, is_critical=True)
    broken = app(
        manifest='{\n "name": Ferries\n}', manifest_faults=(fault,), manifest_errors=(fault.message,)
    )
    assert result(AUDIT, broken).evidence[1].excerpt == '2: "name": Ferries'


def test_faults_of_which_the_browser_is_silent_are_found_too(result, app):
    row = result(AUDIT, app(manifest=GOOD_MANIFEST | {"icons": [*GOOD_MANIFEST["icons"], {"sizes": "9x9"}]}))
    assert (row.outcome, row.evidence[1].label) == ("faulty", "icons[2]: lacks src")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"gcm_sender_id": 5}, "property 'gcm_sender_id' ignored, type string expected."),
        ({"lang": None}, "property 'lang' ignored, type string expected."),
        ({}, "Method should be set to either GET or POST. It currently defaults to GET."),
        ({}, "scope_extensions entry ignored, required properties 'type' and 'origin' are missing."),
        ({}, "found icon with one or more invalid purposes; those purposes are ignored."),
    ],
)
def test_what_the_browser_only_remarks_is_no_fault(result, app, members, said):
    assert result(AUDIT, app(manifest=GOOD_MANIFEST | members, manifest_errors=(said,))).outcome == "complete"


def test_what_is_missing_is_named(result, app):
    row = result(
        AUDIT, app(manifest=NAMED | {"background_color": "#fff", "icons": [{"src": "a", "sizes": "48x48"}]})
    )
    assert (row.outcome, row.score) == ("incomplete", 60)
    assert row.text == (
        "The manifest lacks: icons (192 × 192), icons (512 × 512), icons (purpose: maskable)."
    )


def test_what_is_only_recommended_costs_little(result, app):
    row = result(AUDIT, app(manifest=GOOD_MANIFEST | {"theme_color": None}))
    assert (row.outcome, row.score) == ("recommended", 85)
    assert row.text.endswith("want more: theme_color.")


SMALL, LARGE = "icons (192 × 192)", "icons (512 × 512)"


@pytest.mark.parametrize(
    ("icons", "missing"),
    [
        ([{"sizes": "any"}], []),
        ([{"sizes": "48x48 512X512"}], []),
        ([{"sizes": "512x192"}], [SMALL, LARGE]),
        ("512x512", [SMALL, LARGE]),
        ([None, "x"], [SMALL, LARGE]),
    ],
)
def test_icons_are_read_whatever_they_hold(icons, missing):
    assert list(missing_members(NAMED | {"icons": icons})) == missing


def test_members_that_are_blank_or_no_text_are_missing():
    manifest = {"short_name": " ", "start_url": 5, "icons": [{"sizes": "any", "purpose": "maskable"}]}
    assert list(missing_members(manifest)) == ["name", "start_url", "display"]
    assert list(recommended_members(manifest)) == ["theme_color", "background_color"]


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        (
            {"icons": [{"purpose": "any maskable"}]},
            "icons[0].purpose: 'any' and 'maskable' should be two icons",
        ),
        ({"icons": [{"purpose": "maskable"}, {}, 5]}, None),
        (
            {"short_name": "Northern ferries"},
            "short_name: is cut off below the icon after about 12 characters",
        ),
        ({"name": "Northern ferries"}, "name: is cut off below the icon after about 12 characters"),
        ({"name": "Northern ferries", "short_name": "Ferries"}, None),
        ({"prefer_related_applications": True}, None),
        (
            {"screenshots": [{"src": "a", "label": "A"}, {"src": "b"}, {"src": "c"}]},
            "screenshots[1]: lacks label",
        ),
        ({"shortcuts": [{"name": "A", "url": "/a"}]}, "shortcuts[0]: lacks icons"),
        (
            {"prefer_related_applications": True, "related_applications": [{"platform": "play"}]},
            "prefer_related_applications: the browser offers another app in place of this one",
        ),
    ],
)
def test_what_is_better_left_is_said(members, sentence):
    assert [said for _, said in advice(members)] == ([sentence] if sentence else [])


def test_advice_takes_no_point(result, app):
    row = result(AUDIT, app(manifest=GOOD_MANIFEST | {"short_name": "Northern ferries", "lang": "en_US"}))
    assert (row.outcome, row.score) == ("complete", 100)
    labels = [each.label for each in row.evidence]
    assert "lang: “en_US” is no language tag" in labels
    assert "short_name: is cut off below the icon after about 12 characters" in labels


def test_a_site_that_was_never_asked_is_not_measured(result, never_asked):
    assert result(AUDIT, never_asked).text == "Not measured. The browser did not answer."
