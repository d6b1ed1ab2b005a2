"""A raw web server on loopback that may say anything: each path is a ``Case`` of a table.

``python -m tests.sites.hostile.server`` serves all of them by hand.
"""

import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

MAX_HEAD_BYTES = 65_536
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One path: what it answers, and how an audit of it must end.

    ``ends``: ``audited``, ``audited`` with the codes of warnings, ``failed`` with the codes that are right, or
    ``skipped`` with the reason. Where the machine decides, ends are parted by `` or ``.
    """

    path: str
    ends: str
    answer: Callable[["Wire"], None]

    def allows(self, status: str, codes: Sequence[str]) -> bool:
        """Whether a row of ``status`` with ``codes`` (warnings, or why not) is what must come out."""
        return any(fits(end.split(), status, codes) for end in self.ends.split(" or "))


def fits(end: list[str], status: str, codes: Sequence[str]) -> bool:
    """Whether one end of a case is met."""
    return end[0] == status and set(end[1:]) <= set(codes)


@dataclass(slots=True, kw_only=True)
class HostileSite:
    """A running server: its origin, what was asked of it, and the neighbour that nobody may reach."""

    origin: str
    canary: str
    cases: dict[str, Case]
    requests: list[tuple[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True, kw_only=True)
class Wire:
    """One request and the line that it came on."""

    line: socket.socket
    site: HostileSite
    method: str
    path: str
    headers: dict[str, str]

    @property
    def rest(self) -> str:
        """What stands behind the case's own path: ``sub`` of ``/case/sub?x``."""
        return self.path.partition("?")[0].lstrip("/").partition("/")[2]

    def send(self, data: bytes) -> None:
        """These bytes, whatever they mean."""
        self.line.sendall(data)

    def reply(
        self,
        body: str | bytes = b"",
        *,
        status: str = "200 OK",
        kind: str | None = HTML,
        headers: Sequence[tuple[str, str]] = (),
    ) -> None:
        """A whole answer. ``{origin}`` and ``{canary}`` of a text are filled in."""
        if isinstance(body, str):
            filled = body.replace("{origin}", self.site.origin).replace("{canary}", self.site.canary)
            body = filled.encode("utf-8", "surrogatepass")
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"Content-Type: {kind}"] if kind else []
        lines += [f"{name}: {value.replace('{canary}', self.site.canary)}" for name, value in headers]
        self.send("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body)

    def hold(self) -> None:
        """Say nothing more until the server closes."""
        self.site.closing.wait()

    def drip(self, data: bytes, *, every_s: float) -> None:
        """Send ``data`` byte by byte, again and again."""
        while not self.site.closing.is_set():
            for byte in data:
                self.send(bytes([byte]))
                if self.site.closing.wait(every_s):
                    return

    def reset(self) -> None:
        """Break the line off (RST): a close that lingers for 0 s."""
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.line.close()


class Handler(socketserver.BaseRequestHandler):
    """Reads one request and lets its case answer."""

    def handle(self) -> None:
        site: HostileSite = self.server.site
        head = self.read_head()
        if not head:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, *_ = [*first.split(" "), "", ""]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        site.requests.append((method, path))
        wire = Wire(line=self.request, site=site, method=method, path=path, headers=headers)
        case = site.cases.get("/" + path.partition("?")[0].lstrip("/").partition("/")[0])
        if case is None:
            wire.reply(
                "<!doctype html><title>Nothing</title><h1>Nothing is here</h1>", status="404 Not Found"
            )
        else:
            case.answer(wire)

    def read_head(self) -> bytes:
        head = b""
        while b"\r\n\r\n" not in head and len(head) < MAX_HEAD_BYTES:
            more = self.request.recv(4096)
            if not more:
                return b""
            head += more
        return head.partition(b"\r\n\r\n")[0]


class Server(socketserver.ThreadingTCPServer):
    """Does not wait for its clients when it closes."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128
    site: HostileSite

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that leaves in the middle of an answer is no news."""

    def shutdown_request(self, request: socket.socket) -> None:
        """Close the line; a case may have closed it already."""
        try:
            super().shutdown_request(request)
        except OSError:
            return


class Canary:
    """A neighbour on loopback that counts who comes."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.visitors: list[object] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                line, address = self._listener.accept()
            except OSError:
                return
            self.visitors.append(address)
            line.close()

    def close(self) -> None:
        """Listen no more."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


@contextmanager
def hostile_site(cases: Sequence[Case], *, canary: str) -> Iterator[HostileSite]:
    """Serve ``cases`` while the block runs."""
    server = Server(("127.0.0.1", 0), Handler)
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    server.site = HostileSite(origin=origin, canary=canary, cases={case.path: case for case in cases})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def main() -> None:
    """Serve the whole table by hand until Ctrl-C."""
    from tests.sites.hostile.table import ALL_CASES

    canary = Canary()
    with hostile_site(ALL_CASES, canary=canary.origin) as site:
        print(f"{site.origin}/ serves {len(ALL_CASES)} cases; stop with Ctrl-C", flush=True)  # noqa: T201
        threading.Event().wait()


if __name__ == "__main__":
    main()
