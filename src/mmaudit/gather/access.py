"""What opens the site goes to the audited origin and nowhere else."""

import asyncio
from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession

from mmaudit.config.settings import Access
from mmaudit.gather.deadline import attempted, limited

COMMAND_TIMEOUT_S = 5.0
DEFAULT_PORTS = {"http": 80, "https": 443}


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port; a URL that cannot be read has none, and equals no other."""
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return ("", url, None)
    return (parts.scheme, (parts.hostname or "").lower(), port)


def is_own(url: str, start_url: str) -> bool:
    """Whether ``url`` is of the origin of ``start_url``, or of its https twin on the default ports."""
    here, there = origin_of(start_url), origin_of(url)
    return there == here or (here[0] == "http" and here[2] == 80 and there == ("https", here[1], 443))


def secret_headers(access: Access) -> dict[str, str]:
    """The user's headers, and the name and password as Basic authentication (RFC 7617)."""
    headers = dict(access.headers)
    if access.username is not None:
        pair = f"{access.username}:{access.password or ''}"
        headers["Authorization"] = "Basic " + b64encode(pair.encode()).decode("ascii")
    return headers


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
        self._headers = secret_headers(access)
        self._start_url = start_url
        self._tasks: set[asyncio.Task[bool]] = set()

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
        task = asyncio.ensure_future(
            attempted(self._cdp.send("Fetch.continueRequest", command), COMMAND_TIMEOUT_S)
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _headers_for(self, url: str, headers: dict[str, str]) -> dict[str, str]:
        secret = {name.lower(): value for name, value in self._headers.items()}
        kept = {
            name: value
            for name, value in headers.items()
            if not (name.lower() in secret and value == secret[name.lower()])
        }
        if not is_own(url, self._start_url):
            return kept
        theirs = {name: value for name, value in kept.items() if name.lower() not in secret}
        return {**theirs, **self._headers}
