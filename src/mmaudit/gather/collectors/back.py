"""Leave the page and come back: does the browser keep it as it was, and is the place found again?

In a tab of its own: Playwright calls what happens there unsupported, and what breaks is thrown away with the tab.
"""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from playwright.async_api import Error as BrowserError

from mmaudit.gather.access import HeaderGiver
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.snapshot import Back, KeptOut

AWAY = "about:blank"
LOAD_TIMEOUT_S = 6.0
STEP_TIMEOUT_S = 4.0
CLOSE_TIMEOUT_S = 1.0
# How far down the page is left, and the least way that tells anything.
LEAVE_AT_PX = 1200
LEAST_PX = 300
# A page that is built late finds its place late; so long a visitor may wait.
PATIENCE_MS = 2500
# The browser writes the place into its history some time after scrolling.
NOTED_MS = 400
MAX_REASONS = 10
OURS_TO_JUDGE = "PageSupportNeeded"
RESTORED = "BackForwardCacheRestore"


class Told:
    """What the browser tells of a return."""

    def __init__(self) -> None:
        self.is_kept = False
        self.reasons: list[KeptOut] = []

    def navigated(self, event: dict[str, Any]) -> None:
        """A document is shown."""
        self.is_kept = self.is_kept or event.get("type") == RESTORED

    def not_kept(self, event: dict[str, Any]) -> None:
        """The document on return is a new one."""
        of_documents = reasons_of(event.get("notRestoredExplanationsTree") or {})
        named = {each.reason for each in of_documents}
        # The tree says whose fault it is, but leaves some out.
        of_all = reasons_of({"explanations": event.get("notRestoredExplanations", ())})
        others = [each for each in of_all if each.reason not in named]
        self.reasons += [*of_documents, *others][:MAX_REASONS]


async def collect(open_page: OpenPage) -> Back:
    """One way there and back; where the page was kept, one more on which it is not."""
    async with tab_of(open_page) as tab:
        told = Told()
        tab.cdp.on("Page.frameNavigated", told.navigated)
        tab.cdp.on("Page.backForwardCacheNotUsed", told.not_kept)
        await tab.send("Page.enable")
        await limited(tab.page.goto(open_page.final_url, wait_until="load", timeout=0), LOAD_TIMEOUT_S)
        left_px = await leave_at(tab)
        found_px = await there_and_back(tab, left_px)
        is_kept, reloaded_px = told.is_kept, None
        if is_kept and left_px is not None:
            await tab.run("no_back_cache")
            with contextlib.suppress(BrowserError, ScriptError, TimeoutError):
                reloaded_px = await there_and_back(tab, await leave_at(tab))
    reasons = () if is_kept else tuple(dict.fromkeys(told.reasons))
    return Back(is_kept=is_kept, reasons=reasons, left_px=left_px, found_px=found_px, reloaded_px=reloaded_px)


@contextlib.asynccontextmanager
async def tab_of(open_page: OpenPage) -> AsyncIterator[OpenPage]:
    """Another tab of the page's context, with the user's headers."""
    page = await limited(open_page.context.new_page(), STEP_TIMEOUT_S)
    try:
        cdp = await limited(open_page.context.new_cdp_session(page), STEP_TIMEOUT_S)
        await HeaderGiver(cdp, open_page.access, open_page.final_url).start()
        yield replace(open_page, page=page, cdp=cdp)
    finally:
        await attempted(page.close(), CLOSE_TIMEOUT_S)


async def leave_at(tab: OpenPage) -> float | None:
    """Scroll down as a reader does; where the page then stands, ``None`` when it has too little way to go."""
    stands_px = float(await tab.run("stand_at", LEAVE_AT_PX, PATIENCE_MS, NOTED_MS))
    return stands_px if stands_px >= LEAST_PX else None


async def there_and_back(tab: OpenPage, left_px: float | None) -> float | None:
    """Where the page stands on return."""
    await limited(tab.page.goto(AWAY, timeout=0), STEP_TIMEOUT_S)
    await limited(tab.page.go_back(wait_until="commit", timeout=0), STEP_TIMEOUT_S)
    # Whoever asks at once may still meet the page that was left.
    found_px = float(await tab.run("came_back", left_px or 0, PATIENCE_MS))
    return None if left_px is None else found_px


def reasons_of(tree: dict[str, Any]) -> list[KeptOut]:
    """What the page can change, of a document and of those in its frames."""
    found = [
        KeptOut(reason=str(each["reason"])[:100], url=blamed(each, tree)[:2000])
        for each in tree.get("explanations", ())
        if each.get("type") == OURS_TO_JUDGE
    ]
    for child in tree.get("children", ()):
        found += reasons_of(child)
    return found


def blamed(explanation: dict[str, Any], tree: dict[str, Any]) -> str:
    """The script that the browser names, else the document."""
    scripts = [str(each.get("url", "")) for each in explanation.get("details", ())]
    return next(filter(None, scripts), str(tree.get("url", "")))
