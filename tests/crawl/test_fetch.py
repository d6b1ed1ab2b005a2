"""The fetcher against a server that does what servers do."""

import asyncio
import gzip
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mmaudit.config.settings import Access, Cookie
from mmaudit.crawl.fetch import Fetcher
from mmaudit.errors import UsageError
from mmaudit.link import LinkProxy, Reach
from mmaudit.model.failure import FailureCode
from mmaudit.model.site_capture import LinkCheck
from mmaudit.model.snapshot import FetchedDocument, Redirect


class Handler(BaseHTTPRequestHandler):
    """One path, one misdeed. ``seen`` holds the paths and headers of all requests."""

    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, dict[str, str]]]
    release: threading.Event

    def do_GET(self) -> None:
        self.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        name = self.path.partition("?")[0].strip("/")
        getattr(self, f"answer_{name}", self.answer_missing)()

    def log_message(self, *_: object) -> None: ...

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(200, "<title>Tere, õ</title>".encode(), Content_Type="text/html; charset=utf-8")

    def answer_missing(self) -> None:
        self.send(404, b"none")

    def answer_error(self) -> None:
        self.send(503)

    def answer_old(self) -> None:
        self.send(301, Location="/page?utm_source=kept#top")

    def answer_loop(self) -> None:
        self.send(302, Location="/loop")

    def answer_away(self) -> None:
        self.send(302, Location="http://other.invalid/x")

    def answer_port(self) -> None:
        self.send(302, Location="http://127.0.0.1:9/x")

    def answer_file(self) -> None:
        self.send(302, Location="file:///etc/passwd")

    def answer_nowhere(self) -> None:
        self.send(302, b"stay")

    def answer_big(self) -> None:
        self.send(200, b"x" * 5000)

    def answer_bomb(self) -> None:
        self.send(200, gzip.compress(b"0" * 3_000_000), Content_Encoding="gzip")

    def answer_packed(self) -> None:
        self.send(200, gzip.compress(b"<urlset/>"), Content_Type="application/gzip")

    def answer_latin(self) -> None:
        self.send(200, '<meta charset="iso-8859-15"><p>õ€'.encode("iso-8859-15"), Content_Type="text/html")

    def answer_bare(self) -> None:
        self.send(200, "täna".encode("cp1252"))

    def answer_bytemark(self) -> None:
        self.send(200, "User-agent: *".encode("utf-16"), Content_Type="text/plain")

    def answer_empty(self) -> None:
        self.close_connection = True

    def answer_nonsense(self) -> None:
        self.wfile.write(b"HELLO THERE\r\n\r\n")
        self.close_connection = True

    def answer_badzip(self) -> None:
        self.send(200, b"not gzip at all", Content_Encoding="gzip")

    def answer_hang(self) -> None:
        self.release.wait(30)
        self.close_connection = True


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    handler = type("OneTestsHandler", (Handler,), {"seen": [], "release": threading.Event()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        handler.release.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def base(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


Ask = Callable[[Fetcher], Awaitable[FetchedDocument | LinkCheck]]


@pytest.fixture
def ask(base: str) -> Callable[..., FetchedDocument | LinkCheck]:
    """Run one request with a fetcher for the server, or for ``origin``."""

    def run(request: Ask, *, access: Access | None = None, origin: str = base, timeout_s: float = 10):
        async def story():
            async with (
                LinkProxy(Reach((), allow_private=True)) as link,
                Fetcher("Phone/1", access or Access(), origin, link=link, timeout_s=timeout_s) as fetcher,
            ):
                return await request(fetcher)

        return asyncio.run(story())

    return run


def test_an_address_that_was_not_named_is_never_asked(base: str, server: ThreadingHTTPServer) -> None:
    async def story() -> FetchedDocument:
        guard = Reach((), allow_private=False)
        async with LinkProxy(guard) as link, Fetcher("Phone/1", Access(), base, link=link) as fetcher:
            return await fetcher.get(base + "/page")

    document = asyncio.run(story())
    assert document.failure is not None
    assert document.failure.code is FailureCode.SSRF_BLOCKED
    assert server.RequestHandlerClass.seen == []


def test_a_document_is_read_with_its_headers(ask, base: str) -> None:
    document = ask(lambda fetcher: fetcher.get(base + "/page"))
    assert (document.status, document.text, document.failure) == (200, "<title>Tere, õ</title>", None)
    assert document.content_type == "text/html; charset=utf-8"
    assert document.headers["content-length"] == "23"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/latin", '<meta charset="iso-8859-15"><p>õ€'),
        ("/bare", "täna"),
        ("/bytemark", "User-agent: *"),
        ("/packed", "<urlset/>"),
    ],
)
def test_bytes_become_text_by_what_they_say_of_themselves(ask, base: str, path: str, text: str) -> None:
    assert ask(lambda fetcher: fetcher.get(base + path)).text == text


@pytest.mark.parametrize(("path", "status"), [("/none", 404), ("/error", 503), ("/nowhere", 302)])
def test_a_status_is_no_failure(ask, base: str, path: str, status: int) -> None:
    check = ask(lambda fetcher: fetcher.check(base + path))
    assert check == LinkCheck(url=base + path, status=status, final_url=base + path)


def test_redirects_are_followed_and_recorded(ask, base: str) -> None:
    check = ask(lambda fetcher: fetcher.check(base + "/old"))
    assert check.status == 200
    assert check.final_url == base + "/page?utm_source=kept#top"
    assert check.redirects == (Redirect(url=base + "/old", status=301),)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/loop", FailureCode.REDIRECT_LOOP),
        ("/file", FailureCode.BAD_REDIRECT),
        ("/empty", FailureCode.EMPTY_RESPONSE),
        ("/nonsense", FailureCode.PROTOCOL),
    ],
)
def test_what_goes_wrong_has_a_code(ask, base: str, path: str, code: FailureCode) -> None:
    check = ask(lambda fetcher: fetcher.check(base + path))
    assert check.failure is not None
    assert check.failure.code is code


@pytest.mark.parametrize("path", ["/away", "/port"])
def test_another_site_is_never_asked(ask, base: str, path: str) -> None:
    check = ask(lambda fetcher: fetcher.check(base + path))
    assert (check.status, check.failure) == (302, None)
    assert not check.final_url.startswith(base)
    document = ask(lambda fetcher: fetcher.get(base + path))
    assert document.failure is not None
    assert document.failure.code is FailureCode.OFF_SITE


@pytest.mark.parametrize(("path", "size"), [("/big", 1000), ("/bomb", 100_000)])
def test_a_body_is_cut_after_decompression(ask, base: str, path: str, size: int) -> None:
    document = ask(lambda fetcher: fetcher.get(base + path, max_bytes=size))
    assert document.failure is not None
    assert document.failure.code is FailureCode.TOO_LARGE
    assert (document.status, len(document.text)) == (200, size)


def test_a_broken_compression_is_a_protocol_failure(ask, base: str) -> None:
    document = ask(lambda fetcher: fetcher.get(base + "/badzip"))
    assert document.failure is not None
    assert document.failure.code is FailureCode.PROTOCOL


def test_a_server_that_hangs_times_out(ask, base: str) -> None:
    check = ask(lambda fetcher: fetcher.check(base + "/hang"), timeout_s=0.2)
    assert check.failure is not None
    assert check.failure.code is FailureCode.TIMEOUT


def test_a_closed_port_refuses(ask) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    check = ask(lambda fetcher: fetcher.check(url))
    assert check.failure is not None
    assert check.failure.code is FailureCode.REFUSED


def test_plain_http_behind_https_is_a_tls_failure(ask, base: str) -> None:
    check = ask(lambda fetcher: fetcher.check(base.replace("http:", "https:") + "/page"))
    assert check.failure is not None
    assert check.failure.code is FailureCode.TLS


@pytest.mark.parametrize(
    "url", ["http://exa mple/", "http://[::1", "http://a\x00b/", "gopher://x/", "", "/a"]
)
def test_no_address_raises(ask, url: str) -> None:
    assert ask(lambda fetcher: fetcher.check(url)).failure is not None


def test_credentials_reach_the_audited_origin(
    ask, base: str, server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    state.write_text(
        '{"cookies": [{"name": "c", "value": "3", "domain": "127.0.0.1", "path": "/"},'
        ' {"name": "d", "value": "4", "domain": ".other.example", "path": "/"}], "origins": []}'
    )
    access = Access(
        headers=(("X-Key", "k"),), cookies=(Cookie(name="a", value="1"),),
        username="me", password="pw", storage_state=state,  # noqa: S106 - of nobody
    )  # fmt: skip
    ask(lambda fetcher: fetcher.check(base + "/page"), access=access)
    ((_, headers),) = server.RequestHandlerClass.seen
    assert headers["user-agent"] == "Phone/1"
    assert headers["x-key"] == "k"
    assert headers["cookie"] == "a=1; c=3"
    assert headers["authorization"] == "Basic bWU6cHc="


def test_credentials_reach_no_other_origin(ask, base: str, server: ThreadingHTTPServer) -> None:
    access = Access(headers=(("X-Key", "k"),), cookies=(Cookie(name="a", value="1"),), username="me")
    ask(lambda fetcher: fetcher.check(base + "/page"), access=access, origin="http://127.0.0.1:1/")
    ((_, headers),) = server.RequestHandlerClass.seen
    assert not {"x-key", "cookie", "authorization"} & set(headers)


def test_a_storage_state_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="storage state"):
        Fetcher(
            "Phone/1",
            Access(storage_state=tmp_path / "none.json"),
            "http://127.0.0.1/",
            link=LinkProxy(Reach((), allow_private=False)),
        )
