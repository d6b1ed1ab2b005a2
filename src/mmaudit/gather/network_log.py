"""What the network layer of one page did, from CDP's ``Network`` events."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession

from mmaudit.gather.failures import real_cause
from mmaudit.link import Ledger
from mmaudit.model.snapshot import Redirect, Request

MAX_REQUESTS = 2000
MAX_URL = 2000
MAX_HEADER = 4000

# What audits read of a response; a document's headers are kept whole but for cookies.
KEPT_HEADERS = frozenset(
    [
        "age",
        "alt-svc",
        "cache-control",
        "content-encoding",
        "content-length",
        "content-type",
        "etag",
        "expires",
        "last-modified",
        "link",
        "location",
        "pragma",
        "server-timing",
        "timing-allow-origin",
        "vary",
        "x-robots-tag",
        "access-control-allow-origin",
    ]
)
SECRET_HEADERS = frozenset({"set-cookie", "authorization", "proxy-authorization"})

# Requests that a page keeps open, or makes when it is done, hold nothing up.
BACKGROUND_TYPES = frozenset(
    {"WebSocket", "EventSource", "Ping", "Media", "Other", "Preflight", "CSPViolationReport"}
)

# Chromium raises an image that it finds on the screen to these; what is further down stays below them.
SCREEN_PRIORITIES = frozenset({"High", "VeryHigh"})

Event = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Hop:
    """One request on its way; a redirect ends it and begins the next under the same id."""

    url: str
    resource_type: str
    started: float
    loader: str = ""
    status: int | None = None
    mime_type: str = ""
    protocol: str = ""
    priority: str = ""
    answered: float | None = None
    finished: float | None = None
    transfer_bytes: int = 0
    decoded_bytes: int = 0
    from_cache: bool = False
    from_service_worker: bool = False
    failure: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    first_priority: str = ""
    initiator: str = ""
    initiator_url: str = ""
    connect_ms: float | None = None


@dataclass(slots=True, kw_only=True)
class MainDocument:
    """The navigation that the main frame is in, or came to rest at.

    ``epoch_offset_s``: what to add to CDP's monotonic seconds to get seconds since 1970.
    """

    request_id: str
    hop: Hop
    epoch_offset_s: float
    redirects: list[Redirect] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


class NetworkLog:
    """Listens from ``start`` to ``stop``; times are CDP's monotonic seconds."""

    def __init__(self, cdp: CDPSession, main_frame: str, ledger: Ledger) -> None:
        self._cdp = cdp
        self._main_frame = main_frame
        self._ledger = ledger
        self._open: dict[str, Hop] = {}
        self._hops: list[Hop] = []
        self.main: MainDocument | None = None
        self.navigations = 0
        self.request_count = 0
        self.last_activity = self.last_critical_activity = time.monotonic()
        self._handlers = {
            "Network.requestWillBeSent": self._sent,
            "Network.responseReceived": self._answered,
            "Network.dataReceived": self._data,
            "Network.requestServedFromCache": self._cached,
            "Network.loadingFinished": self._finished,
            "Network.loadingFailed": self._failed,
            "Network.resourceChangedPriority": self._reprioritised,
            "Page.frameNavigated": self._committed,
        }

    def start(self) -> None:
        """Begin to listen."""
        for name, handler in self._handlers.items():
            self._cdp.on(name, handler)

    def stop(self) -> None:
        """Listen no more; what was heard stays."""
        for name, handler in self._handlers.items():
            self._cdp.remove_listener(name, handler)

    @property
    def document_bytes(self) -> int:
        """How much of the main document has come, unpacked."""
        return self.main.hop.decoded_bytes if self.main else 0

    def in_flight(self) -> int:
        """How many requests are under way that a visitor waits for."""
        return sum(hop.resource_type not in BACKGROUND_TYPES for hop in self._open.values())

    def in_flight_critical(self) -> int:
        """How many requests are under way that can still change the first screen."""
        return sum(is_critical(hop) for hop in self._open.values())

    def is_waiting_for(self, urls: Iterable[str]) -> bool:
        """Whether one of ``urls`` is under way."""
        under_way = {hop.url for hop in self._open.values()}
        return any(url[:MAX_URL] in under_way for url in urls)

    def requests(self, *, origin_s: float, blocking: frozenset[str]) -> tuple[Request, ...]:
        """The first ``MAX_REQUESTS`` requests, their times in ms since ``origin_s`` (monotonic seconds)."""
        return tuple(as_request(hop, origin_s=origin_s, blocking=blocking) for hop in self._hops)

    def _touch(self, hop: Hop) -> None:
        if hop.resource_type not in BACKGROUND_TYPES:
            self.last_activity = time.monotonic()
        if is_critical(hop):
            self.last_critical_activity = time.monotonic()

    def _sent(self, event: Event) -> None:
        request_id = event["requestId"]
        redirect = event.get("redirectResponse")
        previous = self._open.pop(request_id, None)
        if redirect and previous:
            self._redirected(previous, redirect, event["timestamp"])
        hop = Hop(
            url=event["request"]["url"][:MAX_URL],
            resource_type=event.get("type", "Other"),
            started=event["timestamp"],
            loader=event.get("loaderId", ""),
            priority=event["request"].get("initialPriority", ""),
            first_priority=event["request"].get("initialPriority", ""),
            initiator=event.get("initiator", {}).get("type", ""),
            initiator_url=initiator_url(event.get("initiator", {})),
        )
        if hop.url.startswith(("data:", "blob:")):
            return
        self._touch(hop)
        self.request_count += 1
        self._open[request_id] = hop
        if len(self._hops) < MAX_REQUESTS:
            self._hops.append(hop)
        if hop.resource_type == "Document" and event.get("frameId") == self._main_frame:
            self._navigated(event, hop, previous if redirect else None)

    def _redirected(self, hop: Hop, response: Event, timestamp: float) -> None:
        describe(hop, response)
        hop.finished = timestamp
        hop.transfer_bytes = int(response.get("encodedDataLength", 0))

    def _navigated(self, event: Event, hop: Hop, redirected: Hop | None) -> None:
        """Follow the main frame: along a redirect of the server, or one that the page itself made."""
        if event.get("loaderId") != event["requestId"]:
            return
        redirects = self.main.redirects if self.main else []
        came_from = redirected or (self.main.hop if self.main else None)
        if came_from is not None and came_from.status is not None:
            redirects = [*redirects, Redirect(url=came_from.url, status=came_from.status)]
        if redirected is None:
            self.navigations += 1
        self.main = MainDocument(
            request_id=event["requestId"],
            hop=hop,
            epoch_offset_s=event["wallTime"] - event["timestamp"],
            redirects=redirects,
        )

    def _answered(self, event: Event) -> None:
        hop = self._open.get(event["requestId"])
        if hop is None:
            return
        self._touch(hop)
        describe(hop, event["response"])
        hop.answered = event["timestamp"]
        hop.transfer_bytes = int(event["response"].get("encodedDataLength", 0))
        if self.main is not None and self.main.request_id == event["requestId"]:
            self.main.headers = all_headers(event["response"].get("headers", {}))

    def _data(self, event: Event) -> None:
        hop = self._open.get(event["requestId"])
        if hop is not None:
            self._touch(hop)
            hop.decoded_bytes += int(event.get("dataLength", 0))

    def _committed(self, event: Event) -> None:
        """A new document has come: what the old one still waited for never ends."""
        frame = event["frame"]
        if frame["id"] == self._main_frame:
            self._open = {key: hop for key, hop in self._open.items() if hop.loader == frame["loaderId"]}

    def _cached(self, event: Event) -> None:
        hop = self._open.get(event["requestId"])
        if hop is not None:
            hop.from_cache = True

    def _reprioritised(self, event: Event) -> None:
        hop = self._open.get(event["requestId"])
        if hop is not None:
            hop.priority = event.get("newPriority", hop.priority)

    def _finished(self, event: Event) -> None:
        hop = self._open.pop(event["requestId"], None)
        if hop is None:
            return
        self._touch(hop)
        hop.finished = event["timestamp"]
        if not hop.from_cache:
            hop.transfer_bytes = int(event.get("encodedDataLength", 0))

    def _failed(self, event: Event) -> None:
        hop = self._open.pop(event["requestId"], None)
        if hop is None:
            return
        self._touch(hop)
        hop.finished = event["timestamp"]
        said = event.get("blockedReason") or event.get("errorText") or "failed"
        hop.failure = real_cause(said, hop.url, self._ledger)


def is_critical(hop: Hop) -> bool:
    """Whether the first screen may wait for ``hop``: all but background requests and pictures further down."""
    if hop.resource_type in BACKGROUND_TYPES:
        return False
    return hop.resource_type != "Image" or hop.priority in SCREEN_PRIORITIES


def describe(hop: Hop, response: Event) -> None:
    """Write what ``response`` says into ``hop``."""
    hop.status = int(response.get("status", 0)) or None
    hop.mime_type = str(response.get("mimeType", "")).lower()
    hop.protocol = response.get("protocol", "")
    hop.from_cache = hop.from_cache or bool(response.get("fromDiskCache"))
    hop.from_service_worker = bool(response.get("fromServiceWorker"))
    hop.connect_ms = connect_ms(response)
    headers = all_headers(response.get("headers", {}))
    hop.headers = {name: value for name, value in headers.items() if name in KEPT_HEADERS}


def connect_ms(response: Event) -> float | None:
    """The time for DNS, TCP and TLS; ``None`` on a connection that was there.

    CDP's ``ResourceTiming`` says -1 of what did not happen.
    """
    timing = response.get("timing") or {}
    began = [timing.get(name, -1) for name in ("dnsStart", "connectStart") if timing.get(name, -1) >= 0]
    ended = timing.get("connectEnd", -1)
    return round(max(0.0, ended - min(began)), 1) if began and ended >= 0 else None


def initiator_url(initiator: Event) -> str:
    """The file that asked for a request: CDP names a document or sheet outright, a script by its stack."""
    stack = initiator.get("stack", {})
    while stack and not stack.get("callFrames"):
        stack = stack.get("parent", {})
    named = initiator.get("url") or next((frame["url"] for frame in stack.get("callFrames", ())), "")
    return str(named)[:MAX_URL]


def all_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """``headers`` with lower-case names and bounded values, without what is secret."""
    return {
        name.lower(): str(value)[:MAX_HEADER]
        for name, value in headers.items()
        if name.lower() not in SECRET_HEADERS
    }


def as_request(hop: Hop, *, origin_s: float, blocking: frozenset[str]) -> Request:
    """``hop`` as the snapshot keeps it."""
    return Request(
        url=hop.url,
        resource_type=hop.resource_type,
        status=hop.status,
        mime_type=hop.mime_type,
        protocol=hop.protocol,
        priority=hop.priority,
        started_ms=milliseconds(hop.started, origin_s),
        finished_ms=None if hop.finished is None else milliseconds(hop.finished, origin_s),
        transfer_bytes=hop.transfer_bytes,
        decoded_bytes=hop.decoded_bytes,
        from_cache=hop.from_cache,
        from_service_worker=hop.from_service_worker,
        render_blocking=hop.url in blocking,
        failure=hop.failure,
        headers=hop.headers,
        first_priority=hop.first_priority,
        initiator=hop.initiator,
        initiator_url=hop.initiator_url,
        connect_ms=hop.connect_ms,
    )


def milliseconds(moment_s: float, origin_s: float) -> float:
    """Milliseconds from ``origin_s`` to ``moment_s``, never negative."""
    return round(max(0.0, (moment_s - origin_s) * 1000), 1)
