"""Every page of tests/sites/amp comes out as its table says, visited by a phone."""

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from tests.sites.amp.cases import CASES, VALIDATOR, Served
from tests.sites.answering import Answering

from mmaudit.run.audit import run_audit
from mmaudit.run.options import make_config

pytestmark = pytest.mark.browser

PAGES = {f"/{case.name}": (case.name, case.page) for case in CASES} | {
    f"/{case.name}/amp": (case.name, case.half) for case in CASES if case.half
}


class Handler(Answering, BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/robots.txt":
            self.answer(200, "text/plain", b"User-agent: *\nDisallow: /kept-out/amp\n", ())
            return
        name, served = PAGES.get(urlsplit(self.path).path, ("", Served(status=404)))
        host, port = self.server.server_address
        here = f"http://{host}:{port}"
        body = served.body.replace("{here}", here).replace("{name}", name)
        self.answer(served.status, "text/html; charset=utf-8", body.encode(), tuple(served.headers.items()))


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The rows of all pages, by name."""
    place = tmp_path_factory.mktemp("amp")
    (place / "validator.js").write_text(VALIDATOR)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    urls = tuple(f"{origin}/{case.name}" for case in CASES)
    config = make_config(
        urls[0], network="none", cpu=1, scroll="none", max_pages=len(CASES) + 1, out=place / "out",
        urls=urls, amp_validator=place / "validator.js",
    )  # fmt: skip
    report = asyncio.run(run_audit(config))
    yield {urlsplit(page.url).path.strip("/"): page for page in report.pages}
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_it_comes_out_as_the_table_says(seen, case):
    page = seen[case.name]
    assert page.error is None
    assert page.amp.kind == case.kind
    outcomes = {audit.id: audit.outcome for audit in page.audits}
    assert {name: outcomes[name] for name in case.outcomes} == case.outcomes
