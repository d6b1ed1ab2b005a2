"""Sends one e-mail. The server and the credentials come from the environment; no message of ours holds the password.

``MMAUDIT_SMTP_URL``: ``smtp://user@host:587`` (STARTTLS) or ``smtps://user@host:465`` (TLS from the start).
``MMAUDIT_SMTP_PASSWORD`` or ``MMAUDIT_SMTP_PASSWORD_FILE`` stand beside it, or the password in the URL.
"""

import base64
import os
import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from mmaudit.errors import DeliveryError, UsageError

TIMEOUT_S = 30.0
PORTS = {"smtp": 587, "smtps": 465}
WANTED = "MMAUDIT_SMTP_URL wants smtp://user@host:587 or smtps://user@host:465."


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where and how to send. ``implicit_tls``: TLS from the first byte; else ``starttls`` says whether it is demanded."""

    host: str
    port: int
    implicit_tls: bool
    starttls: bool
    username: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def send(message: EmailMessage, url: str) -> None:
    """Send ``message`` by the server of ``url``; ``DeliveryError`` when it did not reach every recipient."""
    submit(message, parse_server(url, os.environ))


def parse_server(url: str, environment: Mapping[str, str]) -> Server:
    """The server of ``url`` with the password of ``environment``; ``UsageError`` never repeats the URL."""
    parts, port = _split(url)
    host = parts.hostname or ""
    return Server(
        host=host,
        port=port,
        implicit_tls=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp" and not is_loopback(host),
        username=unquote(parts.username or ""),
        password=_password(parts, environment),
    )


def submit(message: EmailMessage, server: Server) -> None:
    """Send ``message`` by ``server``."""
    try:
        with _connect(server) as session:
            if server.starttls:
                session.starttls(context=ssl.create_default_context())
            if server.username:
                _refuse_what_smtplib_cannot_say(server)
                session.login(server.username, server.password)
            refused = session.send_message(message)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        # Not chained: a library's text may hold what was sent, the password among it.
        raise _delivery_error(error, server) from None
    if refused:
        raise DeliveryError(f"{server} refused {', '.join(refused)}; the others got the message.")


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine, the one place where a message may go unencrypted."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_what_smtplib_cannot_say(server: Server) -> None:
    if not f"{server.username}{server.password}".isascii():
        raise UsageError(
            "The mail server's user name and password must be ASCII.", "smtplib sends nothing else."
        )


def _connect(server: Server) -> smtplib.SMTP:
    if server.implicit_tls:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_S, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_S)


def _split(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise UsageError("MMAUDIT_SMTP_URL is not an address.", WANTED) from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise UsageError("MMAUDIT_SMTP_URL names no mail server.", WANTED)
    return parts, port or PORTS[parts.scheme]


def _password(parts: SplitResult, environment: Mapping[str, str]) -> str:
    if parts.password:
        return unquote(parts.password)
    if "MMAUDIT_SMTP_PASSWORD" in environment:
        return environment["MMAUDIT_SMTP_PASSWORD"]
    file = environment.get("MMAUDIT_SMTP_PASSWORD_FILE")
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"MMAUDIT_SMTP_PASSWORD_FILE names {file}, which cannot be read.") from None


def _delivery_error(error: Exception, server: Server) -> DeliveryError:
    for kind, explain in EXPLANATIONS:
        if isinstance(error, kind):
            message, hint = explain(error, server)
            return DeliveryError(_without_secret(message, server), hint)
    return DeliveryError(_without_secret(f"{server} did not take the message: {error}", server), WANTED)


def _login(error: Exception, server: Server) -> tuple[str, str]:
    code = f" ({error.smtp_code})" if isinstance(error, smtplib.SMTPAuthenticationError) else ""
    hint = "Check the user in MMAUDIT_SMTP_URL and MMAUDIT_SMTP_PASSWORD."
    return f"{server} refused the user name or the password{code}.", hint


def _recipients(error: Exception, server: Server) -> tuple[str, str]:
    refused = error.recipients if isinstance(error, smtplib.SMTPRecipientsRefused) else {}
    return f"{server} refused every recipient: {', '.join(refused)}.", "Check the addresses of --to."


def _not_supported(error: Exception, server: Server) -> tuple[str, str]:
    hint = "Use smtps://…:465, or a server that encrypts; only a server on this machine may do without."
    return f"{server} cannot do what is needed: {error}", hint


def _certificate(error: Exception, server: Server) -> tuple[str, str]:
    return (
        f"No safe connection to {server}: {error}",
        "Set SSL_CERT_FILE when the server has its own authority.",
    )


def _network(error: Exception, server: Server) -> tuple[str, str]:
    return f"{server} cannot be reached: {error}", "Check host and port in MMAUDIT_SMTP_URL."


# The first kind that fits; SMTPException is an OSError, so it stands before it.
EXPLANATIONS: tuple[tuple[type[Exception], Callable[[Exception, Server], tuple[str, str]]], ...] = (
    (smtplib.SMTPAuthenticationError, _login),
    (smtplib.SMTPRecipientsRefused, _recipients),
    (smtplib.SMTPNotSupportedError, _not_supported),
    (ssl.SSLError, _certificate),
    (smtplib.SMTPServerDisconnected, _network),
    (smtplib.SMTPConnectError, _network),
    (smtplib.SMTPException, lambda error, server: (f"{server} did not take the message: {error}", "")),
    (OSError, _network),
)


def _without_secret(text: str, server: Server) -> str:
    """``text`` without the password in any of the forms in which a server may echo it, and on one line."""
    if server.password:
        plain = f"\0{server.username}\0{server.password}"
        for secret in (plain, server.password):
            text = text.replace(base64.b64encode(secret.encode()).decode(), "***")
        text = text.replace(server.password, "***")
    return " ".join(text.split())[:500]
