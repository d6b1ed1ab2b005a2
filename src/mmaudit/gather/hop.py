"""One request as CDP's ``Network`` events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mmaudit.model.snapshot import Request

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
