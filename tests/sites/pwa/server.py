"""Serves the apps of ``workers.py`` and ``manifests.py`` on loopback, each below its own name, and logs requests."""

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image, ImageDraw
from tests.sites.answering import Answering
from tests.sites.pwa.app_files import FILE_CASES
from tests.sites.pwa.manifests import MANIFEST_CASES, ManifestCase
from tests.sites.pwa.workers import WORKER_CASES, WorkerCase

HTML = "text/html; charset=utf-8"
APPS: dict[str, WorkerCase | ManifestCase] = {
    each.name: each for each in (*WORKER_CASES, *MANIFEST_CASES, *FILE_CASES)
}
TEXTS = {
    "": "Today the ferry leaves at nine, noon and five from the northern quay; bicycles travel for nothing.",
    "a.html": "Tickets are sold on board; children below seven, dogs and wheelchairs need none of them at all.",
    "b.html": "In winter storms our boats stay in harbour, and a bus drives round the bay every second hour.",
    "c.html": "Whoever loses a glove asks at the office behind the lighthouse, where a basket of them stands.",
    "offline.html": "You are not connected.",
}
MANIFEST = {
    "id": "./",
    "name": "Northern ferries",
    "short_name": "Ferries",
    "start_url": "./",
    "display": "standalone",
    "theme_color": "#003366",
    "background_color": "#ffffff",
    "icons": [
        {"src": "/icon/192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "/icon/512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "/maskable/512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ],
}


@cache
def icon(kind: str, size: int) -> bytes:
    """A picture: ``icon`` is a disc on glass, ``maskable`` a small disc on paint, ``cut`` one that fills it."""
    ground = (0, 0, 0, 0) if kind == "icon" else (0, 51, 102, 255)
    share = {"icon": 0.9, "maskable": 0.6, "cut": 1.0}[kind]
    picture = Image.new("RGBA", (size, size), ground)
    edge = size * (1 - share) / 2
    draw = ImageDraw.Draw(picture)
    if kind == "cut":
        draw.rectangle((size * 0.02, size * 0.02, size * 0.98, size * 0.98), fill="orange")
    else:
        draw.ellipse((edge, edge, size - edge, size - edge), fill="orange")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def page(app: WorkerCase | ManifestCase, name: str) -> bytes:
    """A page of ``app``."""
    head = '<link rel="manifest" href="app.webmanifest">'
    links, script, extra = "", "", ""
    if isinstance(app, WorkerCase):
        head = head if app.manifest else ""
        links = "".join(f'<a href="{each}">{each}</a> ' for each in app.links)
        script = f"<script>{app.register}</script>"
    else:
        head, extra = (head if app.linked else ""), app.head
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="theme-color" content="#003366">{head}{extra}<title>Ferries {name}</title>'
        f"<h1>{name or 'Start'}</h1><p>{TEXTS[name]}</p><nav>{links}</nav>{script}"
    ).encode()


class Handler(Answering, BaseHTTPRequestHandler):
    """Answers GET."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.requests.append(self.path)
        _, app_name, name = (*path.split("/", 2), "", "")[:3]
        app = APPS.get(app_name)
        if app_name in ("icon", "maskable", "cut"):
            self.answer(200, "image/png", icon(app_name, int(name.partition(".")[0])))
        elif app is None:
            self.answer(404, HTML, b"<title>Nothing</title>")
        elif name in TEXTS:
            self.answer(200, HTML, page(app, name), getattr(app, "headers", ()))
        elif isinstance(app, WorkerCase):
            self.answer_app(app, name)
        else:
            status, kind, body = app.answer(name, MANIFEST)
            where = (("Location", body.decode()),) if status in (301, 302) else ()
            self.answer(status, kind, body, where)

    def answer_app(self, app: WorkerCase, name: str) -> None:
        if name == "sw.js" and app.script is not None:
            script = app.script.replace("{number}", str(len(self.server.requests)))
            self.answer(200, app.type, script.encode())
        elif name == "app.webmanifest":
            manifest = MANIFEST | {"start_url": app.start_url}
            self.answer(200, "application/manifest+json", json.dumps(manifest).encode())
        elif name == "index.html":
            self.answer(200, HTML, page(app, ""))
        else:
            self.answer(404, HTML, b"<title>Nothing</title>")


class Server(ThreadingHTTPServer):
    """``requests``: every path that was asked, in order."""

    daemon_threads = True
    block_on_close = False
    requests: list[str]

    @property
    def origin(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that leaves in the middle of an answer is no news."""


@contextmanager
def pwa_site() -> Iterator[Server]:
    """Serve the apps while the block runs."""
    server = Server(("127.0.0.1", 0), Handler)
    server.requests = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
