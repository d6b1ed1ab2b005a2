"""Opened in a real browser, the report runs nothing, asks for nothing and fits a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from mmaudit.model.report import SiteReport
from mmaudit.report import html
from mmaudit.report.email_message import compose

pytestmark = pytest.mark.browser

# What a finger needs, but for links within a sentence: https://web.dev/articles/accessible-tap-targets
SMALL_TARGETS = """() => [...document.querySelectorAll('a, summary')]
  .filter(each => each.checkVisibility() && !each.closest('.lede, .skip, p:not(.single), dd'))
  .map(each => [each.textContent.trim().slice(0, 40), each.getBoundingClientRect().height])
  .filter(([, height]) => height < 48)"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    yield context.new_page()
    context.close()


def watch(page: Page) -> list[str]:
    """What the page does beyond showing itself; filled while it runs."""
    seen: list[str] = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: seen.append(f"request {request.url[:80]}"))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    return seen


def open_report(page: Page, text: str, folder: Path) -> list[str]:
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    seen = watch(page)
    page.goto(file.as_uri())
    own = f"request {file.as_uri()}"[:88]
    return [each for each in seen if each != own and not each.startswith("request data:image/webp;base64,")]


def test_a_hostile_report_is_inert(phone: Page, hostile: SiteReport, tmp_path: Path) -> None:
    seen = open_report(phone, html.render(hostile, pictures=lambda _name: None), tmp_path)
    phone.evaluate(OPEN_ALL)
    assert seen == []
    assert phone.evaluate("document.querySelectorAll('script, img, iframe, svg[onload]').length") == 0
    assert phone.evaluate(OVERFLOW) <= 0


def test_the_report_fits_a_phone_and_its_targets_fit_a_finger(
    phone: Page, report: SiteReport, album: Any, tmp_path: Path
) -> None:
    seen = open_report(phone, html.render(report, pictures=album.get), tmp_path)
    phone.evaluate(OPEN_ALL)
    assert seen == []
    assert phone.evaluate(OVERFLOW) <= 0
    assert phone.evaluate(SMALL_TARGETS) == []
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate(OVERFLOW) <= 0


def test_the_email_fits_a_phone(phone: Page, report: SiteReport, hostile: SiteReport, tmp_path: Path) -> None:
    for each in (report, hostile):
        message = compose(each, sender="", recipients=())
        part = message.get_body(("html",))
        assert part is not None
        assert open_report(phone, str(part.get_content()), tmp_path) == []
        assert phone.evaluate(OVERFLOW) <= 0
