import pytest

from mmaudit.facts.manifest_files import named_files
from mmaudit.model.app_files import FileUse

URL = "https://a.test/app/m.json"


def test_each_picture_is_named_with_its_place_and_what_is_said_of_it():
    manifest = {
        "icons": [{"src": "i.png", "sizes": "192x192", "type": "image/png", "purpose": "maskable"}],
        "screenshots": [{"src": "/s.png", "form_factor": "Wide"}],
        "shortcuts": [{}, {"icons": [{"src": "https://cdn.test/c.png"}]}],
    }
    icon, screenshot, shortcut = named_files(manifest, URL)
    assert (icon.use, icon.path, icon.url) == (FileUse.ICON, "icons[0]", "https://a.test/app/i.png")
    assert (icon.sizes, icon.type, icon.purpose) == ("192x192", "image/png", "maskable")
    assert (screenshot.use, screenshot.form_factor) == (FileUse.SCREENSHOT, "wide")
    assert (shortcut.path, shortcut.url) == ("shortcuts[1].icons[0]", "https://cdn.test/c.png")


@pytest.mark.parametrize(
    "icons",
    [
        "i.png", [None, "i.png", 5], [{}], [{"src": ""}], [{"src": 5}], [{"src": "javascript:1"}], [{"src": "http://["}],
        [{"src": "file:///etc/passwd"}], [{"src": "blob:x"}], [{"src": "x" * 3000}], [{"src": "data:," + "x" * 400_000}],
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_left_out(icons):
    assert named_files({"icons": icons, "shortcuts": icons, "screenshots": icons}, URL) == ()


def test_of_many_the_first_are_taken():
    many = [{"src": f"{count}.png"} for count in range(500)]
    manifest = {"icons": many, "screenshots": many, "shortcuts": [{"icons": many}] * 9}
    assert len(named_files(manifest, URL)) == 12 + 4 + 4
