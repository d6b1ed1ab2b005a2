"""What happens to a page beside its loading: events, dialogs, popups, downloads, a crash."""

import asyncio
from typing import Any

from playwright.async_api import CDPSession, Dialog, Download, Page

from mmaudit.gather.errands import Errands

ANSWER_TIMEOUT_S = 3.0
MAX_DIALOGS = 10


class PageWatch:
    """Watches ``page`` from its creation; dialogs are dismissed, popups closed, downloads refused."""

    def __init__(self, page: Page, cdp: CDPSession, main_frame: str) -> None:
        self._page = page
        self._cdp = cdp
        self._main_frame = main_frame
        self._errands = Errands(ANSWER_TIMEOUT_S)
        self.loaded = asyncio.Event()
        self.crashed = asyncio.Event()
        self.gone = asyncio.Event()
        self.dialogs = 0
        self.popups = 0
        self.downloads = 0

    def start(self) -> None:
        """Begin to watch."""
        self._page.on("dialog", self._dialog)
        self._page.on("popup", self._popup)
        self._page.on("download", self._download)
        self._page.on("crash", lambda _: self.crashed.set())
        self._page.on("close", lambda _: self.gone.set())
        self._cdp.on("Page.lifecycleEvent", self._lifecycle)
        self._cdp.on("Inspector.targetCrashed", lambda _: self.crashed.set())

    def _lifecycle(self, event: dict[str, Any]) -> None:
        if event.get("frameId") != self._main_frame:
            return
        if event["name"] == "init":
            self.loaded.clear()
        elif event["name"] == "load":
            self.loaded.set()

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs += 1
        self._errands.do(dialog.dismiss())
        if self.dialogs >= MAX_DIALOGS:
            # Disabling alone lets the script that is running ask on: "while (!confirm()) {}".
            self._errands.do(self._cdp.send("Emulation.setScriptExecutionDisabled", {"value": True}))
            self._errands.do(self._cdp.send("Runtime.terminateExecution"))

    def _popup(self, popup: Page) -> None:
        self.popups += 1
        self._errands.do(popup.close())

    def _download(self, download: Download) -> None:
        self.downloads += 1
        self._errands.do(download.cancel())
