"""What the network layer of one page did, from CDP's ``Network`` events."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.async_api import CDPSession

from mmaudit.gather.failures import real_cause
from mmaudit.gather.hop import (
    BACKGROUND_TYPES,
    MAX_URL,
    Event,
    Hop,
    all_headers,
    as_request,
    describe,
    initiator_url,
    is_critical,
)
from mmaudit.link import Ledger
from mmaudit.model.snapshot import Redirect, Request

MAX_REQUESTS = 2000


@dataclass(slots=True, kw_only=True)
class MainDocument:
    """The navigation that the main frame is in, or came to rest at.

    ``epoch_offset_s``: what to add to CDP's monotonic seconds to get seconds since 1970.
    ``told_status``: what the network was answered, also where Chromium made no response of it.
    """

    request_id: str
    hop: Hop
    epoch_offset_s: float
    redirects: list[Redirect] = field(default_factory=list)
    told_status: int | None = None
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
            "Network.responseReceivedExtraInfo": self._told,
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

    def _told(self, event: Event) -> None:
        if self.main is not None and self.main.request_id == event["requestId"]:
            self.main.told_status = int(event.get("statusCode", 0)) or None

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
