"""``mmaudit email REPORT.json``: the report as an e-mail, to a file or to people."""

import os
from pathlib import Path

import click

from mmaudit.deliver.files import write_atomically
from mmaudit.deliver.smtp import send
from mmaudit.errors import DeliveryError, UsageError
from mmaudit.report import email_message, json_v1
from mmaudit.report.view.language import known_language, languages


@click.command()
@click.argument("report_json", type=click.Path(path_type=Path), metavar="REPORT.json")
@click.option("--to", "recipients", multiple=True, metavar="ADDRESS", help="Who gets it; repeatable.")
@click.option("--from", "sender", envvar="MMAUDIT_MAIL_FROM", default="", help="Who sends it.")
@click.option("--eml", type=click.Path(path_type=Path), default=None, help="Write the message to a file.")
@click.option("--send", "sending", is_flag=True, help="Send it by MMAUDIT_SMTP_URL.")
@click.option(
    "--lang", default="en", help=f"Language of the message: {', '.join(languages())}.", show_default=True
)
def email(
    report_json: Path, recipients: tuple[str, ...], sender: str, eml: Path | None, sending: bool, lang: str
) -> None:
    """Make an e-mail of REPORT.json, with report.html beside it attached.

    \b
    --eml FILE writes it for a mail program; --send sends it. The server stands in the environment:
      MMAUDIT_SMTP_URL=smtp://user@host:587 (STARTTLS) or smtps://user@host:465
      MMAUDIT_SMTP_PASSWORD=… or MMAUDIT_SMTP_PASSWORD_FILE=…
    """
    if not eml and not sending:
        raise UsageError("Nothing to do.", "Give --eml FILE, or --send with --to ADDRESS.")
    if sending and not (recipients and sender):
        raise UsageError(
            "--send wants --to ADDRESS and --from ADDRESS.", "MMAUDIT_MAIL_FROM may hold the sender."
        )
    report = json_v1.load(read(report_json))
    page = report_json.with_name("report.html")
    message = email_message.compose(
        report, sender=sender, recipients=recipients, lang=known_language(lang),
        html_report=page.read_bytes() if page.is_file() else None,
    )  # fmt: skip
    if eml:
        write_atomically(eml, message.as_bytes())
        click.echo(f"mmaudit: {eml}")
    if sending:
        server = os.environ.get("MMAUDIT_SMTP_URL")
        if not server:
            raise DeliveryError("MMAUDIT_SMTP_URL is not set.", "Example: smtp://user@mail.example:587")
        send(message, server)
        click.echo(f"mmaudit: sent to {', '.join(recipients)}")


def read(path: Path) -> bytes:
    """The file's bytes; ``UsageError`` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"Cannot read {path}: {error}.", "mmaudit audit writes report.json.") from error
