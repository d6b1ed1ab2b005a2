"""What a site can do wrong, as a value: a code of a closed list and a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class FailureCode(StrEnum):
    """Why a page could not be audited (``failed``) or was not tried (``skipped``)."""

    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    SSRF_BLOCKED = "ssrf_blocked"
    TIMEOUT = "timeout"
    RESET = "reset"
    EMPTY_RESPONSE = "empty_response"
    PROTOCOL = "protocol"
    BAD_ENCODING = "bad_encoding"
    INCOMPLETE = "incomplete"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_BLOCKED = "redirect_blocked"
    BAD_REDIRECT = "bad_redirect"
    HTTP_3XX = "http_3xx"
    HTTP_4XX = "http_4xx"
    HTTP_5XX = "http_5xx"
    RATE_LIMITED = "rate_limited"
    AUTH_REQUIRED = "auth_required"
    NO_CONTENT = "no_content"
    EMPTY = "empty"
    NOT_HTML = "not_html"
    DOWNLOAD = "download"
    OFF_SITE = "off_site"
    ROBOTS = "robots"
    EXCLUDED = "excluded"
    LIMIT = "limit"
    TRAP = "trap"
    SIDE_EFFECT = "side_effect"
    DUPLICATE = "duplicate"
    LOAD_TIMEOUT = "load_timeout"
    PAGE_HUNG = "page_hung"
    DIALOG_LOOP = "dialog_loop"
    NAV_UNSTABLE = "nav_unstable"
    PAGE_CRASHED = "page_crashed"
    OUT_OF_MEMORY = "out_of_memory"
    BROWSER_CRASHED = "browser_crashed"
    INTERRUPTED = "interrupted"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One failure: ``message`` is plain text for people and may quote the site (hostile)."""

    code: FailureCode
    message: str
