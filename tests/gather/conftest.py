"""A small server of pages that misbehave, a phone without throttling, and the processes of its browser."""

import asyncio
import hashlib
import os
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mmaudit.config.profiles import device, network
from mmaudit.config.settings import Config
from mmaudit.gather.browser import find_browser
from mmaudit.gather.phone import Phone
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Picture, Snapshot


@dataclass(kw_only=True)
class Answer:
    """What the server says to one path."""

    body: bytes | str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"
    wait: threading.Event | None = None
    drops: bool = False


@dataclass(kw_only=True)
class Site:
    """A running server: ``answers`` by path, and what it was asked (``seen``: path and headers)."""

    url: str
    answers: dict[str, Answer]
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def page(self, path: str, body: str, **answer) -> str:
        self.answers[path] = Answer(body=body, **answer)
        return self.url + path

    def headers_of(self, path: str) -> dict[str, str]:
        return next(headers for seen, headers in self.seen if seen == path)


class Handler(BaseHTTPRequestHandler):
    """Answers from ``server.site``; what is not there is a 404."""

    def do_GET(self) -> None:
        site: Site = self.server.site
        site.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = site.answers.get(self.path.partition("?")[0], Answer(status=404))
        if answer.wait:
            answer.wait.wait(60)
        if answer.drops:
            return
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        headers = {"Content-Type": answer.content_type, "Content-Length": str(len(body))} | answer.headers
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if answer.status not in (204, 304):
            self.wfile.write(body)

    def log_message(self, *args) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args) -> None:
        """A browser that goes away in the middle is not news."""


@pytest.fixture
def a_site() -> Iterator[Callable[..., Site]]:
    """Makes servers; each has an origin of its own, secure ones with the certificate of ``tls``."""
    servers: list[Server] = []

    def make(tls: ssl.SSLContext | None = None) -> Site:
        server = Server(("127.0.0.1", 0), Handler)
        scheme = "https" if tls else "http"
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.site = Site(url=f"{scheme}://127.0.0.1:{server.server_port}", answers={})
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return server.site

    yield make
    for server in servers:
        server.site.released.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(a_site: Callable[..., Site]) -> Site:
    return a_site()


class Album:
    """Keeps pictures in memory."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def put_picture(self, data: bytes, *, mime: str, width_px: int, height_px: int) -> Picture:
        sha256 = hashlib.sha256(data).hexdigest()
        self.data[sha256] = data
        return Picture(sha256=sha256, mime=mime, width_px=width_px, height_px=height_px)


@pytest.fixture
def album() -> Album:
    return Album()


def build_config(start_url: str, **overrides) -> Config:
    harmless = {
        "start_url": start_url,
        "device": device("moto-g-power"),
        "network": network("none"),
        "cpu_slowdown": 1.0,
        "page_deadline_s": 30.0,
        "repeat_contended": False,
        # Each server of a test is a neighbour on this machine.
        "allow_private": True,
    }
    return Config(**harmless | overrides)


@pytest.fixture
def a_config() -> Callable[..., Config]:
    return build_config


def build_job(url: str) -> PageJob:
    return PageJob(url=url, depth=0, found_by=FoundBy.START)


@pytest.fixture
def a_job() -> Callable[[str], PageJob]:
    return build_job


class SharedPhone:
    """One phone with harmless settings for many visits: its loop runs in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.album = Album()
        self._phone = Phone(build_config("http://127.0.0.1/"), find_browser(None), self.album)
        self._do(self._phone.__aenter__())

    def visit(self, url: str) -> Snapshot:
        return self._do(self._phone.visit(build_job(url), site_wide=False))

    def close(self) -> None:
        self._do(self._phone.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(120)


@pytest.fixture(scope="session")
def shared_phone() -> Iterator[SharedPhone]:
    phone = SharedPhone()
    yield phone
    phone.close()


@pytest.fixture
def visit(album: Album, request: pytest.FixtureRequest) -> Callable[..., Snapshot]:
    """Visits one URL: with the shared phone, or with one of its own when settings are given."""

    def visit_once(url: str, **settings) -> Snapshot:
        if not settings:
            phone = request.getfixturevalue("shared_phone")
            snapshot = phone.visit(url)
            album.data.update(phone.album.data)
            return snapshot
        config = build_config(url, **settings)

        async def go() -> Snapshot:
            async with Phone(config, find_browser(None), album) as own:
                return await own.visit(build_job(url), site_wide=False)

        return asyncio.run(go())

    return visit_once


def parents() -> dict[int, int]:
    """Parent by process id, of all processes."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            found[int(stat.parent.name)] = int(fields[1])
    return found


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


@dataclass(frozen=True, kw_only=True)
class Processes:
    """The browser's processes that this test started; ``foreign`` ran before it."""

    own_pid: int
    foreign: frozenset[int] = frozenset()

    def browsers(self, kind: str = "--headless") -> list[int]:
        """Ids of living descendants that run Chromium and have ``kind`` on their command line."""
        tree = parents()
        return [
            pid
            for pid in tree
            if self._is_ours(pid, tree) and kind in command_of(pid) and "chrom" in command_of(pid)
        ]

    def leaders(self) -> list[int]:
        """The browsers themselves, without their children."""
        return [pid for pid in self.browsers() if "--type=" not in command_of(pid)]

    def _is_ours(self, pid: int, tree: dict[int, int]) -> bool:
        while pid in tree and pid not in self.foreign:
            pid = tree[pid]
            if pid == self.own_pid:
                return True
        return False

    def gone(self, pids: list[int], *, within_s: float = 10.0) -> bool:
        """Whether all of ``pids`` end; a process that was killed takes a moment to be swept up."""
        give_up = time.monotonic() + within_s
        while time.monotonic() < give_up:
            if not set(pids) & set(parents()):
                return True
            threading.Event().wait(0.02)
        return False


@pytest.fixture
def processes() -> Processes:
    if not Path("/proc").is_dir():
        pytest.skip("needs /proc")
    earlier = Processes(own_pid=os.getpid()).browsers()
    return Processes(own_pid=os.getpid(), foreign=frozenset(earlier))
