"""Our reading of a manifest's members beside Chromium's own, which stays silent of some faults."""

import asyncio
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.audits.pwa.members import GOOD, RIGHT, WRONG
from tests.sites.answering import Answering

from mmaudit.audits.pwa.manifest import real_faults
from mmaudit.gather.browser import find_browser
from mmaudit.gather.launch import launch

pytestmark = pytest.mark.browser

# Chromium leaves these out without a word, which makes them worth saying.
SILENT = (
    "share_target: is not an object",
    "icons[0]: lacks src",
    "icons[0]: is not an object",
    "icons[0].type: “png” is no type of picture",
    "shortcuts[0].icons[0]: lacks src",
    "theme-color: unknown; it resembles theme_color",
    "shortName: unknown; it resembles short_name",
)
MANIFESTS = [GOOD | members for members in (*RIGHT, *(members for members, _ in WRONG))]


class Handler(Answering, BaseHTTPRequestHandler):
    def do_GET(self):
        number = self.path.rpartition("=")[2]
        if self.path.startswith("/app/m?"):
            self.answer(200, "application/manifest+json", json.dumps(MANIFESTS[int(number)]).encode())
        else:
            self.answer(200, "text/html", f'<link rel="manifest" href="m?n={number}">'.encode())


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/app/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


async def ask_chromium(url):
    """What Chromium says against each manifest, without what are remarks to us."""
    launched = await launch(find_browser(None), sandbox="auto")
    try:
        page = await launched.browser.new_page()
        cdp = await page.context.new_cdp_session(page)
        said = []
        for number, manifest in enumerate(MANIFESTS):
            await page.goto(f"{url}?n={number}")
            answer = await cdp.send("Page.getAppManifest")
            said.append(real_faults([each["message"] for each in answer["errors"]], manifest))
        return said
    finally:
        await launched.close()


@pytest.fixture(scope="module")
def said():
    with serving() as url:
        return asyncio.run(ask_chromium(url))


@pytest.mark.parametrize("number", range(len(RIGHT)), ids=lambda number: str(RIGHT[number])[:60])
def test_chromium_takes_what_we_find_right(said, number):
    assert said[number] == ()


@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda number: WRONG[number][1])
def test_chromium_speaks_of_what_we_find_wrong_or_leaves_it_out_in_silence(said, number):
    assert bool(said[len(RIGHT) + number]) == (WRONG[number][1] not in SILENT)
