"""Serves a fixture site on loopback: ``python tests/sites/serve.py tests/sites/shop [--port 8000]``.

A site is a folder of files and an optional ``site.toml`` that says how they are served::

    [defaults]
    gzip = true                      # text is compressed for clients that accept it
    headers = { Cache-Control = "max-age=600" }

    [[rule]]                         # every rule whose ``path`` (a glob over the URL's path) matches is laid
    path = "/vana-leht.html"         # over the ones before it
    redirect = "/uus-leht.html"      # answers 301 unless ``status`` says otherwise
    status = 503
    delay_ms = 400                   # before the first byte
    never_ends = true                # sends the body's first half, then keeps the line open
    headers = { Content-Type = "text/html; charset=utf-8" }

``{{origin}}`` in a text file becomes the server's own origin (sitemaps and canonical links are absolute).
"""

import argparse
import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tomllib import loads
from typing import Any
from urllib.parse import unquote, urlsplit

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("text/javascript", ".js")
TEXT_TYPES = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/manifest",
    "image/svg",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request that reached the server; ``path`` with its query."""

    method: str
    path: str
    status: int


@dataclass(slots=True, kw_only=True)
class Site:
    """A served site: where it is and what was asked of it."""

    folder: Path
    origin: str
    requests: list[Request] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        """The full URL of a path."""
        return self.origin + path

    def requested(self, method: str | None = None) -> list[str]:
        """The paths that were asked for, in order; of one method when it is named."""
        return [request.path for request in self.requests if method in (None, request.method)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server will say."""

    status: int
    headers: dict[str, str]
    body: bytes
    delay_ms: float = 0
    never_ends: bool = False


class Pages:
    """The files of a site under its rules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        config = self.folder / "site.toml"
        self.config: dict[str, Any] = loads(config.read_text("utf-8")) if config.is_file() else {}

    def answer(self, path: str, *, origin: str, accepts_gzip: bool) -> Answer:
        """The answer to a GET of ``path`` (no query)."""
        rule = self.rule(path)
        headers = {str(name): str(value) for name, value in rule.get("headers", {}).items()}
        if "redirect" in rule:
            headers["Location"] = rule["redirect"]
            return Answer(
                status=rule.get("status", 301), headers=headers, body=b"", delay_ms=rule.get("delay_ms", 0)
            )
        file = self.file(path)
        status, body, kind = 200, b"<!doctype html><title>Not found</title><h1>Not found</h1>\n", "text/html"
        if file is None:
            status, file = 404, self.file("/404.html")
        if file is not None:
            body, kind = file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind.startswith(TEXT_TYPES):
            body = body.replace(b"{{origin}}", origin.encode())
            headers.setdefault("Content-Type", f"{kind}; charset=utf-8")
            if rule.get("gzip") and accepts_gzip and len(body) > 500:
                body = gzip.compress(body, mtime=0)
                headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        headers.setdefault("Content-Type", kind)
        return Answer(
            status=rule.get("status", status),
            headers=headers,
            body=body,
            delay_ms=rule.get("delay_ms", 0),
            never_ends=rule.get("never_ends", False),
        )

    def rule(self, path: str) -> dict[str, Any]:
        """The defaults with every matching rule laid over them; headers are joined."""
        merged = dict(self.config.get("defaults", {}))
        for rule in self.config.get("rule", []):
            if fnmatchcase(path, rule["path"]):
                headers = {**merged.get("headers", {}), **rule.get("headers", {})}
                merged = {**merged, **rule, "headers": headers}
        return merged

    def file(self, path: str) -> Path | None:
        """The file behind a URL path; a folder answers with its ``index.html``."""
        file = (self.folder / unquote(path).lstrip("/")).resolve()
        # Real sites of packages link their folders in from elsewhere: only the URL must not climb out.
        if ".." in unquote(path).split("/") or file.name == "site.toml":
            return None
        if file.is_dir() and path.endswith("/"):
            file = file / "index.html"
        return file if file.is_file() else None


def handler(pages: Pages, site: Site, closing: threading.Event) -> type[BaseHTTPRequestHandler]:
    """The request handler of one served site."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Without it, headers and body leave in two small packets and Nagle's algorithm adds 40 ms to each answer.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            answer = pages.answer(
                path, origin=site.origin, accepts_gzip="gzip" in self.headers.get("Accept-Encoding", "")
            )
            self.note(answer.status)
            if answer.delay_ms:
                closing.wait(answer.delay_ms / 1000)
            self.send(answer)

        do_HEAD = do_GET  # noqa: N815 - the base class calls it by this name

        def do_POST(self) -> None:
            self.close_connection = True
            self.note(405)
            self.send(
                Answer(status=405, headers={"Content-Type": "text/plain", "Allow": "GET, HEAD"}, body=b"no\n")
            )

        do_PUT = do_DELETE = do_PATCH = do_POST  # noqa: N815 - likewise

        def send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.never_ends:
                self.close_connection = True
            else:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command == "HEAD":
                return
            if answer.never_ends:
                self.wfile.write(answer.body[: len(answer.body) // 2])
                self.wfile.flush()
                closing.wait()
                return
            self.wfile.write(answer.body)

        def note(self, status: int) -> None:
            site.requests.append(Request(method=self.command, path=self.path, status=status))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing: the requests are in ``Site.requests``."""

    return Handler


class Server(ThreadingHTTPServer):
    """A threading server that does not wait for its clients when it closes."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that leaves in the middle of an answer is no news."""


@contextmanager
def served(folder: Path, *, port: int = 0) -> Iterator[Site]:
    """Serve ``folder`` on 127.0.0.1 while the block runs; port 0 takes a free one."""
    closing = threading.Event()
    site = Site(folder=folder, origin="")
    server = Server(("127.0.0.1", port), handler(Pages(folder), site, closing))
    site.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serve one site by hand until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve a fixture site on 127.0.0.1.")
    parser.add_argument("folder", type=Path, help="the site's folder")
    parser.add_argument("--port", type=int, default=8000, help="0 takes a free one (default: 8000)")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        parser.error(f"{arguments.folder} is not a folder")
    with served(arguments.folder, port=arguments.port) as site:
        print(f"{site.url()} serves {arguments.folder}; stop with Ctrl-C", flush=True)  # noqa: T201 - run by hand
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
