"""A stand-in of the Chrome UX Report API on 127.0.0.1: its documented answers and errors, and what it was asked.

https://developer.chrome.com/docs/crux/api; the errors are Google's common ones (google.rpc.Status).
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

KEY = "stand-in-key_0123456789"
NOT_FOUND = (404, "NOT_FOUND", "chrome ux report data not found", ())
BAD_KEY = (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", ("API_KEY_INVALID",))
BAD_URL = (400, "INVALID_ARGUMENT", "Request contains an invalid argument.", ())
DISABLED = (
    403,
    "PERMISSION_DENIED",
    f"Chrome UX Report API has not been used in project 123 before or it is disabled. Key {KEY}.",
    ("SERVICE_DISABLED",),
)
TOO_OFTEN = (
    429,
    "RESOURCE_EXHAUSTED",
    "Quota exceeded for quota metric 'Queries'.",
    ("RATE_LIMIT_EXCEEDED",),
)
BROKEN = (503, "UNAVAILABLE", "The service is currently unavailable.", ())


def error(status, name, message, reasons):
    details = [
        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
        for reason in reasons
    ]
    more = {"details": details} if details else {}
    return status, {"error": {"code": status, "message": message, "status": name} | more}


def histogram(limits, shares):
    starts = (0, *limits) if isinstance(limits[0], int) else ("0.00", *limits)
    bins = [{"start": start, "density": share} for start, share in zip(starts, shares, strict=True)]
    for each, end in zip(bins, limits, strict=False):
        each["end"] = end
    return bins


def record(lcp=2100, **changes):
    """A 200's JSON; times are whole milliseconds, CLS is in strings, as documented."""
    metrics = {
        "largest_contentful_paint": {
            "histogram": histogram((2500, 4000), (0.8123, 0.1201, 0.0676)),
            "percentiles": {"p75": lcp},
        },
        "interaction_to_next_paint": {
            "histogram": histogram((200, 500), (0.9, 0.07, 0.03)),
            "percentiles": {"p75": 130},
        },
        "cumulative_layout_shift": {
            "histogram": histogram(("0.10", "0.25"), (0.7, 0.2, 0.1)),
            "percentiles": {"p75": "0.12"},
        },
        "first_contentful_paint": {
            "histogram": histogram((1800, 3000), (0.75, 0.15, 0.1)),
            "percentiles": {"p75": 1800},
        },
        "experimental_time_to_first_byte": {
            "histogram": histogram((800, 1800), (0.6, 0.3, 0.1)),
            "percentiles": {"p75": 950},
        },
        "form_factors": {"fractions": {"desktop": 0.0377, "phone": 0.9444, "tablet": 0.0179}},
        "round_trip_time": {"percentiles": {"p75": 120}},
    }
    return {
        "record": {
            "key": {"formFactor": "PHONE"},
            "metrics": metrics | changes,
            "collectionPeriod": {
                "firstDate": {"year": 2026, "month": 10, "day": 25},
                "lastDate": {"year": 2026, "month": 11, "day": 21},
            },
        }
    }


@dataclass
class CruxApi:
    """``answers`` by origin or page; a number or a tuple of ``error`` is an error, what is not there is unknown.

    ``instead`` answers everything.
    """

    base_url: str = ""
    answers: dict = field(default_factory=dict)
    instead: object = None
    asked: list = field(default_factory=list)
    paths: list = field(default_factory=list)

    def answer(self, path, key, question):
        self.paths.append(path)
        self.asked.append(question)
        if path != "/v1/records:queryRecord":
            return error(404, "NOT_FOUND", "Not found.", ())
        if key != KEY:
            return error(*BAD_KEY)
        found = self.instead or self.answers.get(question.get("origin") or question.get("url"), NOT_FOUND)
        return error(*found) if isinstance(found, tuple) else (200, found)


@contextmanager
def crux_api() -> Iterator[CruxApi]:
    """A server on a free port of 127.0.0.1."""
    api = CruxApi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, content = api.answer(self.path, self.headers["X-Goog-Api-Key"], question)
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    api.base_url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
