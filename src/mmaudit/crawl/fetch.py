"""The tool's own requests: robots.txt, sitemaps and links. GET only, small, and only on the audited site."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx

from mmaudit.config.masking import Masker
from mmaudit.config.settings import Access
from mmaudit.crawl.body_text import body_text, inflated
from mmaudit.crawl.credentials import Credentials
from mmaudit.crawl.network_faults import FAULTS, code_of, failure_of, failure_of_link
from mmaudit.crawl.scope import Scope
from mmaudit.crawl.web_reader import MAX_BYTES
from mmaudit.facts.canonical import canonical_url
from mmaudit.link import LinkProxy, endpoint_of
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.site_capture import LinkCheck
from mmaudit.model.snapshot import FetchedDocument, Redirect

MAX_REDIRECTS = 5
# An idle connection that the server has just closed looks like this: once more on a new one.
RETRIED = (FailureCode.RESET, FailureCode.EMPTY_RESPONSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """Where a chain of redirects ended. ``body`` is decompressed."""

    url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    redirects: tuple[Redirect, ...] = ()
    failure: Failure | None = None


class Fetcher:
    """Reads documents of one site. Use it as an async context manager.

    ``origin``: any URL of the audited origin; credentials go there alone. Redirects are followed up to
    five times, to http and https only, and never to a host that is not related to the origin's.
    ``timeout_s`` bounds a whole chain of redirects. ``link`` guards what may be reached and must be up.
    ``checks_certificates``: a server whose certificate is not trusted is not asked.
    """

    def __init__(
        self,
        user_agent: str,
        access: Access,
        origin: str,
        *,
        link: LinkProxy,
        timeout_s: float = 10,
        checks_certificates: bool = True,
    ) -> None:
        self._credentials = Credentials(access, origin)
        self._masker = Masker(access)
        self._scope = Scope.of(origin)
        self._timeout_s = timeout_s
        self._link = link
        self._client = httpx.AsyncClient(
            headers={"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
            timeout=timeout_s,
            limits=httpx.Limits(max_connections=8),
            proxy=link.address,
            trust_env=False,
            verify=checks_certificates,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def get(self, url: str, *, max_bytes: int = MAX_BYTES) -> FetchedDocument:
        """The document at ``url`` as text. A body beyond ``max_bytes`` is cut and the failure ``too_large``."""
        answer = await self._chain(url, max_bytes=max_bytes)
        content_type = answer.headers.get("content-type", "")
        document = FetchedDocument(
            requested_url=url,
            final_url=answer.url,
            status=answer.status,
            content_type=content_type,
            text=body_text(inflated(answer.body, max_bytes=max_bytes), content_type),
            redirects=answer.redirects,
            headers=answer.headers,
            failure=answer.failure,
        )
        return self._masker.record(document)

    async def check(self, url: str) -> LinkCheck:
        """What ``url`` answers. Where it leads off the site, ``final_url`` tells; nobody is asked there."""
        answer = await self._chain(url, max_bytes=0)
        led_off = answer.failure is not None and answer.failure.code is FailureCode.OFF_SITE
        asked = LinkCheck(
            url=url,
            status=answer.status,
            final_url=answer.url,
            redirects=answer.redirects,
            failure=None if led_off else answer.failure,
        )
        return self._masker.record(asked)

    async def _chain(self, url: str, *, max_bytes: int) -> _Answer:
        """Follow ``url`` to its end; ``max_bytes`` of 0 leaves the body unread."""
        redirects: tuple[Redirect, ...] = ()
        at = url
        try:
            async with asyncio.timeout(self._timeout_s):
                while True:
                    answer = await self._hop(at, max_bytes=max_bytes)
                    location = answer.headers.get("location")
                    if location is None or answer.status not in (301, 302, 303, 307, 308):
                        return replace(answer, redirects=redirects)
                    redirects = (*redirects, Redirect(url=at, status=answer.status))
                    at, failure = self._next(at, location, count=len(redirects))
                    if failure is not None:
                        return _Answer(url=at, status=answer.status, redirects=redirects, failure=failure)
        except FAULTS as error:
            failure = self._unreachable(error, at) or failure_of(error, timeout_s=self._timeout_s)
            return _Answer(url=at, redirects=redirects, failure=failure)

    def _unreachable(self, error: Exception, at: str) -> Failure | None:
        """The link's own reason why there was no connection to ``at``, when that is what ``error`` is about."""
        endpoint = endpoint_of(at)
        if not isinstance(error, httpx.ProxyError) or endpoint is None:
            return None
        fault = self._link.ledger.fault_of(endpoint)
        return failure_of_link(fault, timeout_s=self._timeout_s) if fault else None

    def _next(self, at: str, location: str, *, count: int) -> tuple[str, Failure | None]:
        """Where a redirect leads, and why it is not followed."""
        canonical = canonical_url(location, base=at)
        if canonical is None:
            return at, bad_redirect(location)
        # The address itself is asked as the server gave it: what the canonical form leaves out may matter to it.
        target = urljoin(at, location)
        if not self._scope.is_related(canonical):
            return target, Failure(
                code=FailureCode.OFF_SITE, message=f"It leads to another site: {canonical}"
            )
        if count > MAX_REDIRECTS:
            message = f"It redirects more than {MAX_REDIRECTS} times."
            return target, Failure(code=FailureCode.REDIRECT_LOOP, message=message)
        return target, None

    async def _hop(self, url: str, *, max_bytes: int) -> _Answer:
        """One request, once more when a kept connection turned out to be dead."""
        try:
            return await self._request(url, max_bytes=max_bytes)
        except FAULTS as error:
            if code_of(error) not in RETRIED:
                raise
        return await self._request(url, max_bytes=max_bytes)

    async def _request(self, url: str, *, max_bytes: int) -> _Answer:
        async with self._client.stream("GET", url, headers=self._credentials.headers_for(url)) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            body, whole = (b"", True) if max_bytes == 0 else await read_body(response, max_bytes)
        return _Answer(
            url=url,
            status=response.status_code,
            headers=headers,
            body=body,
            failure=None if whole else too_large(max_bytes),
        )


async def read_body(response: httpx.Response, max_bytes: int) -> tuple[bytes, bool]:
    """The decompressed body up to ``max_bytes``, and whether that is all of it."""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > max_bytes:
            return bytes(body[:max_bytes]), False
    return bytes(body), True


def too_large(max_bytes: int) -> Failure:
    """The failure of a body that goes on beyond ``max_bytes``."""
    message = f"The document is larger than {max_bytes / 1_000_000:g} MB; only its beginning was read."
    return Failure(code=FailureCode.TOO_LARGE, message=message)


def bad_redirect(location: str) -> Failure:
    """The failure of a redirect to what is no web address."""
    message = f"It redirects to what is no web address: {location[:200]}"
    return Failure(code=FailureCode.BAD_REDIRECT, message=message)
