"""A tab that asks for files as a page of the site would, and reads no more of them than it is told to.

It holds an empty document at the page's own address, which never reaches the server: so requests carry the site's
origin, its cookies and the phone's name, go through the visit's link and its guard, and no script of the site sees
them. Each answer is stopped before the browser would read it and read here instead, piece by piece.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote_to_bytes

from playwright.async_api import CDPSession

from mmaudit.gather.access import HeaderGiver
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.errands import Errands
from mmaudit.gather.open_page import OpenPage
from mmaudit.link import LinkFault, endpoint_of
from mmaudit.model.app_files import FileFault

OPEN_LIMIT_S = 2.5
CLOSE_LIMIT_S = 2.0
ERRAND_LIMIT_S = 5.0
MAX_FILE_BYTES = 5_000_000
MAX_ALL_BYTES = 25_000_000
PIECE_BYTES = 262_144
# The head of an answer is told on its own, a moment before or after the answer itself.
HEAD_WAIT_S = 0.05
EMPTY_DOCUMENT = b'<!doctype html><link rel="icon" href="data:,"><title>.</title>'
PATTERNS = (
    {"urlPattern": "*", "resourceType": "Document", "requestStage": "Request"},
    {"urlPattern": "*", "requestStage": "Response"},
)
FAULTS = {LinkFault.BLOCKED: FileFault.BLOCKED, LinkFault.TIMEOUT: FileFault.TIMEOUT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came from one address. ``body`` is empty where the status or ``fault`` says why."""

    final_url: str = ""
    status: int | None = None
    content_type: str = ""
    body: bytes = b""
    size_bytes: int = 0
    fault: FileFault = FileFault.NONE


class FileTab:
    """Asks for many files at once. ``page`` runs scripts in the tab."""

    def __init__(self, page: OpenPage) -> None:
        self.page = page
        self._cdp: CDPSession = page.cdp
        self._errands = Errands(ERRAND_LIMIT_S)
        self._awaited: dict[str, asyncio.Future[Answer]] = {}
        self._chains: dict[str, str] = {}
        self._heads: dict[str, tuple[int, str]] = {}
        self._is_home = False
        self._left_bytes = MAX_ALL_BYTES

    async def settle_in(self) -> None:
        """Put the empty document where the page is."""
        for method, params in (
            ("Network.enable", {}),
            ("Network.setBypassServiceWorker", {"bypass": True}),
            ("Fetch.enable", {"patterns": list(PATTERNS)}),
        ):
            await limited(self._cdp.send(method, params), OPEN_LIMIT_S)
        self._cdp.on("Network.responseReceivedExtraInfo", self._note_head)
        self._cdp.on("Fetch.requestPaused", lambda event: self._errands.do(self._paused(event)))
        await limited(self._cdp.send("Page.navigate", {"url": self.page.final_url}), OPEN_LIMIT_S)

    async def get(self, urls: Sequence[str], *, document: str = "", limit_s: float) -> dict[str, Answer]:
        """The answers to ``urls``, asked for as pictures, and to ``document``; all within ``limit_s``."""
        answers = {url: from_data(url) for url in urls if url.startswith("data:")}
        asked = [url for url in dict.fromkeys(urls) if url not in answers]
        wanted = [*asked, document] if document else asked
        written = await self.page.run("ask_for_pictures", wanted, "write")
        loop = asyncio.get_running_loop()
        self._awaited = {url: loop.create_future() for url in written if url}
        await self.page.run("ask_for_pictures", asked, "ask")
        if document:
            self._errands.do(self._cdp.send("Page.navigate", {"url": document}))
        if self._awaited:
            await asyncio.wait(self._awaited.values(), timeout=limit_s)
        if document:
            # While a navigation is under way Chromium keeps back every command to the tab.
            await attempted(self._cdp.send("Page.stopLoading"), CLOSE_LIMIT_S)
        for url, as_written in zip(wanted, written, strict=True):
            answers[url] = outcome(self._awaited.get(as_written))
        return answers

    def _note_head(self, event: dict[str, Any]) -> None:
        """What the server said, be it that the browser then keeps the answer from the page."""
        headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
        self._heads[event["requestId"]] = (event.get("statusCode", 0), headers.get("content-type", "")[:200])

    async def _paused(self, event: dict[str, Any]) -> None:
        """A request that is about to leave, or an answer that is about to be read."""
        request_id, is_document = event["requestId"], event["resourceType"] == "Document"
        if "responseStatusCode" not in event and "responseErrorReason" not in event:
            await self._let_out(request_id, is_first=is_document and not self._is_home)
            return
        asked = self._chains.setdefault(event.get("networkId", request_id), event["request"]["url"])
        future = self._awaited.get(asked)
        if future is None or is_redirect(event):
            await self._cdp.send("Fetch.continueRequest", {"requestId": request_id})
            return
        try:
            answer = await self._read(event, with_body=not is_document)
        finally:
            await self._cdp.send("Fetch.failRequest", {"requestId": request_id, "errorReason": "Aborted"})
        if not future.done():
            future.set_result(answer)

    async def _let_out(self, request_id: str, *, is_first: bool) -> None:
        """Let a request go its way; the first document is our own and needs none."""
        if not is_first:
            await self._cdp.send("Fetch.continueRequest", {"requestId": request_id})
            return
        self._is_home = True
        answer = {
            "requestId": request_id,
            "responseCode": 200,
            "responseHeaders": [{"name": "Content-Type", "value": "text/html; charset=utf-8"}],
            "body": base64.b64encode(EMPTY_DOCUMENT).decode(),
        }
        await self._cdp.send("Fetch.fulfillRequest", answer)

    async def _read(self, event: dict[str, Any], *, with_body: bool) -> Answer:
        url, status = event["request"]["url"], event.get("responseStatusCode")
        if status is None:
            return await self._kept_back(url, event.get("networkId", ""))
        headers = {each["name"].lower(): each["value"] for each in event.get("responseHeaders", ())}
        answer = Answer(final_url=url, status=status, content_type=headers.get("content-type", "")[:200])
        if not with_body or not 200 <= status < 300:
            return answer
        promised = promised_bytes(headers)
        if promised > MAX_FILE_BYTES:
            return replace(answer, size_bytes=promised, fault=FileFault.TOO_LARGE)
        body = await self._body(event["requestId"])
        if len(body) > MAX_FILE_BYTES or self._left_bytes < 0:
            return replace(answer, size_bytes=len(body), fault=FileFault.TOO_LARGE)
        return replace(answer, body=body, size_bytes=len(body))

    async def _kept_back(self, url: str, network_id: str) -> Answer:
        """An answer that the browser does not hand out (https://github.com/annevk/orb), or none at all."""
        await asyncio.sleep(HEAD_WAIT_S)
        status, content_type = self._heads.get(network_id, (0, ""))
        if not status or 300 <= status < 400:
            return Answer(final_url=url, fault=self._fault(url))
        fault = FileFault.REFUSED if status < 300 else FileFault.NONE
        return Answer(final_url=url, status=status, content_type=content_type, fault=fault)

    def _fault(self, url: str) -> FileFault:
        """Why there is no answer: the link knows what the browser cannot."""
        endpoint = endpoint_of(url)
        fault = self.page.ledger.fault_of(endpoint) if endpoint else None
        return FAULTS.get(fault, FileFault.UNREACHABLE) if fault else FileFault.UNREACHABLE

    async def _body(self, request_id: str) -> bytes:
        """The body, or a little more than is allowed of it."""
        taken = await self._cdp.send("Fetch.takeResponseBodyAsStream", {"requestId": request_id})
        body = bytearray()
        try:
            while len(body) <= MAX_FILE_BYTES and self._left_bytes >= 0:
                piece = await self._cdp.send("IO.read", {"handle": taken["stream"], "size": PIECE_BYTES})
                data = (
                    base64.b64decode(piece["data"]) if piece.get("base64Encoded") else piece["data"].encode()
                )
                body += data
                self._left_bytes -= len(data)
                if piece.get("eof"):
                    break
        finally:
            await self._cdp.send("IO.close", {"handle": taken["stream"]})
        return bytes(body)


def outcome(future: asyncio.Future[Answer] | None) -> Answer:
    """What came; the address was none, or nothing came in time."""
    if future is None:
        return Answer(fault=FileFault.UNREACHABLE)
    return future.result() if future.done() else Answer(fault=FileFault.TIMEOUT)


def is_redirect(event: Mapping[str, Any]) -> bool:
    """Whether the answer leads on to another address."""
    names = {each["name"].lower() for each in event.get("responseHeaders", ())}
    return 300 <= event.get("responseStatusCode", 0) < 400 and "location" in names


def promised_bytes(headers: Mapping[str, str]) -> int:
    """``Content-Length``; 0 where it is not told."""
    value = headers.get("content-length", "").strip()
    return int(value) if value.isdecimal() and len(value) < 16 else 0


def from_data(url: str) -> Answer:
    """A picture that stands in its own address (https://www.rfc-editor.org/rfc/rfc2397)."""
    head, _, data = url.removeprefix("data:").partition(",")
    try:
        raw = unquote_to_bytes(data)
        body = base64.b64decode(raw) if head.rstrip().lower().endswith(";base64") else raw
    except ValueError:
        return Answer(fault=FileFault.NO_PICTURE)
    return Answer(status=200, content_type=head.partition(";")[0].strip(), body=body, size_bytes=len(body))


@asynccontextmanager
async def file_tab(open_page: OpenPage) -> AsyncIterator[FileTab]:
    """A tab of its own beside the page."""
    page = await limited(open_page.context.new_page(), OPEN_LIMIT_S)
    try:
        cdp = await limited(open_page.context.new_cdp_session(page), OPEN_LIMIT_S)
        guard = await limited(open_page.context.new_cdp_session(page), OPEN_LIMIT_S)
        await HeaderGiver(guard, open_page.access, open_page.final_url).start()
        tab = FileTab(replace(open_page, page=page, cdp=cdp))
        await tab.settle_in()
        yield tab
    finally:
        await attempted(page.close(), CLOSE_LIMIT_S)
