"""Every way in which Chromium says no has a code and a sentence."""

import pytest

from mmaudit.gather.failures import failure, failure_of_net_error, failure_of_status
from mmaudit.model.failure import FailureCode


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("NAME_NOT_RESOLVED", "dns"),
        ("CONNECTION_REFUSED", "refused"),
        ("CERT_DATE_INVALID", "tls"),
        ("SSL_PROTOCOL_ERROR", "tls"),
        ("TIMED_OUT", "timeout"),
        ("CONNECTION_RESET", "reset"),
        ("EMPTY_RESPONSE", "empty_response"),
        ("TOO_MANY_REDIRECTS", "redirect_loop"),
        ("UNKNOWN_URL_SCHEME", "bad_redirect"),
        ("UNSAFE_REDIRECT", "redirect_blocked"),
        ("CONTENT_DECODING_FAILED", "bad_encoding"),
        ("CONTENT_LENGTH_MISMATCH", "incomplete"),
        ("INCOMPLETE_CHUNKED_ENCODING", "incomplete"),
        ("OUT_OF_MEMORY", "out_of_memory"),
        ("HTTP2_PROTOCOL_ERROR", "protocol"),
        ("SOMETHING_NEW", "protocol"),
    ],
)
def test_a_net_error_has_its_code(name, code):
    assert failure_of_net_error(f"Page.goto: net::ERR_{name} at https://a.test/").code == code


def test_a_failure_shows_the_name_of_the_error():
    assert failure_of_net_error("net::ERR_NAME_NOT_RESOLVED").message == (
        "The host name was not found. (net::ERR_NAME_NOT_RESOLVED)"
    )


def test_a_message_without_a_net_error_is_our_own_fault():
    assert failure_of_net_error("something\nelse").code is FailureCode.INTERNAL


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "auth_required"), (403, "http_4xx"), (404, "http_4xx"), (429, "rate_limited"), (503, "http_5xx"),
     (204, "no_content"), (300, "http_3xx"), (304, "http_3xx")],
)  # fmt: skip
def test_a_status_has_its_code(status, code):
    found = failure_of_status(status)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("status", [200, 203, 206])
def test_a_page_that_came_is_no_failure(status):
    assert failure_of_status(status) is None


def test_details_are_bounded():
    assert len(failure(FailureCode.NOT_HTML, "x" * 5000).message) < 300
