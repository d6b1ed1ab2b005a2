"""Files are asked for as the page would ask: by its origin, with what opens it, and no further than allowed."""

import asyncio
import io
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from PIL import Image
from tests.sites.answering import Answering

from mmaudit.config.profiles import device
from mmaudit.config.settings import Access
from mmaudit.gather.browser import find_browser
from mmaudit.gather.file_tab import MAX_FILE_BYTES, file_tab
from mmaudit.gather.launch import launch
from mmaudit.gather.open_page import OpenPage
from mmaudit.link import LinkProxy, reach_of
from mmaudit.model.app_files import FileFault
from mmaudit.model.job import FoundBy, PageJob

pytestmark = pytest.mark.browser

PAGE = b"<!doctype html><title>A</title><script>fetch = Image = URL = null; JSON.parse = () => { throw 1 }</script>"
ENDLESS = 40 * MAX_FILE_BYTES


def picture():
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    return out.getvalue()


class Handler(Answering, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked[self.path] = dict(self.headers)
        match self.path.strip("/"):
            case "gone":
                self.answer(
                    404,
                    "text/html",
                    b"<!doctype html>" + b"x" * 3000,
                    (("X-Content-Type-Options", "nosniff"),),
                )
            case "page":
                self.answer(200, "text/html", PAGE)
            case "private":
                self.answer(200, "image/png", picture(), (("Cross-Origin-Resource-Policy", "same-origin"),))
            case "endless":
                self.pour()
            case _:
                self.answer(200, "image/png", picture())

    def pour(self):
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(ENDLESS // 100_000):
                self.wfile.write(bytes(100_000))
                self.server.poured += 100_000
        except OSError:
            pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.poured, server.daemon_threads, server.block_on_close = {}, 0, True, False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


async def ask(own, other):
    """What comes of files of the site and of another one, asked for from a page with a name and a password."""
    launched = await launch(find_browser(None), sandbox="auto")
    try:
        async with LinkProxy(reach_of(own, allow_private=True)) as link:
            context = await launched.browser.new_context(proxy={"server": link.address})
            page = await context.new_page()
            await page.goto(f"{own}/page")
            open_page = OpenPage(
                job=PageJob(url=own, depth=0, found_by=FoundBy.START), page=page, context=context,
                cdp=await context.new_cdp_session(page), device=device("moto-g-power"), pictures=None,
                final_url=f"{own}/page", access=Access(username="ann", password="x"),  # noqa: S106 - of nothing
                ledger=link.ledger,
            )  # fmt: skip
            async with file_tab(open_page) as tab:
                urls = [f"{own}/own.png", f"{own}/endless"]
                urls += [f"{other}/{name}" for name in ("other.png", "gone", "page", "private")]
                answers = await tab.get(urls, document=f"{own}/start", limit_s=10)
            return {url.removeprefix(own).removeprefix(other + "/"): each for url, each in answers.items()}
    finally:
        await launched.close()


@pytest.fixture(scope="module")
def asked():
    with serving() as own, serving() as other:
        addresses = [f"http://127.0.0.1:{each.server_port}" for each in (own, other)]
        answers = asyncio.run(ask(*addresses))
        yield SimpleNamespace(answers=answers, own=own, other=other)


def test_a_file_comes_whole_whatever_the_pages_scripts_did(asked):
    assert asked.answers["/own.png"].body == picture()
    assert asked.answers["other.png"].body == picture()
    assert asked.answers["/start"].status == 200


def test_a_file_without_end_is_read_so_far_and_no_further(asked):
    assert asked.answers["/endless"].fault is FileFault.TOO_LARGE
    assert asked.own.poured < ENDLESS / 2


def test_what_another_origin_refuses_is_told_as_it_answered(asked):
    assert (asked.answers["gone"].status, asked.answers["gone"].fault) == (404, FileFault.NONE)
    assert asked.answers["page"].fault is FileFault.REFUSED
    assert asked.answers["private"].fault is FileFault.REFUSED


def test_the_password_goes_to_the_sites_own_origin_alone(asked):
    assert "Authorization" in asked.own.asked["/own.png"]
    assert "Authorization" in asked.own.asked["/start"]
    assert all("Authorization" not in headers for headers in asked.other.asked.values())


def test_the_start_page_is_asked_for_as_a_visitor_asks(asked):
    assert asked.own.asked["/start"]["Sec-Fetch-Mode"] == "navigate"
    assert asked.own.asked["/own.png"]["Sec-Fetch-Dest"] == "image"
