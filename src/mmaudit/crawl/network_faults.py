"""From what the HTTP client raises to a failure with a code and a sentence."""

import socket
import ssl
from collections.abc import Iterator

import httpx

from mmaudit.link import LinkFault
from mmaudit.model.failure import Failure, FailureCode

# InvalidURL stands outside HTTPError; ValueError is what broken host names and headers end in.
FAULTS = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError, ValueError)

SENTENCES = {
    FailureCode.DNS: "The host name was not found.",
    FailureCode.REFUSED: "The server refused the connection.",
    FailureCode.SSRF_BLOCKED: "The address is in a private network and was not named; "
    "--allow-private lets the audit go there.",
    FailureCode.TLS: "No secure connection could be made: {detail}",
    FailureCode.TIMEOUT: "There was no full answer within {seconds:g} s.",
    FailureCode.RESET: "The server broke the connection off.",
    FailureCode.EMPTY_RESPONSE: "The server closed the connection without an answer.",
    FailureCode.PROTOCOL: "The answer is not valid HTTP: {detail}",
}


CODES = {
    LinkFault.DNS: FailureCode.DNS,
    LinkFault.REFUSED: FailureCode.REFUSED,
    LinkFault.TIMEOUT: FailureCode.TIMEOUT,
    LinkFault.RESET: FailureCode.RESET,
    LinkFault.BLOCKED: FailureCode.SSRF_BLOCKED,
}


def failure_of_link(fault: LinkFault, *, timeout_s: float) -> Failure:
    """The failure that the link met with."""
    code = CODES[fault]
    return Failure(code=code, message=SENTENCES[code].format(detail="", seconds=timeout_s))


def failure_of(error: BaseException, *, timeout_s: float) -> Failure:
    """The failure that ``error`` stands for."""
    code = code_of(error)
    detail = str(error)[:200] or type(error).__name__
    return Failure(code=code, message=SENTENCES[code].format(detail=detail, seconds=timeout_s))


def code_of(error: BaseException) -> FailureCode:
    """The code of the first cause that says what happened."""
    causes = list(causes_of(error))
    for kinds, code in (
        ((httpx.TimeoutException, TimeoutError), FailureCode.TIMEOUT),
        ((socket.gaierror,), FailureCode.DNS),
        ((ssl.SSLError,), FailureCode.TLS),
        ((ConnectionResetError, BrokenPipeError), FailureCode.RESET),
        ((httpx.ConnectError,), FailureCode.REFUSED),
        ((httpx.NetworkError,), FailureCode.RESET),
    ):
        if any(isinstance(cause, kinds) for cause in causes):
            return code
    return FailureCode.EMPTY_RESPONSE if is_empty_response(causes) else FailureCode.PROTOCOL


def is_empty_response(causes: list[BaseException]) -> bool:
    """A closed connection is the one ``RemoteProtocolError`` that the HTTP parser (h11) did not raise."""
    parsed = any(type(cause).__module__.startswith("h11") for cause in causes)
    return isinstance(causes[0], httpx.RemoteProtocolError) and not parsed


def causes_of(error: BaseException | None) -> Iterator[BaseException]:
    """``error`` and what it was raised from, groups opened: connecting tries several addresses at once."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from causes_of(member)
        error = error.__cause__ or error.__context__
