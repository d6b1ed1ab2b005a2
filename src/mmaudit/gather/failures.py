"""From what Chromium says to a failure with a code and a sentence."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from mmaudit.link import Ledger, LinkFault, endpoint_of
from mmaudit.model.failure import Failure, FailureCode

NET_ERROR = re.compile(r"net::ERR_([A-Z0-9_]+)")

# Behind a proxy Chromium knows one error for all that a link can meet with; these are its names without a proxy.
SOCKS_FAILED = "ERR_SOCKS_CONNECTION_FAILED"
CAUSES = {
    LinkFault.DNS: "net::ERR_NAME_NOT_RESOLVED",
    LinkFault.REFUSED: "net::ERR_CONNECTION_REFUSED",
    LinkFault.TIMEOUT: "net::ERR_CONNECTION_TIMED_OUT",
    LinkFault.RESET: "net::ERR_CONNECTION_RESET",
    LinkFault.BLOCKED: "net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS",
}


class NetErrors(msgspec.Struct, forbid_unknown_fields=True):
    """``net_errors.toml``."""

    codes: dict[str, FailureCode]
    sentences: dict[FailureCode, str]


@cache
def net_errors() -> NetErrors:
    """What ``net_errors.toml`` says."""
    raw = files("mmaudit.gather").joinpath("net_errors.toml").read_bytes()
    return msgspec.toml.decode(raw, type=NetErrors)


def real_cause(said: str, url: str, ledger: Ledger) -> str:
    """What the browser ``said`` of a request to ``url``, with the link's own cause where it hides behind the proxy."""
    if SOCKS_FAILED not in said:
        return said
    endpoint = endpoint_of(url)
    fault = ledger.fault_of(endpoint) if endpoint else None
    return CAUSES[fault] if fault else said


def failure(code: FailureCode, detail: str = "") -> Failure:
    """A failure of ``code`` with its sentence, and ``detail`` in brackets behind it."""
    sentence = net_errors().sentences.get(code, "The page could not be visited.")
    return Failure(code=code, message=f"{sentence} ({detail[:200]})" if detail else sentence)


def failure_of_net_error(text: str) -> Failure:
    """The failure behind a message of Chromium that holds ``net::ERR_…``; ``internal`` when it holds none."""
    match = NET_ERROR.search(text)
    if match is None:
        return failure(FailureCode.INTERNAL, " ".join(text.split()))
    return failure(code_of(match[1]), match[0])


def code_of(name: str) -> FailureCode:
    """The code for a net error's name (without ``net::ERR_``); what is not known is a ``protocol`` fault."""
    codes = net_errors().codes
    fitting = [key for key in codes if key == name or (key.endswith("*") and name.startswith(key[:-1]))]
    return codes[max(fitting, key=len)] if fitting else FailureCode.PROTOCOL


def failure_of_status(status: int) -> Failure | None:
    """The failure that an HTTP status of the main document means, or ``None``."""
    if status in (401, 407):
        return failure(FailureCode.AUTH_REQUIRED, f"HTTP {status}")
    if status == 429:
        return failure(FailureCode.RATE_LIMITED, f"HTTP {status}")
    if status in (204, 205):
        return failure(FailureCode.NO_CONTENT, f"HTTP {status}")
    if 300 <= status < 400:
        return failure(FailureCode.HTTP_3XX, f"HTTP {status}")
    if 400 <= status < 500:
        return failure(FailureCode.HTTP_4XX, f"HTTP {status}")
    return failure(FailureCode.HTTP_5XX, f"HTTP {status}") if status >= 500 else None
