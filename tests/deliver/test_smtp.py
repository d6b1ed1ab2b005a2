"""A message reaches a real server, or one sentence says why not, without the password."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from mmaudit.deliver.smtp import Server, is_loopback, parse_server, send, submit
from mmaudit.errors import DeliveryError, ExitCode, UsageError

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


def message(to: str = "client@client.example") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Mobile audit", "hello@agency.example", to
    mail.set_content("Tere, 你好\n")
    return mail


def server_at(port: int, password: str = "", **more: Any) -> Server:
    base: dict[str, Any] = {"host": "localhost", "port": port, "implicit_tls": False, "starttls": False}
    return Server(**{**base, **more}, username="agency" if password else "", password=password)


def test_a_server_on_this_machine_may_do_without_encryption(serve: Callable[..., Any]) -> None:
    server = serve()
    send(message(), f"smtp://localhost:{server.port}")
    assert server.inbox.messages[0].rcpt_tos == ["client@client.example"]
    assert b"Subject: Mobile audit" in server.inbox.messages[0].content


@pytest.mark.usefixtures("trusted")
def test_tls_from_the_start_with_a_login(serve: Callable[..., Any], password: str) -> None:
    server = serve(tls="implicit", auth=True)
    send(message(), f"smtps://agency:{quote(password, safe='')}@localhost:{server.port}")
    assert len(server.inbox.messages) == 1


@pytest.mark.usefixtures("trusted")
def test_starttls_with_a_login(serve: Callable[..., Any], password: str) -> None:
    server = serve(tls="starttls", auth=True)
    submit(message(), server_at(server.port, password, starttls=True))
    assert len(server.inbox.messages) == 1


def test_a_server_that_cannot_encrypt_gets_nothing(serve: Callable[..., Any], password: str) -> None:
    server = serve()
    with pytest.raises(DeliveryError, match="STARTTLS"):
        submit(message(), server_at(server.port, password, starttls=True))
    assert server.inbox.messages == []


def test_a_certificate_that_nobody_vouches_for_is_refused(serve: Callable[..., Any]) -> None:
    server = serve(tls="implicit")
    with pytest.raises(DeliveryError, match="No safe connection") as caught:
        submit(message(), server_at(server.port, implicit_tls=True))
    assert "SSL_CERT_FILE" in caught.value.hint


def test_a_wrong_password_is_told_without_it(serve: Callable[..., Any]) -> None:
    server = serve(auth=True)
    with pytest.raises(DeliveryError) as caught:
        submit(message(), server_at(server.port, "wrong-secret"))
    assert caught.value.exit_code is ExitCode.NOT_DELIVERED
    assert "refused the user name or the password (535)" in caught.value.message
    assert "wrong-secret" not in f"{caught.value} {caught.value.hint} {caught.value.__cause__}"
    assert server.inbox.messages == []


def test_a_refused_recipient_is_named(serve: Callable[..., Any]) -> None:
    server = serve()
    with pytest.raises(DeliveryError, match=r"refused every recipient: nobody@client\.example"):
        submit(message("nobody@client.example"), server_at(server.port))


def test_some_refused_recipients_are_named(serve: Callable[..., Any]) -> None:
    server = serve()
    with pytest.raises(DeliveryError, match=r"refused nobody@client\.example; the others"):
        submit(message("nobody@client.example, client@client.example"), server_at(server.port))
    assert len(server.inbox.messages) == 1


def test_a_closed_port_is_told(serve: Callable[..., Any]) -> None:
    with pytest.raises(DeliveryError, match="localhost:1 cannot be reached"):
        submit(message(), server_at(1))


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server(host="mail.example", port=587, implicit_tls=False, starttls=True)),
        ("smtps://mail.example", Server(host="mail.example", port=465, implicit_tls=True, starttls=False)),
        ("smtp://127.0.0.1:25", Server(host="127.0.0.1", port=25, implicit_tls=False, starttls=False)),
        (
            "smtp://a%40b:p%3Aq@mail.example:2525",
            Server(
                host="mail.example",
                port=2525,
                implicit_tls=False,
                starttls=True,
                username="a@b",
                password="p:q",  # noqa: S106 - of no server
            ),
        ),
    ],
)
def test_the_url_names_the_server(url: str, server: Server) -> None:
    assert parse_server(url, {}) == server


@pytest.mark.parametrize(
    "url", ["", "mail.example:587", "http://u:secret@mail.example", "smtp://", "smtp://u:secret@h:x"]
)
def test_a_wrong_url_is_never_repeated(url: str) -> None:
    with pytest.raises(UsageError, match="MMAUDIT_SMTP_URL") as caught:
        parse_server(url, {})
    assert "secret" not in f"{caught.value}{caught.value.hint}"


def test_the_password_may_stand_in_a_variable_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from file\n", encoding="utf-8")
    url = "smtps://agency@mail.example"
    environments = {
        "variable": {"MMAUDIT_SMTP_PASSWORD": "variable"},
        "from file": {"MMAUDIT_SMTP_PASSWORD_FILE": str(file)},
    }
    for wanted, environment in environments.items():
        assert parse_server(url, environment).password == wanted
    with pytest.raises(UsageError, match="cannot be read"):
        parse_server(url, {"MMAUDIT_SMTP_PASSWORD_FILE": str(tmp_path / "none")})


def test_the_password_is_not_shown() -> None:
    assert "hidden" not in repr(parse_server("smtps://agency:hidden@mail.example", {}))


@pytest.mark.parametrize(
    ("host", "local"), [("localhost", True), ("::1", True), ("127.9.9.9", True), ("10.0.0.1", False)]
)
def test_only_this_machine_is_loopback(host: str, local: bool) -> None:
    assert is_loopback(host) is local
