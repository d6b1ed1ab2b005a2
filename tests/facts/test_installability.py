"""Our own judgement of what can be installed; a browser test holds it to Chromium's."""

import json

import pytest

from mmaudit.facts.installability import PARSE_ERROR, installability_errors
from mmaudit.model.app_files import AppFile, FileFault, FileUse, WantedFile

PAGE = "https://shop.test/"
GOOD = {
    "name": "Kettles",
    "start_url": "/",
    "display": "standalone",
    "icons": [{"src": "/i.png", "sizes": "192x192", "type": "image/png"}],
}


def judged(manifest, *, page_url=PAGE, files=()):
    text = manifest if isinstance(manifest, str) else json.dumps(manifest)
    return installability_errors(text, manifest_url=page_url + "m.json", page_url=page_url, files=files)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "<!doctype html>"])
def test_a_manifest_that_cannot_be_read_is_one_reason(text):
    assert judged(text) == (PARSE_ERROR,)


def test_a_page_without_manifest():
    assert installability_errors("", manifest_url=None, page_url=PAGE) == ("no-manifest",)


@pytest.mark.parametrize(
    ("page_url", "is_secure"),
    [
        ("https://shop.test/", True),
        ("http://localhost:8000/", True),
        ("http://app.localhost/", True),
        ("http://127.0.0.2/", True),
        ("http://[::1]:8000/", True),
        ("http://shop.test/", False),
        ("http://127.0.0.1.shop.test/", False),
        ("http://192.168.1.1/", False),
    ],
)
def test_the_origin_has_to_be_secure(page_url, is_secure):
    assert judged(GOOD, page_url=page_url) == (() if is_secure else ("not-from-secure-origin",))


def an_icon(path, **found):
    wanted = WantedFile(use=FileUse.ICON, path=path, url=PAGE + "i.png")
    return AppFile(wanted=wanted, **{"status": 200, "kind": "png", "width_px": 192, "height_px": 192} | found)


@pytest.mark.parametrize(
    ("found", "is_installable"),
    [
        ({}, True),
        ({"status": 404}, False),
        ({"fault": FileFault.NO_PICTURE}, False),
        ({"width_px": 48, "height_px": 48}, False),
        ({"status": None, "fault": FileFault.TIMEOUT}, True),
        ({"kind": "svg", "width_px": 48, "height_px": 48}, True),
    ],
)
def test_the_icon_has_to_be_there(found, is_installable):
    errors = judged(GOOD, files=[an_icon("icons[0]", **found)])
    assert errors == (() if is_installable else ("no-acceptable-icon",))


def test_of_several_icons_the_one_that_would_be_fetched_decides():
    icons = [{"src": "/a.png", "sizes": size} for size in ("512x512", "192x192", "96x96")]
    files = [an_icon(f"icons[{number}]", fault=FileFault.NO_PICTURE) for number in (0, 2)]
    assert judged(GOOD | {"icons": icons}, files=files) == ()
    broken = [an_icon("icons[1]", fault=FileFault.NO_PICTURE)]
    assert judged(GOOD | {"icons": icons}, files=broken) == ("no-acceptable-icon",)
