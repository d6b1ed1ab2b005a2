"""A staging site whose certificate nobody trusts."""

import ssl

import pytest
import trustme

from mmaudit.model.failure import FailureCode

pytestmark = pytest.mark.browser


@pytest.fixture
def secure_url(a_site):
    """A page behind a certificate of our own making."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost", "127.0.0.1").configure_cert(tls)
    return a_site(tls).page("/", "<!doctype html><title>Staging</title><h1>Soon</h1>")


def test_it_is_not_audited(secure_url, visit):
    snapshot = visit(secure_url)
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.TLS


def test_it_is_when_the_user_wants_it(secure_url, visit):
    snapshot = visit(secure_url, ignore_https_errors=True)
    assert snapshot.failure is None
    assert snapshot.document.title == "Staging"
