"""A mail server on this machine, with its own certificate."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

PASSWORD = "p@ss:wo/rd"  # noqa: S105 - of the test server


@dataclass
class Inbox:
    """The messages that arrived; refuses mail for ``refused``."""

    messages: list[Envelope] = field(default_factory=list)
    refused: str = "nobody@client.example"

    async def handle_RCPT(  # noqa: N802 - named by aiosmtpd
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.messages.append(envelope)
        return "250 OK"


@dataclass
class MailServer:
    """A running server."""

    inbox: Inbox
    port: int


def free_port() -> int:
    """A port that nobody listens on; the controller cannot take port 0."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def authenticate(server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.login == b"agency" and data.password.decode() == PASSWORD
    return AuthResult(success=right, handled=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of ``localhost`` in one file."""
    folder = tmp_path_factory.mktemp("certificate")
    key, file = folder / "key.pem", folder / "cert.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    )
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", file]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_bytes(file.read_bytes() + key.read_bytes())
    return both


@pytest.fixture
def serve(certificate: Path) -> Iterator[Callable[..., MailServer]]:
    """Starts a server: ``tls`` is ``""``, ``"starttls"`` or ``"implicit"``; ``auth`` demands a login."""
    running: list[Controller] = []

    def start(*, tls: str = "", auth: bool = False) -> MailServer:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        options: dict[str, Any] = {
            "authenticator": authenticate,
            "auth_required": auth,
            "auth_require_tls": False,
        }
        if tls == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        if tls == "implicit":
            options["ssl_context"] = context
        inbox = Inbox()
        controller = Controller(inbox, hostname="localhost", port=free_port(), **options)
        controller.start()
        running.append(controller)
        return MailServer(inbox=inbox, port=controller.port)

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the server's certificate one that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def password() -> str:
    """The right password of the user ``agency``."""
    return PASSWORD
