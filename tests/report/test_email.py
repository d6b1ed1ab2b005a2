"""The e-mail is one that mail programs accept, small and harmless."""

import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import lxml.html
import pytest

from mmaudit.errors import UsageError
from mmaudit.model.report import SiteReport
from mmaudit.report.email_message import compose

SENDER, CLIENT = "An Agency <hello@agency.example>", "client@kohvik.example"


def read(report: SiteReport, **options: object) -> EmailMessage:
    base: dict[str, object] = {"sender": SENDER, "recipients": (CLIENT,), "html_report": b"<!doctype html>"}
    composed = compose(report, **{**base, **options})  # type: ignore[arg-type]
    message = message_from_bytes(composed.as_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_text_html_and_the_report_travel_together(report: SiteReport) -> None:
    message = read(report)
    assert [each.get_content_type() for each in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/html"
    ]  # fmt: skip
    assert [each.get_filename() for each in message.iter_attachments()] == ["report.html"]


def test_the_headers_are_complete(report: SiteReport) -> None:
    message = read(report)
    assert message["Subject"] == "Mobile audit of kohvik.example: 61 of 100, needs work"
    assert message["From"] == SENDER
    assert message["To"] == CLIENT
    assert message["Date"].datetime is not None
    assert message["Message-ID"].endswith("@agency.example>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Unsent"] is None


def test_a_draft_opens_to_be_sent(report: SiteReport) -> None:
    assert read(report, sender="", recipients=())["X-Unsent"] == "1"
    assert read(report, draft=True)["X-Unsent"] == "1"


def test_no_line_is_too_long_for_a_mail_server(report: SiteReport) -> None:
    data = compose(report, sender=SENDER, recipients=(CLIENT,), html_report=b"x" * 5000).as_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 998


def test_the_text_part_tells_the_same(report: SiteReport) -> None:
    text = body(read(report), "plain")
    assert "Nobody can call with one tap." in text
    assert "1. Offer sizes with srcset; 824 px serves this phone" in text
    assert "attached as report.html" in text
    assert "attached as report.html" not in body(read(report, html_report=None), "plain")


def test_styles_stand_inline_and_dark_mode_is_kept(report: SiteReport) -> None:
    html = body(read(report), "html")
    page = lxml.html.document_fromstring(html)
    assert page.xpath("//h1/@style")
    assert "prefers-color-scheme" in html
    assert not page.xpath("//script | //link | //svg | //img")


def test_it_stays_below_the_size_where_gmail_cuts(many_pages: Callable[[int], SiteReport]) -> None:
    large = many_pages(300)
    long = replace(large, fixes=tuple(replace(each, text="long " * 900) for each in large.fixes))
    assert len(body(read(long), "html").encode()) < 100_000


def test_a_hostile_site_stays_text(hostile: SiteReport) -> None:
    message = read(hostile)
    page = lxml.html.document_fromstring(body(message, "html"))
    assert not page.xpath(
        "//script | //img | //svg | //iframe | //@href | //@onerror | //@onload | //@onmouseover"
    )
    assert "\n" not in message["Subject"]
    assert len(body(message, "html").encode()) < 100_000
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", body(message, "plain").replace("\r\n", "\n"))


@pytest.mark.parametrize(
    "address", ["nobody", "a@b@c", "x@y.example\r\nBcc: z@evil.example", "<>", "@example.com", "a@"]
)
def test_an_address_that_is_none_is_refused(report: SiteReport, address: str) -> None:
    with pytest.raises(UsageError, match="not an e-mail address"):
        compose(report, sender=SENDER, recipients=(address,))
