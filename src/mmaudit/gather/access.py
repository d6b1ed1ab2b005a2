"""What opens the site goes to the audited origin and nowhere else."""

from typing import Any

from playwright.async_api import BrowserContext, CDPSession

from mmaudit.config.authorization import authorization
from mmaudit.config.settings import Access
from mmaudit.facts.origin import may_be_opened
from mmaudit.gather.deadline import limited
from mmaudit.gather.errands import Errands

COMMAND_TIMEOUT_S = 5.0


async def give_cookies(context: BrowserContext, access: Access, start_url: str) -> None:
    """Set the user's cookies for the audited origin."""
    cookies: list[Any] = [
        {"name": cookie.name, "value": cookie.value, "url": start_url} for cookie in access.cookies
    ]
    if cookies:
        await limited(context.add_cookies(cookies), COMMAND_TIMEOUT_S)


class HeaderGiver:
    """Adds the user's headers to requests of one page to the audited origin, and takes them off all others.

    Every request is looked at, not only our own origin's: Chromium keeps added headers across a redirect.
    """

    def __init__(self, cdp: CDPSession, access: Access, start_url: str) -> None:
        self._cdp = cdp
        self._headers = authorization(access)
        self._start_url = start_url
        self._errands = Errands(COMMAND_TIMEOUT_S)

    async def start(self) -> None:
        """Begin, when there is anything to give."""
        if not self._headers:
            return
        self._cdp.on("Fetch.requestPaused", self._paused)
        await limited(self._cdp.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]}), COMMAND_TIMEOUT_S)

    def _paused(self, event: dict[str, Any]) -> None:
        request = event["request"]
        headers = self._headers_for(request["url"], request["headers"])
        command = {
            "requestId": event["requestId"],
            "headers": [{"name": name, "value": value} for name, value in headers.items()],
        }
        self._errands.do(self._cdp.send("Fetch.continueRequest", command))

    def _headers_for(self, url: str, headers: dict[str, str]) -> dict[str, str]:
        secret = {name.lower(): value for name, value in self._headers.items()}
        kept = {
            name: value
            for name, value in headers.items()
            if not (name.lower() in secret and value == secret[name.lower()])
        }
        if not may_be_opened(url, self._start_url):
            return kept
        theirs = {name: value for name, value in kept.items() if name.lower() not in secret}
        return {**theirs, **self._headers}
