import pytest
from tests.audits.pwa.files import file, start, touch

from mmaudit.audits.pwa.app_icons import AUDIT
from mmaudit.model.app_files import FileFault, FileUse
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("seen", "outcome", "label"),
    [
        ({}, "good", ""),
        ({"sizes": "512x512", "of_type": "image/png"}, "good", ""),
        ({"sizes": "48x48 192x192"}, "good", ""),
        ({"sizes": "any"}, "good", ""),
        ({"sizes": "1024x1024", "kind": "svg", "width_px": 150, "height_px": 150}, "good", ""),
        ({"sizes": "256x256", "kind": "ico", "width_px": 16, "height_px": 16}, "good", ""),
        ({"status": 404}, "none-usable", "icons[0]: the server answers 404"),
        ({"status": 500}, "none-usable", "icons[0]: the server answers 500"),
        ({"status": 429}, "good", "icons[0]: the server answers 429"),
        ({"status": None, "fault": FileFault.TIMEOUT}, "good", "icons[0]: did not come in time"),
        ({"status": None, "fault": FileFault.UNREACHABLE}, "none-usable", "icons[0]: cannot be reached"),
        ({"status": None, "fault": FileFault.BLOCKED}, "none-usable", "icons[0]: leads to a private address"),
        ({"fault": FileFault.REFUSED}, "none-usable",
         "icons[0]: the browser may not use it: it is no picture, or its server forbids other sites"),
        ({"fault": FileFault.TOO_LARGE}, "none-usable", "icons[0]: is larger than 5 MB"),
        ({"fault": FileFault.NO_PICTURE}, "none-usable", "icons[0]: is no picture"),
        ({"fault": FileFault.CUT_OFF}, "none-usable", "icons[0]: breaks off before its end"),
        ({"fault": FileFault.NOT_DRAWN}, "good", "icons[0]: could not be drawn in time"),
        ({"fault": FileFault.TOO_MANY_PIXELS, "width_px": 30000, "height_px": 30000}, "none-usable",
         "icons[0]: is 30000 × 30000, too large for a phone to unpack"),
        ({"sizes": "512x512", "width_px": 48, "height_px": 48}, "not-as-declared",
         "icons[0]: is 48 × 48, declared as 512x512"),
        ({"width_px": 300, "height_px": 200}, "not-as-declared", "icons[0]: is not square (300 × 200)"),
        ({"of_type": "image/svg+xml"}, "not-as-declared", "icons[0]: is png, declared as image/svg+xml"),
        ({"of_type": "image/webp"}, "good", "icons[0]: is png, declared as image/webp"),
        ({"content_type": "text/html; charset=utf-8"}, "good", "icons[0]: is served as text/html"),
        ({"content_type": "application/octet-stream"}, "good", ""),
        ({"purpose": "maskable", "clear_share": 0.3}, "mask", "icons[0]: is maskable, yet 30 % of it is see-through"),
        ({"purpose": "any Maskable", "cut_share": 0.42}, "mask",
         "icons[0]: a launcher's mask may cut off 42 % of what is drawn"),
        ({"purpose": "maskable", "cut_share": 0.05}, "good", ""),
        ({"purpose": "maskable", "clear_share": None, "cut_share": None}, "good", ""),
        ({"clear_share": 0.9, "cut_share": 0.9}, "good", ""),
    ],
)  # fmt: skip
def test_an_icon_is_judged_by_what_it_is(result, app, seen, outcome, label):
    row = result(AUDIT, app(files=(file(**seen),)))
    assert row.outcome == outcome
    assert [each.label for each in row.evidence] == [label or "icons[0]"]


def test_one_icon_of_several_that_does_not_load_is_a_warning(result, app):
    row = result(AUDIT, app(files=(file(), file("icons[1]", status=404), start(), touch())))
    assert (row.outcome, row.score, row.text) == ("broken", 40, "1 of the 2 icons cannot be used.")
    assert [each.label for each in row.evidence] == ["icons[1]: the server answers 404", "icons[0]"]
    assert row.evidence[1].value == "512 × 512"


def test_a_shortcuts_icon_is_an_icon_too(result, app):
    small = file("shortcuts[0].icons[0]", use=FileUse.SHORTCUT_ICON, width_px=48, height_px=48)
    row = result(AUDIT, app(files=(file(), small)))
    assert (row.outcome, row.evidence[0].label) == ("good", "shortcuts[0].icons[0]: is smaller than 96 × 96")


def test_a_site_that_is_no_app_loses_no_point(result, app):
    nothing = {"manifest": "", "manifest_url": None, "service_worker_url": None}
    assert result(AUDIT, app(**nothing, files=(touch(status=404),))).score is None
    assert result(AUDIT, app(**nothing, files=())).status is Status.NOT_APPLICABLE


def test_what_was_never_asked_for_is_not_measured(result, app, never_asked):
    assert result(AUDIT, app(files=None)).outcome == "not-measured"
    assert result(AUDIT, never_asked).outcome == "not-measured"
