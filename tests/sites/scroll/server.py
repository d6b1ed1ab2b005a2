"""Serves the pages of ``pages.py`` on loopback: ``python -m tests.sites.scroll.server``."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.sites.answering import Answering
from tests.sites.scroll.pages import FOLDER, cases

HTML = "text/html; charset=utf-8"
LATE = re.compile(r"/late/(\d{1,4})(/.+)")
PICTURE = re.compile(r"/picture/(\d{1,4})x(\d{1,4})\.svg")
FONT = "/broad.ttf"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#8ac"/></svg>'


def answer(path: str) -> tuple[int, str, bytes]:
    """Status, content type and body of a path."""
    picture = PICTURE.fullmatch(path)
    if picture:
        return 200, "image/svg+xml", SVG.format(*picture.groups()).encode()
    if path == FONT:
        return 200, "font/ttf", (FOLDER / "broad.ttf").read_bytes()
    if path == "/":
        links = "".join(f'<li><a href="{case.path}">{case.path}</a></li>' for case in cases())
        return 200, HTML, f"<!doctype html><title>Scroll</title><ul>{links}</ul>".encode()
    page = next((case for case in cases() if case.path == path), None)
    if page is None:
        return 404, HTML, b"<!doctype html><title>Nothing</title><h1>Nothing is here</h1>"
    return 200, HTML, page.markup.encode()


class Handler(Answering, BaseHTTPRequestHandler):
    """Answers GET."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        late = LATE.fullmatch(path)
        if late:
            self.server.closing.wait(int(late[1]) / 1000)
            path = late[2]
        self.answer(*answer(path))


class Server(ThreadingHTTPServer):
    """Does not wait for its clients when it closes."""

    daemon_threads = True
    block_on_close = False
    closing: threading.Event

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that leaves in the middle of an answer is no news."""


@contextmanager
def scroll_site(port: int = 0) -> Iterator[str]:
    """Serve the pages while the block runs; gives the origin."""
    server = Server(("127.0.0.1", port), Handler)
    server.closing = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def main() -> None:
    """Serve the pages by hand until Ctrl-C."""
    with scroll_site() as origin:
        print(f"{origin}/ serves {len(cases())} pages; stop with Ctrl-C", flush=True)  # noqa: T201
        threading.Event().wait()


if __name__ == "__main__":
    main()
