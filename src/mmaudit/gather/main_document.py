"""The main document's response: what it was, and the text that was served."""

import asyncio
from base64 import b64decode
from dataclasses import dataclass
from http import HTTPStatus

from bs4.dammit import UnicodeDammit
from playwright.async_api import CDPSession
from playwright.async_api import Error as BrowserError

from mmaudit.gather.deadline import limited
from mmaudit.gather.failures import failure, failure_of_net_error, failure_of_status
from mmaudit.gather.network_log import MainDocument, NetworkLog
from mmaudit.model.failure import Failure, FailureCode

BODY_TIMEOUT_S = 8.0
MAX_SERVED_CHARACTERS = 5_000_000
HEARD_OUT_STEPS = 10
HEARD_OUT_STEP_S = 0.03
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedText:
    """The decoded body; both are empty when the browser could not give it."""

    html: str = ""
    charset: str = ""


def outcome(log: NetworkLog, *, error: str, downloads: int) -> Failure | None:
    """What is wrong with the main document, or ``None``. ``error`` is what the navigation raised, or ``""``.

    The order is Lighthouse's: status before type before what the navigation says, for a refused page that is
    also not HTML is a refused page.
    """
    main = log.main
    if main is None:
        return failure_of_net_error(error) if error else failure(FailureCode.INTERNAL)
    if not main.hop.url.startswith(("http://", "https://")):
        return failure(FailureCode.BAD_REDIRECT, main.hop.url)
    status = main.hop.status
    refused = failure_of_status(status) if status is not None else None
    if refused is not None:
        return refused
    if status is not None and (downloads or is_attachment(main)):
        return failure(FailureCode.DOWNLOAD, main.hop.mime_type)
    if status is not None and main.hop.mime_type and main.hop.mime_type not in HTML_TYPES:
        return failure(FailureCode.NOT_HTML, main.hop.mime_type)
    if is_empty(main):
        return failure(FailureCode.EMPTY)
    if is_broken(main):
        return failure_of_net_error(main.hop.failure or "")
    if main.told_status is not None and 300 <= main.told_status < 400:
        return unfollowed(main.told_status)
    return failure_of_net_error(error) if error else None


def unfollowed(status: int) -> Failure:
    """What is wrong with an answer that leads on and that Chromium threw away: to a script, or to a page it never had."""
    code = FailureCode.HTTP_3XX if status == HTTPStatus.NOT_MODIFIED else FailureCode.BAD_REDIRECT
    return failure(code, f"HTTP {status}")


async def heard_out(log: NetworkLog) -> None:
    """Wait a moment for what the network was answered: Chromium tells it after that nothing came of it."""
    for _ in range(HEARD_OUT_STEPS):
        if log.main is None or log.main.hop.status or log.main.told_status:
            return
        await asyncio.sleep(HEARD_OUT_STEP_S)


def is_empty(main: MainDocument) -> bool:
    """Whether the response came to its end without a byte in its body."""
    hop = main.hop
    return hop.finished is not None and hop.failure is None and hop.decoded_bytes == 0 and not hop.from_cache


def is_broken(main: MainDocument) -> bool:
    """Whether the response did not come, or broke off; an aborted one made room for another or became a download."""
    said = main.hop.failure or ""
    return said.startswith("net::") and said != "net::ERR_ABORTED"


def is_attachment(main: MainDocument) -> bool:
    """Whether the response asks to be saved, not shown (RFC 6266)."""
    return main.headers.get("content-disposition", "").strip().lower().startswith("attachment")


async def served_text(cdp: CDPSession, main: MainDocument, *, charset: str) -> ServedText:
    """The body as it was served, decoded; ``charset`` is the encoding that the browser took.

    Chromium hands out text that it decoded itself, and bytes where it did not.
    """
    try:
        answer = await limited(
            cdp.send("Network.getResponseBody", {"requestId": main.request_id}), BODY_TIMEOUT_S
        )
    except (BrowserError, TimeoutError):
        return ServedText(charset=charset)
    if not answer.get("base64Encoded"):
        return ServedText(html=str(answer["body"])[:MAX_SERVED_CHARACTERS], charset=charset)
    dammit = UnicodeDammit(b64decode(answer["body"]), [charset] if charset else [], is_html=True)
    return ServedText(
        html=(dammit.unicode_markup or "")[:MAX_SERVED_CHARACTERS],
        charset=dammit.original_encoding or charset,
    )
