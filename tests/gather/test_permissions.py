"""What a page asks for by itself is heard, whatever the page does to its own functions."""

import pytest

from mmaudit.model.permissions import Permission

pytestmark = pytest.mark.browser

HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Asks</title>'
PUSH, PLACE = [Permission.NOTIFICATIONS], [Permission.LOCATION]
CAMERA, MICROPHONE = Permission.CAMERA, Permission.MICROPHONE
LONG = "<p>Line after line.</p>" * 60
ASKS = "Notification.requestPermission()"


@pytest.fixture
def asked(site, visit):
    """What a page with the given script asked for."""

    def go(code, *, path="/", more=""):
        return visit(site.page(path, f"{HEAD}{more}<script>{code}</script>{LONG}")).permissions.asked

    return go


@pytest.mark.parametrize(
    ("code", "permissions"),
    [
        ("setTimeout(() => Notification.requestPermission(() => 0), 1200)", PUSH),
        (f"addEventListener('scroll', () => {ASKS})", PUSH),
        ("if (Notification.permission === 'default') Notification['requestPermission']()", PUSH),
        ("navigator.geolocation.watchPosition(() => 0)", PLACE),
        ("navigator.mediaDevices.getUserMedia({video: true, audio: true})", [CAMERA, MICROPHONE]),
        (f"navigator.geolocation.getCurrentPosition(() => 0); {ASKS}", PLACE + PUSH),
        (f"for (let i = 0; i < 5000; i += 1) {ASKS}", PUSH),
    ],
)
def test_what_a_page_asks_for_by_itself(asked, code, permissions):
    assert [each.permission for each in asked(code)] == permissions


@pytest.mark.parametrize(
    "code",
    [
        f"addEventListener('click', () => {ASKS})",
        "Notification.permission; Notification.requestPermission.name;"
        "navigator.permissions.query({name: 'notifications'})",
    ],
)
def test_a_page_that_waits_to_be_asked_asks_for_nothing(asked, code):
    button = f'<p>Word.</p><button aria-expanded="false" onclick="{ASKS}">Tell me</button>'
    assert asked(code, more=button) == ()


MISCHIEF = (
    "Error.stackTraceLimit = 0",
    "Error.prepareStackTrace = () => { throw 1 }",
    "EventTarget.prototype.dispatchEvent = () => 0",
    "Reflect.apply = RegExp.prototype.exec = JSON.stringify = performance.now = () => { throw 1 }",
    "window.Error = window.JSON = window.CustomEvent = window.performance = null",
    "Object.freeze(Notification)",
)


def test_a_page_that_puts_its_own_in_the_place_of_the_browsers_is_heard_and_gets_its_answer(asked, site):
    told = ";".join([*MISCHIEF, f"{ASKS}.then((answer) => fetch('/told?' + answer))"])
    assert [each.permission for each in asked(told)] == PUSH
    assert any(path.startswith("/told?") for path, _ in site.seen)


def test_the_page_finds_its_functions_as_the_browser_made_them(asked, site):
    asked(
        "const f = Notification.requestPermission;"
        "const isSame = /native code/.test(f.toString()) && f.name === 'requestPermission' && f.length === 0"
        " && !Object.keys(window).some((key) => /mmaudit/.test(key));"
        "fetch('/told?' + isSame)"
    )
    assert "/told?true" in [path for path, _ in site.seen]


def test_the_script_that_asks_is_named(asked, site):
    site.page("/push.js", f"\n\n{ASKS}", content_type="text/javascript")
    (only,) = asked("", more='<script src="/push.js"></script>')
    assert (only.script_url, only.line) == (f"{site.url}/push.js", 3)
    assert only.at_ms > 0
