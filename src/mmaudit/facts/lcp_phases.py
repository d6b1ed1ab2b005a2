"""What the time to the largest paint went to, in the four phases of https://web.dev/articles/optimize-lcp."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

from mmaudit.model.snapshot import Load, Request

MAX_REDIRECTS = 10


class LcpPhase(StrEnum):
    """One of the four, in their order."""

    SERVER = "server"
    LOAD_DELAY = "load-delay"
    LOAD = "load"
    RENDER_DELAY = "render-delay"


@dataclass(frozen=True, slots=True, kw_only=True)
class LcpPhases:
    """The parts of the time to the largest paint, in ms; they add up to it.

    ``load_delay_ms``: from the server's first byte until the element's picture is asked for; ``load_ms``: until it
    is there; ``render_delay_ms``: until it is seen. Text needs no picture: its two middle phases are 0.
    """

    server_ms: float
    load_delay_ms: float
    load_ms: float
    render_delay_ms: float

    def by_phase(self) -> dict[LcpPhase, float]:
        """The parts by their phase, in the order of time."""
        return {
            LcpPhase.SERVER: self.server_ms,
            LcpPhase.LOAD_DELAY: self.load_delay_ms,
            LcpPhase.LOAD: self.load_ms,
            LcpPhase.RENDER_DELAY: self.render_delay_ms,
        }

    def longest(self) -> LcpPhase:
        """Where most of the time goes."""
        parts = self.by_phase()
        return max(parts, key=lambda phase: parts[phase])


def lcp_phases(load: Load) -> LcpPhases | None:
    """The phases of ``load``; ``None`` when its largest paint or its first byte is not known.

    Moments out of their order are moved, as the web-vitals library does (``src/attribution/onLCP.ts``).
    """
    if load.lcp_ms is None or load.ttfb_ms is None or load.largest_paint is None:
        return None
    first_byte = min(load.ttfb_ms, load.lcp_ms)
    asked = there = first_byte
    request = picture_request(load.requests, load.largest_paint.url)
    if request is not None:
        asked = min(max(first_byte, request[0].started_ms), load.lcp_ms)
        ended = request[-1].finished_ms
        there = load.lcp_ms if ended is None else min(max(asked, ended), load.lcp_ms)
    return LcpPhases(
        server_ms=first_byte,
        load_delay_ms=asked - first_byte,
        load_ms=there - asked,
        render_delay_ms=load.lcp_ms - there,
    )


def picture_request(requests: Sequence[Request], url: str | None) -> tuple[Request, ...] | None:
    """The request for ``url`` and those that its redirects led to; ``None`` when it went over no network."""
    if not url:
        return None
    by_url = {without_fragment(request.url): request for request in reversed(requests)}
    chain: list[Request] = []
    address = without_fragment(url)
    while address in by_url and len(chain) < MAX_REDIRECTS:
        chain.append(by_url[address])
        target = chain[-1].headers.get("location")
        if not target or not is_redirect(chain[-1]):
            break
        address = without_fragment(urljoin(address, target))
    return tuple(chain) or None


def is_redirect(request: Request) -> bool:
    """Whether the answer led elsewhere."""
    return request.status is not None and 300 <= request.status < 400


def without_fragment(url: str) -> str:
    """The part of a URL that is asked of a server."""
    return url.split("#", 1)[0]
