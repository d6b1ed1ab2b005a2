"""AMP's validator at work: in an empty page of its own, without network, never in the page that is audited."""

import contextlib
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page
from playwright.async_api import Error as BrowserError

from mmaudit.gather.amp_source import AmpSource, EngineText, NoEngineError
from mmaudit.gather.deadline import attempted, limited
from mmaudit.model.amp_validation import AmpFinding, AmpValidation

START_LIMIT_S = 10.0
VALIDATE_LIMIT_S = 6.0
CLOSE_LIMIT_S = 3.0
# Above some 2 MB the engine runs out of its memory, which does not grow.
MAX_DOCUMENT = 1_500_000
MAX_FINDINGS = 50
SOURCE_LINE = 160
BEFORE_THE_PLACE = 40

JUDGE = """async ([html, most]) => {
  await amp.validator.init();
  const result = amp.validator.validateString(html, "AMP");
  const told = result.errors.slice(0, most).map((e) => ({
    severity: String(e.severity), code: String(e.code), line: Number(e.line) || 0, col: Number(e.col) || 0,
    message: String(amp.validator.renderErrorMessage(e)).slice(0, 500), spec_url: String(e.specUrl || "").slice(0, 500),
  }));
  return { status: String(result.status), count: result.errors.length, told };
}"""


class AmpEngine:
    """The validator of one browser, started with the first AMP page."""

    def __init__(self, source: AmpSource) -> None:
        self.source = source
        self._browser: Browser | None = None
        self._context: BrowserContext | None = None
        self._page: Page | None = None

    async def validate(self, browser: Browser, url: str, html: str) -> AmpValidation:
        """Judge ``html`` as it was served; never raises for what a document does to the engine."""
        if len(html) > MAX_DOCUMENT:
            return not_checked(url, "The document is too large for AMP's validator.")
        try:
            engine = await self.source.engine()
            page = await self._ready(browser, engine)
            said = await limited(page.evaluate(JUDGE, [html, MAX_FINDINGS]), VALIDATE_LIMIT_S)
        except NoEngineError as error:
            return not_checked(url, str(error))
        except (BrowserError, TimeoutError):
            # An engine that ran out of memory judges no other document either.
            await self.close()
            return not_checked(url, "AMP's validator could not process the document.")
        return as_validation(said, url=url, html=html, engine=engine)

    async def close(self) -> None:
        """Let go of the page; the next document gets a new one."""
        context, self._context, self._page = self._context, None, None
        if context is not None:
            with contextlib.suppress(BrowserError):
                await attempted(context.close(), CLOSE_LIMIT_S)

    async def _ready(self, browser: Browser, engine: EngineText) -> Page:
        if self._page is not None and self._browser is browser:
            return self._page
        self._context = await limited(
            browser.new_context(offline=True, service_workers="block"), START_LIMIT_S
        )
        page = await limited(self._context.new_page(), START_LIMIT_S)
        await limited(page.add_script_tag(content=engine.text), START_LIMIT_S)
        self._page, self._browser = page, browser
        return page


def not_checked(url: str, reason: str) -> AmpValidation:
    """A document that nobody judged."""
    return AmpValidation(url=url, valid=None, reason=reason)


def as_validation(said: dict[str, Any], *, url: str, html: str, engine: EngineText) -> AmpValidation:
    """What the engine said, with the lines that it speaks of."""
    lines = html.split("\n")
    findings = tuple(
        AmpFinding(**each, source_line=source_line(lines, each["line"], each["col"])) for each in said["told"]
    )
    valid = {"PASS": True, "FAIL": False}.get(said["status"])
    return AmpValidation(
        url=url,
        valid=valid,
        reason="" if valid is not None else "AMP's validator could not process the document.",
        count=said["count"],
        findings=findings,
        engine=engine.sha256[:12],
    )


def source_line(lines: list[str], line: int, col: int) -> str:
    """What stands at a place, with a little before it."""
    if not 1 <= line <= len(lines):
        return ""
    begin = max(0, col - BEFORE_THE_PLACE)
    return lines[line - 1][begin : begin + SOURCE_LINE].strip()
