"""The e-mail: a text part, an HTML part below the size at which Gmail cuts, and the report attached."""

from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime, make_msgid

import css_inline

from mmaudit.errors import UsageError
from mmaudit.model.report import SiteReport
from mmaudit.report.email_view import MailView, view_mail
from mmaudit.report.templating import html_environment, text_environment
from mmaudit.report.view.language import find_language

# Gmail shows no more than 102 kB of HTML; quoted-printable does not count, the bytes of the HTML do.
MAX_HTML_BYTES = 80_000
# Tried in this order until the message is small enough.
PAGE_ROWS = (12, 6, 3, 0)
_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def compose(
    report: SiteReport,
    *,
    sender: str,
    recipients: Sequence[str],
    lang: str = "en",
    html_report: bytes | None = None,
    draft: bool = False,
) -> EmailMessage:
    """The message about ``report``; ``UsageError`` for an address that is none.

    ``html_report`` is attached. With ``draft``, or without recipients, mail programs open the file to be sent
    (``X-Unsent``).
    """
    attached = html_report is not None
    view, html = _fitting_html(report, lang, attached=attached)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = view.subject
    if sender:
        message["From"] = _address(sender)
    if recipients:
        message["To"] = [_address(each) for each in recipients]
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = make_msgid(domain=_domain(sender))
    message["Auto-Submitted"] = "auto-generated"
    if draft or not recipients:
        message["X-Unsent"] = "1"
    message.set_content(_text(view, lang, attached=attached), cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    if html_report is not None:
        message.add_attachment(html_report, maintype="text", subtype="html", filename="report.html")
    return message


def _fitting_html(report: SiteReport, lang: str, *, attached: bool) -> tuple[MailView, str]:
    """The view with as many rows as fit, and its HTML."""
    for rows in PAGE_ROWS:
        view = view_mail(report, lang=lang, most_pages=rows)
        html = _html(view, lang, attached=attached)
        if len(html.encode()) <= MAX_HTML_BYTES:
            break
    return view, html


def _html(view: MailView, lang: str, *, attached: bool) -> str:
    template = html_environment().get_template("email/report.html")
    return _INLINER.inline(template.render(view=view, attached=attached, _=find_language(lang).gettext))


def _text(view: MailView, lang: str, *, attached: bool) -> str:
    template = text_environment().get_template("text/report.txt")
    return template.render(view=view, attached=attached, _=find_language(lang).gettext)


def _address(text: str) -> Address:
    """``name@host`` or ``Name <name@host>``."""
    name, bracket, rest = text.strip().rpartition("<")
    spec = rest.removesuffix(">") if bracket else text.strip()
    try:
        address = Address(display_name=name.strip().strip('"'), addr_spec=spec)
    except (ValueError, IndexError, MessageError) as error:
        raise UsageError(f"'{text[:80]!s}' is not an e-mail address.", "Write name@example.com.") from error
    if not address.domain or not address.username:
        raise UsageError(f"'{text[:80]!s}' is not an e-mail address.", "Write name@example.com.")
    return address


def _domain(sender: str) -> str:
    # Without a sender no host name of this machine leaks into the message.
    return _address(sender).domain if sender else "mmaudit.invalid"
