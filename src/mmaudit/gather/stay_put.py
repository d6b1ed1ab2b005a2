"""Keeps a page where it is while it is tapped: nothing that a tap starts may leave it or send anything."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any

from playwright.async_api import CDPSession

from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.errands import Errands
from mmaudit.gather.open_page import OpenPage

COMMAND_TIMEOUT_S = 1.0
# A busy page takes it later: nobody needs to wait for that.
DETACH_TIMEOUT_S = 0.3
# RFC 9110 section 9.2.1: methods that only ask.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class StayPut:
    """Refuses the page's navigations and whatever would send data; ``wanted`` counts the attempts to leave."""

    def __init__(self, cdp: CDPSession, main_frame: str) -> None:
        self._cdp = cdp
        self._main_frame = main_frame
        self._errands = Errands(COMMAND_TIMEOUT_S)
        self.wanted = 0

    async def start(self) -> None:
        """Begin to refuse."""
        self._cdp.on("Fetch.requestPaused", self._paused)
        self._cdp.on("Page.frameRequestedNavigation", self._asked)
        # A new window is an attempt to leave as well; whoever watches the page closes it.
        self._cdp.on("Page.windowOpen", self._opened)
        await limited(self._cdp.send("Page.enable"), COMMAND_TIMEOUT_S)
        await limited(self._cdp.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]}), COMMAND_TIMEOUT_S)

    def _asked(self, event: dict[str, Any]) -> None:
        if event["frameId"] == self._main_frame:
            self.wanted += 1

    def _opened(self, _: dict[str, Any]) -> None:
        self.wanted += 1

    def _paused(self, event: dict[str, Any]) -> None:
        leaves = event["resourceType"] == "Document" and event["frameId"] == self._main_frame
        # "Aborted" leaves the document as it is; other reasons would show the browser's page for errors.
        if leaves or event["request"]["method"] not in SAFE_METHODS:
            self._answer("Fetch.failRequest", {"requestId": event["requestId"], "errorReason": "Aborted"})
        else:
            self._answer("Fetch.continueRequest", {"requestId": event["requestId"]})

    def _answer(self, method: str, params: dict[str, Any]) -> None:
        self._errands.do(self._cdp.send(method, params))


@contextlib.asynccontextmanager
async def staying_put(open_page: OpenPage) -> AsyncIterator[StayPut]:
    """Within it the page cannot go anywhere: by a session of its own, for requests have other listeners."""
    frames = await open_page.send("Page.getFrameTree")
    session = await limited(open_page.context.new_cdp_session(open_page.page), COMMAND_TIMEOUT_S)
    stay = StayPut(session, frames["frameTree"]["frame"]["id"])
    try:
        await stay.start()
        yield stay
    finally:
        await attempted(session.detach(), DETACH_TIMEOUT_S)
