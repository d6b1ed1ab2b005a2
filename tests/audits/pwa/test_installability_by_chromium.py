"""Our own judgement of what can be installed beside Chromium's, over manifests drawn by lot."""

import asyncio
import json
import struct
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.audits.pwa.manifest_lottery import manifests
from tests.sites.answering import Answering

from mmaudit.facts.installability import installability_errors
from mmaudit.gather.browser import find_browser
from mmaudit.gather.collectors.pwa import installability_errors_of
from mmaudit.gather.launch import launch
from mmaudit.model.app_files import AppFile, FileFault, FileUse, WantedFile

pytestmark = pytest.mark.browser

COUNT = 320
MANIFESTS = manifests(COUNT)
SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='512' height='512'><rect width='512' height='512'/></svg>"
)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(side):
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = png(512)


class Handler(Answering, BaseHTTPRequestHandler):
    def do_GET(self):
        path, _, number = self.path.partition("?n=")
        if path == "/app/m":
            self.answer(200, "application/manifest+json", json.dumps(MANIFESTS[int(number)]).encode())
        elif path == "/app/":
            self.answer(200, "text/html", f'<link rel="manifest" href="m?n={number}">'.encode())
        elif path.endswith(".svg"):
            self.answer(200, "image/svg+xml", SVG)
        elif path.lower().startswith(("/i", "/app/i")):
            self.answer(200, "image/png", PNG)
        else:
            self.answer(404, "text/html", b"")


async def asked(origin):
    """What Chromium says of each manifest."""
    choice = find_browser(None)
    if choice.headless_shell:
        pytest.skip("chrome-headless-shell says nothing that ours could be held to")
    launched = await launch(choice, sandbox="auto")
    try:
        page = await launched.browser.new_page()
        cdp = await page.context.new_cdp_session(page)
        said = []
        for number in range(COUNT):
            await page.goto(f"{origin}/app/?n={number}")
            answer = await cdp.send("Page.getInstallabilityErrors")
            said.append(installability_errors_of(answer))
        return said
    finally:
        await launched.close()


def broken_icons(manifest):
    """What a visit would have found of the icons that are not there, or are no picture."""
    return [
        AppFile(
            wanted=WantedFile(use=FileUse.ICON, path=f"icons[{number}]", url=icon["src"]),
            fault=FileFault.NO_PICTURE,
        )
        for number, icon in enumerate(manifest["icons"])
        if icon.get("src") in ("/gone.png", "")
    ]


@pytest.fixture(scope="module")
def said():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    yield origin, asyncio.run(asked(origin))
    server.shutdown()
    server.server_close()


def test_our_rules_say_what_chromium_says(said):
    origin, answers = said
    differences = []
    for number, manifest in enumerate(MANIFESTS):
        ours = installability_errors(
            json.dumps(manifest),
            manifest_url=f"{origin}/app/m?n={number}",
            page_url=f"{origin}/app/?n={number}",
            files=broken_icons(manifest),
        )
        if ours != answers[number]:
            differences.append((manifest, answers[number], ours))
    assert differences == []


def test_the_lot_falls_on_every_rule(said):
    codes = {code for answer in said[1] for code in answer}
    assert codes >= {
        "start-url-not-valid", "manifest-missing-name-or-short-name", "manifest-display-not-supported",
        "manifest-display-override-not-supported", "manifest-missing-suitable-icon", "no-acceptable-icon",
    }  # fmt: skip
    assert () in said[1]
