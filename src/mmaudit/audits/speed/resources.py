"""The requests of the page's typical load, as audits need them."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.snapshot import Request

STATIC_TYPES = frozenset({"Stylesheet", "Script", "Image", "Font", "Media"})


def network_requests(page: PageFacts) -> tuple[Request, ...]:
    """What went over the network: neither ``data:`` nor a cache nor a service worker."""
    load = typical_load(page.snapshot.loads)
    return tuple(
        request
        for request in (load.requests if load else ())
        if request.url.startswith(("http://", "https://"))
        and not request.from_cache
        and not request.from_service_worker
    )


def answered(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Those that brought a body."""
    return tuple(request for request in requests if request.status in (200, 203, 206) and not request.failure)


def is_own(request: Request, page: PageFacts) -> bool:
    """Whether the site's owner can change the response."""
    return is_own_url(request.url, page)


def is_own_url(url: str, page: PageFacts) -> bool:
    """Whether ``url`` is of the site: same host, or one is a subdomain of the other."""
    host, other = bare_host(url), bare_host(page.snapshot.final_url)
    return host == other or host.endswith("." + other) or other.endswith("." + host)


def bare_host(url: str) -> str:
    """The host of a URL without ``www.``; empty when it cannot be read."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def main_document(page: PageFacts) -> Request | None:
    """The request that brought the page itself, without the redirects before it."""
    pages = [each for each in answered(network_requests(page)) if each.resource_type == "Document"]
    return by_url(pages).get(without_fragment(page.snapshot.final_url)) or next(iter(pages), None)


def document_end_ms(page: PageFacts) -> float:
    """When the page itself had come; 0 when that was not seen."""
    document = main_document(page)
    return (document.finished_ms or document.started_ms) if document else 0.0


def by_url(requests: Iterable[Request]) -> dict[str, Request]:
    """Requests by URL without fragment, the first of each."""
    found: dict[str, Request] = {}
    for request in requests:
        found.setdefault(without_fragment(request.url), request)
    return found


def without_fragment(url: str) -> str:
    """The part of a URL that is asked of a server."""
    return url.split("#", 1)[0]
