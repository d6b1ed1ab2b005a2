"""The command itself, killed with its browser again and again, ends with the pages of an undisturbed audit."""

import json
import os
import re
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAMES = [f"{one}{two}.html" for one in "abcd" for two in "wxyz"]
PAGE = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>{0}</title><h1>{0}</h1>"
MAX_PAGES = 10


class Tree(BaseHTTPRequestHandler):
    """A tree of pages."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        number = NAMES.index(name) + 1 if name in NAMES else 0
        is_page = name in ("", *NAMES)
        links = "".join(
            f"<p><a href=/{each}>To page {each}</a>" for each in NAMES[2 * number : 2 * number + 3]
        )
        body = (PAGE.format(f"About {name or 'home'}") + links).encode() if is_page else b""
        self.send_response(200 if is_page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def origin():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tree)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def start(origin, out, *more):
    command = [sys.executable, "-m", "mmaudit", "audit", origin, "--out", out, "--max-pages", MAX_PAGES]
    options = ["--network", "none", "--cpu", "1", "--format", "json", *more]
    return subprocess.Popen(
        [*map(str, command), *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip


def finish(process):
    said = process.communicate(timeout=600)[1]
    assert process.returncode == 0, said


def said_of(out):
    report = json.loads((out / "report.json").read_bytes())
    assert report["run"]["status"] == "complete"
    return [page["url"] for page in report["pages"]], sorted(each["url"] for each in report["skipped"])


def test_a_command_that_is_killed_again_and_again_ends_as_if_it_had_not_been(origin, tmp_path):
    finish(start(origin, tmp_path / "whole"))
    for _life in range(3):
        process = start(origin, tmp_path / "killed", "--resume")
        finished = 0
        for line in process.stderr:
            finished += bool(re.match(r"mmaudit: \d+/\d+ ", line))
            if finished == 2 or (finished and "Checking" in line):
                break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()
    finish(start(origin, tmp_path / "killed", "--resume"))
    assert said_of(tmp_path / "killed") == said_of(tmp_path / "whole")
