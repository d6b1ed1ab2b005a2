"""A server that refuses for a moment costs no page."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import mmaudit

pytestmark = pytest.mark.browser
PAGE = b"<!doctype html><html lang=en><title>Open again</title><h1>Welcome</h1><a href=/busy>More</a></html>"


class Handler(BaseHTTPRequestHandler):
    """``/busy`` is refused twice; the third time it is there."""

    asked: Counter

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        is_refused = self.path == "/busy" and self.asked[self.path] < 3
        self.send_response(429 if is_refused else 404 if self.path == "/robots.txt" else 200)
        if is_refused:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def busy_site():
    handler = type("Counting", (Handler,), {"asked": Counter()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_page_is_asked_again_when_the_server_said_so(busy_site, tmp_path):
    report = mmaudit.audit(busy_site, max_pages=2, network="none", cpu=1, out=tmp_path)
    assert [(page.url.removeprefix(busy_site), page.status) for page in report.pages] == [
        ("", "audited"),
        ("busy", "audited"),
    ]
